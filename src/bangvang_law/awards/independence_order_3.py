"""Huân chương Độc lập hạng Ba, Điều 38: the long-service route was read; merit routes and collectives were not."""

from bangvang_law.awards._high_posts import (
    CENTRAL_AND_PROVINCE_DEPUTIES,
    CENTRAL_AND_PROVINCE_DEPUTIES_TEXT,
    COLONEL_GENERAL,
    DEPUTY_MINISTER,
    DEPUTY_MINISTER_TEXT,
    DIRECTORS,
    DIRECTORS_TEXT,
    MINISTER,
    MINISTER_TEXT,
    long_service,
    office,
)
from bangvang_law.criteria import all_of, any_of, stated, unread
from bangvang_law.criteria.careers import era

_POINT = "Luật 06/2022/QH15, Điều 38 khoản 1 điểm a"
_DECREE = "NĐ 152/2025/NĐ-CP, Điều 15"

SENTENCES = {
    "individual": any_of(
        long_service(
            _POINT,
            office(MINISTER, MINISTER_TEXT, years="years_as_minister", at=_DECREE),
            office(COLONEL_GENERAL, "Thượng tướng", at=_DECREE),
            office(DEPUTY_MINISTER, DEPUTY_MINISTER_TEXT, years="years_as_deputy_minister", at=_DECREE),
            era("trước năm 1945 hoặc tiền khởi nghĩa", office(DIRECTORS, DIRECTORS_TEXT, at=_DECREE), at=_DECREE),
            all_of(
                stated(
                    "continuous_service_southern_battlefield",
                    "công tác liên tục ở chiến trường miền Nam từ 10 năm trở lên",
                    at=_DECREE,
                ),
                office(
                    ("huyen_uy_vien_hoac_tuong_duong",), "Huyện ủy viên và tương đương (trước 30/4/1975)", at=_DECREE
                ),
                at=_DECREE,
            ),
            era(
                "hai cuộc kháng chiến",
                office(
                    CENTRAL_AND_PROVINCE_DEPUTIES,
                    CENTRAL_AND_PROVINCE_DEPUTIES_TEXT,
                    years="years_as_deputy",
                    at=_DECREE,
                ),
                at=_DECREE,
            ),
        ),
        unread("các điểm khác của Điều 38 khoản 1.", at="Luật 06/2022/QH15, Điều 38 khoản 1"),
    )
}
