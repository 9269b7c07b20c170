"""Anh hùng Lực lượng vũ trang nhân dân, Điều 62 khoản 1 (individuals; the end of point c is cut); khoản 2 was not read."""

from bangvang_law.criteria import all_of, any_of, stated, unread

_CLAUSE = "Luật 06/2022/QH15, Điều 62 khoản 1"

SENTENCES = {
    "individual": all_of(
        stated(
            "absolute_loyalty_exemplary",
            "trung thành tuyệt đối, gương mẫu về mọi mặt",
            judged=True,
            at=f"{_CLAUSE} điểm a",
        ),
        any_of(
            stated(
                "heroic_act_exceptional_achievement",
                "có hành động anh hùng, thành tích đặc biệt xuất sắc, nêu gương toàn quốc",
                judged=True,
                at=f"{_CLAUSE} điểm b",
            ),
            stated(
                "research_of_exceptional_value_applied",
                "có công trình nghiên cứu giá trị đặc biệt, được ứng dụng trong toàn quốc",
                judged=True,
                at=f"{_CLAUSE} điểm b",
            ),
        ),
        stated(
            "skill_all_duties_excellent_training_others",
            "chuyên môn giỏi, hoàn thành xuất sắc mọi nhiệm vụ, có công lớn trong đào tạo, bồi dưỡng",
            judged=True,
            at=f"{_CLAUSE} điểm c",
        ),
        unread("phần cuối của điểm c khoản 1.", at=f"{_CLAUSE} điểm c"),
    )
}
