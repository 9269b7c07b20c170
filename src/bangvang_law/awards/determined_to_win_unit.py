"""Đơn vị quyết thắng, Điều 27 khoản 2: points a, b, d of khoản 1 are named; the rest of the sentence was not read."""

from bangvang_law.awards.excellent_labor_collective import POINT_A, POINT_B, POINT_D
from bangvang_law.criteria import all_of, unread

_CLAUSE = "Luật 06/2022/QH15, Điều 27 khoản 2"

SENTENCES = {
    "collective": all_of(
        POINT_A,
        POINT_B,
        POINT_D,
        unread("phần cuối của khoản 2 (điểm còn lại được dẫn chiếu và tỷ lệ Chiến sĩ tiên tiến).", at=_CLAUSE),
    )
}
