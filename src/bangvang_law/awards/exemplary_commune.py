"""Xã, phường, đặc khu tiêu biểu, Điều 29 khoản 1; from 2025-07-01 the movement is the province's (NĐ 152/2025, Điều 8)."""

from bangvang_law.criteria import all_of, movement_result, stated
from bangvang_law.criteria.standing import DECREE_152
from bangvang_law.criteria.versions import from_day

_CLAUSE = "Luật 06/2022/QH15, Điều 29 khoản 1"
_DECREE = "NĐ 152/2025/NĐ-CP, Điều 8"

SENTENCES = {
    "collective": all_of(
        from_day(
            DECREE_152,
            before=movement_result("leading", launched_by=("district",), at=_CLAUSE),
            after=movement_result("leading", launched_by=("province",), at=_DECREE),
        ),
        stated("tasks_done", "hoàn thành nhiệm vụ kinh tế - xã hội, quốc phòng, an ninh", judged=True, at=_CLAUSE),
        stated("economy_stable", "kinh tế ổn định và từng bước phát triển", judged=True, at=_CLAUSE),
        stated("culture_healthy", "đời sống văn hóa, tinh thần lành mạnh, phong phú", judged=True, at=_CLAUSE),
        stated("environment_safe_clean", "môi trường an toàn, thân thiện, cảnh quan sạch đẹp", judged=True, at=_CLAUSE),
        stated("law_abiding", "chấp hành tốt chủ trương của Đảng, chính sách, pháp luật", judged=True, at=_CLAUSE),
    )
}
