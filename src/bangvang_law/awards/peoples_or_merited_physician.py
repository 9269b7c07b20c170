"""Thầy thuốc nhân dân, Thầy thuốc ưu tú, Điều 65: khoản 2 (nhân dân) was read in part; khoản 3 (ưu tú) was not."""

from bangvang_law.criteria import all_of, any_of, held, stated, unread

_CLAUSE = "Luật 06/2022/QH15, Điều 65 khoản 2"
_DECREE = "NĐ 25/2024/NĐ-CP"

SENTENCES = {
    "individual": any_of(
        all_of(
            held("peoples_or_merited_physician", at=_DECREE),
            stated(
                "loyal_law_abiding", "trung thành với Tổ quốc, gương mẫu chấp hành pháp luật", at=f"{_CLAUSE} điểm a"
            ),
            stated(
                "ethics_talent_many_achievements_influence",
                "có phẩm chất, tài năng, nhiều thành tích và ảnh hưởng trong ngành",
                judged=True,
                at=f"{_CLAUSE} điểm b",
            ),
            any_of(
                stated("direct_technical_years", "trực tiếp làm chuyên môn kỹ thuật từ 20 năm", at=f"{_CLAUSE} điểm c"),
                stated(
                    "sector_years",
                    "quản lý: công tác trong ngành từ 25 năm, trong đó từ 15 năm trực tiếp làm chuyên môn",
                    at=f"{_CLAUSE} điểm c",
                ),
            ),
            any_of(
                stated("research_excellence", "chủ trì ít nhất một nhiệm vụ cấp bộ, tỉnh đã nghiệm thu", at=_DECREE),
                unread("các lựa chọn khác về nghiên cứu.", at=_DECREE),
            ),
            at=_CLAUSE,
        ),
        unread("khoản 3 (Thầy thuốc ưu tú).", at="Luật 06/2022/QH15, Điều 65 khoản 3"),
    )
}
