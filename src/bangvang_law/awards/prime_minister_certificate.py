"""Bằng khen của Thủ tướng Chính phủ, Điều 73. Individuals were read; collectives and households were not."""

from bangvang_law.criteria import (
    all_of,
    any_of,
    held,
    held_within,
    movement_result,
    rated_in_a_row,
    recipient_group,
    stated,
    unread,
)

_PERSONS = "Luật 06/2022/QH15, Điều 73 khoản 1"
_WORKERS = "Luật 06/2022/QH15, Điều 73 khoản 2"
_DECREE_WORKER = "NĐ 152/2025/NĐ-CP, Điều 27 khoản 1"
_DECREE_FARMER = "NĐ 152/2025/NĐ-CP, Điều 27 khoản 2"

_MOVEMENT = movement_result("outstanding", at=f"{_PERSONS} điểm a")
_CAREER = all_of(
    held("ministry_province_certificate", at=f"{_PERSONS} điểm b"),
    rated_in_a_row("good", years="years_in_a_row", at=f"{_PERSONS} điểm b"),
    held_within("grassroots_emulation_fighter", times="times_held", years="years_in_a_row", at=f"{_PERSONS} điểm b"),
    at=f"{_PERSONS} điểm b",
)
_CONTRIBUTION = stated(
    "contribution",
    "đóng góp vào phát triển kinh tế - xã hội, khoa học công nghệ, công tác xã hội, từ thiện của đất nước",
    judged=True,
    at=f"{_PERSONS} điểm d",
)
_WORKER_ROUTES = all_of(
    recipient_group("worker", "farmer", "laborer", at=_WORKERS),
    any_of(
        all_of(
            recipient_group("worker", "laborer", at=_DECREE_WORKER),
            stated(
                "initiative_high_commune", "có sáng kiến giá trị cao, ảnh hưởng trong phạm vi xã", at=_DECREE_WORKER
            ),
            stated("trains_colleagues", "giúp đỡ đồng nghiệp nâng cao tay nghề", judged=True, at=_DECREE_WORKER),
            at=f"{_WORKERS} điểm c",
        ),
        all_of(
            recipient_group("farmer", at=_DECREE_FARMER),
            stated(
                "effective_model",
                "có mô hình hiệu quả, ổn định từ 02 năm, ảnh hưởng trong phạm vi xã",
                at=_DECREE_FARMER,
            ),
            stated("helps_other_households_and_jobs", "giúp đỡ hộ khác, tạo việc làm", judged=True, at=_DECREE_FARMER),
            at=f"{_WORKERS} điểm d",
        ),
        unread("phạm vi ảnh hưởng tại điểm b (thành tích trong lao động, sản xuất).", at=f"{_WORKERS} điểm b"),
    ),
    at=_WORKERS,
)

SENTENCES = {
    "individual": all_of(
        stated("law_abiding", "gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật", at=_PERSONS),
        any_of(
            _MOVEMENT,
            _CAREER,
            stated(
                "many_or_sudden_achievements",
                "lập nhiều thành tích hoặc thành tích đột xuất, ảnh hưởng trong bộ, ban, ngành, tỉnh",
                at=f"{_PERSONS} điểm c",
            ),
            stated("regional_prize", "đoạt giải khu vực", at=f"{_PERSONS} điểm c"),
            _CONTRIBUTION,
            _WORKER_ROUTES,
        ),
    )
}
