"""Huân chương Độc lập hạng Nhì, Điều 37: the long-service route was read; merit routes and collectives were not."""

from bangvang_law.awards._high_posts import (
    CENTRAL_AND_PROVINCE_DEPUTIES,
    CENTRAL_AND_PROVINCE_DEPUTIES_TEXT,
    CENTRAL_AND_PROVINCE_HEADS,
    CENTRAL_AND_PROVINCE_HEADS_TEXT,
    COLONEL_GENERAL,
    DEPUTY_MINISTER,
    DEPUTY_MINISTER_TEXT,
    MINISTER,
    MINISTER_TEXT,
    long_service,
    office,
)
from bangvang_law.criteria import any_of, unread
from bangvang_law.criteria.careers import era

_POINT = "Luật 06/2022/QH15, Điều 37 khoản 1 điểm a"
_DECREE = "NĐ 152/2025/NĐ-CP, Điều 14"

SENTENCES = {
    "individual": any_of(
        long_service(
            _POINT,
            office(MINISTER, MINISTER_TEXT, years="years_as_minister", at=_DECREE),
            office(COLONEL_GENERAL, "Thượng tướng", years="years_as_colonel_general", at=_DECREE),
            office(DEPUTY_MINISTER, DEPUTY_MINISTER_TEXT, years="years_as_deputy_minister", at=_DECREE),
            era(
                "tiền khởi nghĩa",
                office(
                    CENTRAL_AND_PROVINCE_DEPUTIES,
                    CENTRAL_AND_PROVINCE_DEPUTIES_TEXT,
                    years="years_as_deputy_before_1945",
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
                    office(
                        CENTRAL_AND_PROVINCE_DEPUTIES,
                        CENTRAL_AND_PROVINCE_DEPUTIES_TEXT,
                        years="years_as_deputy",
                        at=_DECREE,
                    ),
                ),
                at=_DECREE,
            ),
        ),
        unread("các điểm khác của Điều 37 khoản 1.", at="Luật 06/2022/QH15, Điều 37 khoản 1"),
    )
}
