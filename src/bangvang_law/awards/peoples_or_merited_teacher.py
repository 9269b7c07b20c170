"""Nhà giáo nhân dân, Nhà giáo ưu tú, Điều 64: khoản 3 (ưu tú) was read; khoản 2 (nhân dân) was not.

Time in border, sea, island and specially difficult areas counts twice (khoản 4); whoever states the years counts it so.
"""

from bangvang_law.criteria import all_of, any_of, stated, unread
from bangvang_law.criteria.careers import ask_person

_CLAUSE = "Luật 06/2022/QH15, Điều 64 khoản 3"

SENTENCES = {
    "individual": any_of(
        all_of(
            ask_person(
                "là nhà giáo, cán bộ quản lý hoặc cán bộ nghiên cứu giáo dục", at="Luật 06/2022/QH15, Điều 64 khoản 1"
            ),
            stated(
                "loyal_law_abiding", "trung thành với Tổ quốc, gương mẫu chấp hành pháp luật", at=f"{_CLAUSE} điểm a"
            ),
            stated(
                "ethics_talent_merit",
                "có phẩm chất, tài năng và công lao trong sự nghiệp giáo dục",
                judged=True,
                at=f"{_CLAUSE} điểm b",
            ),
            any_of(
                stated("direct_teaching_years", "trực tiếp giảng dạy từ 15 năm trở lên", at=f"{_CLAUSE} điểm c"),
                stated(
                    "sector_years",
                    "quản lý, nghiên cứu: công tác trong ngành từ 20 năm, trong đó từ 10 năm trực tiếp giảng dạy",
                    at=f"{_CLAUSE} điểm c",
                ),
            ),
            at=_CLAUSE,
        ),
        unread("khoản 2 (Nhà giáo nhân dân) và NĐ 35/2024/NĐ-CP.", at="Luật 06/2022/QH15, Điều 64 khoản 2"),
    )
}
