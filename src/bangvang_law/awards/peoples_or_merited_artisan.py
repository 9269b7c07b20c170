"""Nghệ nhân nhân dân, Nghệ nhân ưu tú: crafts by NĐ 43/2024, heritage by NĐ 93/2023; read for nhân dân only, in part."""

from bangvang_law.criteria import all_of, any_of, held, stated, unread
from bangvang_law.criteria.negative import not_stated

_CRAFT = "NĐ 43/2024/NĐ-CP, Điều 6"
_HERITAGE = "NĐ 93/2023/NĐ-CP, Điều 7"

SENTENCES = {
    "individual": any_of(
        all_of(
            held("peoples_or_merited_artisan", at=_CRAFT),
            stated("loyal_law_abiding", "trung thành với Tổ quốc, gương mẫu chấp hành pháp luật", at=_CRAFT),
            stated("craft_years", "có 20 năm làm nghề thủ công mỹ nghệ (liên tục hoặc cộng dồn)", at=_CRAFT),
            stated(
                "ethics_national_representative", "có phẩm chất, tài năng tiêu biểu toàn quốc", judged=True, at=_CRAFT
            ),
            stated(
                "new_works_after_merited_title",
                "sau khi được tặng ưu tú có ít nhất 02 tác phẩm mới đạt giải",
                at=_CRAFT,
            ),
            at=_CRAFT,
        ),
        all_of(
            not_stated(
                "trained_in_higher_or_vocational_school_in_that_heritage",
                "được đào tạo tại trường về chính di sản đó",
                at="NĐ 93/2023/NĐ-CP, Điều 4",
            ),
            stated("loyal_law_abiding", "trung thành với Tổ quốc, gương mẫu chấp hành pháp luật", at=_HERITAGE),
            stated("ethics", "có phẩm chất đạo đức tốt", judged=True, at=_HERITAGE),
            stated(
                "exceptional_skill_and_contribution",
                "có tài năng, đóng góp đặc biệt xuất sắc",
                judged=True,
                at=_HERITAGE,
            ),
            unread("các điểm còn lại của Điều 7.", at=_HERITAGE),
            at=_HERITAGE,
        ),
        unread("Nghệ nhân ưu tú.", at=_CRAFT),
    )
}
