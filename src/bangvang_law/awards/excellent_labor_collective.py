"""Tập thể lao động xuất sắc, Điều 27 khoản 1. Unlike the law of 2003 it does not bar a member disciplined by a warning."""

from bangvang_law.criteria import all_of, member_count, member_share, rated, stated

_CLAUSE = "Luật 06/2022/QH15, Điều 27 khoản 1"

POINT_A = rated("excellent", at=f"{_CLAUSE} điểm a")
POINT_B = stated(
    "active_regular_effective_movement",
    "có phong trào thi đua sôi nổi, thường xuyên, hiệu quả",
    judged=True,
    at=f"{_CLAUSE} điểm b",
)
POINT_D = member_count("grassroots_emulation_fighter", at_least="member_count", at=f"{_CLAUSE} điểm d")

SENTENCES = {
    "collective": all_of(
        POINT_A,
        POINT_B,
        member_share("completed", at_least="completed_share", at=f"{_CLAUSE} điểm c"),
        member_share("advanced_worker", at_least="member_share", at=f"{_CLAUSE} điểm c"),
        POINT_D,
        stated(
            "united_and_exemplary_law_abiding",
            "nội bộ đoàn kết, gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật",
            judged=True,
            at=f"{_CLAUSE} điểm đ",
        ),
    )
}
