"""Forms and titles as offices write them, resolved to awards."""

from __future__ import annotations

import pytest

from bangvang_law.book import national_book
from bangvang_paper.reading.awards import _CLASSED, _SHORT, _WORDED, award_of, form_within

LETTER, CERTIFICATE = "commendation_letter", "ministry_province_certificate"


@pytest.mark.parametrize(
    ("written", "award"),
    [
        ("Giấy khen", LETTER),
        ("GIẤY KHEN CỦA GIÁM ĐỐC SỞ", LETTER),
        ("GK", LETTER),
        ("G.Khen", LETTER),
        ("GK GĐ Sở", LETTER),
        ("Đề nghị tặng Giấy khen", LETTER),
        ("Bằng khen của Sở", CERTIFICATE),
        ("Bằng khen của UBND tỉnh", CERTIFICATE),
        ("Bằng khen của Chủ tịch UBND thành phố;", CERTIFICATE),
        ("Bằng khen của Bộ trưởng", CERTIFICATE),
        ("BK", CERTIFICATE),
        ("BK UBND TP", CERTIFICATE),
        ("Bằng khen của TW Đoàn", CERTIFICATE),
        ("Bằng khen của Đại học Quốc gia", CERTIFICATE),
        ("Bằng khen của Thủ tướng Chính phủ", "prime_minister_certificate"),
        ("Bằng khen Thủ tướng", "prime_minister_certificate"),
        ("BK TTCP", "prime_minister_certificate"),
        ("BKTTg", "prime_minister_certificate"),
        ("BK của TTg", "prime_minister_certificate"),
        ("Lao động tiên tiến", "advanced_worker"),
        ("LĐTT", "advanced_worker"),
        ("LDTT", "advanced_worker"),
        ("LĐTTCX", "advanced_worker"),
        ("CSTT", "advanced_soldier"),
        ("CSTĐCS", "grassroots_emulation_fighter"),
        ("CSTĐ CS", "grassroots_emulation_fighter"),
        ("CSTĐ cơ sở", "grassroots_emulation_fighter"),
        ("Chiến sỹ thi đua cấp cơ sở", "grassroots_emulation_fighter"),
        ("Chiến sĩ thi đua cấp tỉnh", "ministerial_provincial_emulation_fighter"),
        ("Chiến sĩ thi đua thành phố", "ministerial_provincial_emulation_fighter"),
        ("CSTĐ TP", "ministerial_provincial_emulation_fighter"),
        ("CSTĐCB", "ministerial_provincial_emulation_fighter"),
        ("CSTĐ toàn quốc", "national_emulation_fighter"),
        ("CSTĐTQ", "national_emulation_fighter"),
        ("Tập thể lao động tiên tiến", "advanced_labor_collective"),
        ("TT LĐTT", "advanced_labor_collective"),
        ("TTLĐXS", "excellent_labor_collective"),
        ("TT Lao động XS", "excellent_labor_collective"),
        ("Đơn vị tiên tiến", "advanced_unit"),
        ("Đơn vị quyết thắng", "determined_to_win_unit"),
        ("CTĐCP", "government_emulation_flag"),
        ("Cờ thi đua xuất sắc của Chính phủ", "government_emulation_flag"),
        ("Cờ của Thủ tướng", "government_emulation_flag"),
        ("Cờ thi đua của UBND tỉnh", "ministerial_provincial_emulation_flag"),
        ("Cờ thi đua cấp Bộ", "ministerial_provincial_emulation_flag"),
        ("HCLĐ hạng Ba", "labor_order_3"),
        ("Huân chương Lao động hạng 3", "labor_order_3"),
        ("Huân chương lao động hạng III", "labor_order_3"),
        ("HCĐL hạng Nhì", "independence_order_2"),
        ("Huân chương Bảo vệ Tổ quốc hạng Nhất", "national_defense_order_1"),
        ("HC Chiến công hạng nhì", "feat_order_2"),
        ("Huân chương Đại đoàn kết dân tộc", "great_national_unity_order"),
        ("AHLĐ", "hero_of_labor"),
        ("NSƯT", "peoples_or_merited_artist"),
        ("Kỉ niệm chương", "commemorative_medal"),
        ("KNC", "commemorative_medal"),
        ("Gia đình văn hoá", "cultural_family"),
    ],
)
def test_known_wordings(written: str, award: str) -> None:
    assert award_of(written) == award


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Thư khen",
        "Bằng Lao động sáng tạo",
        "Huân chương Lao động",
        "HCLĐ",
        "Chiến sĩ thi đua",
        "Cờ thi đua của Liên đoàn Lao động tỉnh",
        "Khen thưởng",
        "Có thành tích",
        "x",
    ],
)
def test_what_is_unknown_or_says_too_little_stays_unknown(written: str) -> None:
    assert award_of(written) is None


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("Danh sách đề nghị tặng Giấy khen của Giám đốc Sở năm 2020", "Giấy khen của Giám đốc Sở"),
        ("DANH SÁCH TẬP THỂ ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA UBND TỈNH", "BẰNG KHEN CỦA UBND TỈNH"),
        ("Danh sách đề nghị khen thưởng phong trào thi đua", ""),
    ],
)
def test_a_form_is_found_within_a_title(line: str, form: str) -> None:
    assert form_within(line) == form


def test_every_award_that_reading_can_name_is_in_the_law_book() -> None:
    named = {*_SHORT.values(), *(award for _, award in _WORDED if award)}
    named |= {f"{stem}_{number}" for _, stem in _CLASSED for number in (1, 2, 3)}
    known = {award.id for award in national_book().awards()}
    assert named - known == set()


def test_every_award_of_the_law_book_is_recognised_by_its_own_name() -> None:
    """Except where one entry names several givers or honours at once: those names are not what a list would say."""
    unread = {award.id for award in national_book().awards() if award_of(award.name) != award.id}
    assert unread <= {"military_region_or_vnu_certificate"}
