"""Giấy khen. The law gives no criteria: ministries and provinces set them (Điều 75 khoản 2)."""

from bangvang_law.criteria import left_to_local

_LOCAL = left_to_local(
    "Luật giao bộ, ban, ngành, tỉnh quy định tiêu chuẩn tặng Giấy khen; cần người đối chiếu với quy định của nơi tặng.",
    at="Luật 06/2022/QH15, Điều 75 khoản 2",
)

SENTENCES = {"individual": _LOCAL, "collective": _LOCAL, "household": _LOCAL}
