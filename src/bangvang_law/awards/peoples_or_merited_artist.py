"""Nghệ sĩ nhân dân, Nghệ sĩ ưu tú, by NĐ 61/2024, Điều 7 and 8; the law's own article was not read."""

from bangvang_law.criteria import all_of, any_of, held, stated, unread

_PEOPLE = "NĐ 61/2024/NĐ-CP, Điều 7"
_MERITED = "NĐ 61/2024/NĐ-CP, Điều 8"
_YEARS = "hoạt động nghệ thuật chuyên nghiệp từ {} năm (xiếc, múa: từ {} năm)"

SENTENCES = {
    "individual": any_of(
        all_of(
            stated("loyal_law_abiding", "trung thành với Tổ quốc, gương mẫu chấp hành pháp luật", at=_PEOPLE),
            stated("ethics_talent_reputation", "có phẩm chất, tài năng, uy tín nghề nghiệp", judged=True, at=_PEOPLE),
            stated("professional_art_years", _YEARS.format(20, 15), at=_PEOPLE),
            held("peoples_or_merited_artist", at=_PEOPLE),
            any_of(
                stated("gold_prize_national", "có ít nhất 02 giải Vàng quốc gia, trong đó 01 giải cá nhân", at=_PEOPLE),
                unread("các lựa chọn khác của Điều 7 khoản 4.", at=_PEOPLE),
            ),
            at=_PEOPLE,
        ),
        all_of(
            stated("professional_art_years", _YEARS.format(15, 10), at=_MERITED),
            stated(
                "prize_criterion_or_special_contribution",
                "đạt tiêu chuẩn về giải thưởng hoặc có cống hiến đặc biệt",
                at=_MERITED,
            ),
            unread("các tiêu chuẩn còn lại của Điều 8.", at=_MERITED),
            at=_MERITED,
        ),
    )
}
