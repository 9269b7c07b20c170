"""Huân chương Độc lập hạng Nhất, Điều 36: the long-service route was read; merit routes and collectives were not."""

from bangvang_law.awards._high_posts import (
    CENTRAL_AND_PROVINCE_HEADS,
    CENTRAL_AND_PROVINCE_HEADS_TEXT,
    COLONEL_GENERAL,
    GENERAL,
    MINISTER,
    MINISTER_TEXT,
    SECOND,
    SECOND_TEXT,
    long_service,
    office,
)
from bangvang_law.criteria import any_of, unread
from bangvang_law.criteria.careers import era

_POINT = "Luật 06/2022/QH15, Điều 36 khoản 1 điểm a"
_DECREE = "NĐ 152/2025/NĐ-CP, Điều 13"

SENTENCES = {
    "individual": any_of(
        long_service(
            _POINT,
            office(SECOND, SECOND_TEXT, years="years_as_second_leader", at=_DECREE),
            office(GENERAL, "Đại tướng", at=_DECREE),
            office(MINISTER, MINISTER_TEXT, years="years_as_minister", at=_DECREE),
            office(COLONEL_GENERAL, "Thượng tướng", years="years_as_colonel_general", at=_DECREE),
            era(
                "hoạt động cách mạng trước năm 1945",
                office(
                    ("pho_truong_ban_dang_tw_bi_thu_tinh_uy_thu_truong", "trung_tuong"),
                    "Phó Trưởng ban Đảng ở Trung ương, Bí thư tỉnh ủy, Thứ trưởng hoặc Trung tướng",
                    at=_DECREE,
                ),
                at=_DECREE,
            ),
            era(
                "hai cuộc kháng chiến",
                any_of(
                    office(
                        CENTRAL_AND_PROVINCE_HEADS, CENTRAL_AND_PROVINCE_HEADS_TEXT, years="years_as_head", at=_DECREE
                    ),
                    office(COLONEL_GENERAL, "Thượng tướng", at=_DECREE),
                ),
                at=_DECREE,
            ),
        ),
        unread("các điểm khác của Điều 36 khoản 1.", at="Luật 06/2022/QH15, Điều 36 khoản 1"),
    )
}
