"""Forms and titles as offices write them, resolved to awards."""

from __future__ import annotations

import pytest

from bangvang_law.book import national_book
from bangvang_paper.reading.awards import (
    NAMES,
    award_of,
    awards_of,
    form_like,
    form_within,
    is_form,
    recipient_kind_of,
)
from bangvang_paper.reading.awards.abbreviations import ABBREVIATIONS, STEMS
from bangvang_paper.reading.awards.wordings import CLASSED_WORDINGS, WORDINGS
from bangvang_paper.reading.checks import own_problems
from bangvang_paper.reading.rows import Row
from bangvang_paper.vietnamese import folded

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
        "BK TT",
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
        ("Danh sách đề nghị tặng HCLĐ hạng Ba năm 2023", "HCLĐ hạng Ba"),
        ("Danh sách công nhận danh hiệu CSTĐCS năm học 2019-2020", "CSTĐCS"),
        ("Danh sách đề nghị khen thưởng phong trào thi đua", ""),
    ],
)
def test_a_form_is_found_within_a_title(line: str, form: str) -> None:
    assert form_within(line) == form


@pytest.mark.parametrize(
    ("written", "award"),
    [
        ("HCLĐ3", "labor_order_3"),
        ("HCLĐ III", "labor_order_3"),
        ("HCĐL hạng 2", "independence_order_2"),
        ("HC BVTQ hạng Nhất", "national_defense_order_1"),
        ("HCCC hạng Ba", "feat_order_3"),
        ("HCh CSVV hạng Nhì", "glorious_fighter_medal_2"),
        ("HCHCM", "ho_chi_minh_order"),
        ("HC Sao vàng", "gold_star_order"),
        ("BK UBND TP", "ministry_province_certificate"),
        ("BK CT UBND tỉnh", "ministry_province_certificate"),
        ("BK của quân khu", "military_region_or_vnu_certificate"),
        ("CTĐ của Bộ", "ministerial_provincial_emulation_flag"),
        ("CSTĐ cấp ngành", "ministerial_provincial_emulation_fighter"),
        ("CSTĐCS năm 2020", "grassroots_emulation_fighter"),
        ("LĐTT (năm học 2019-2020)", "advanced_worker"),
        ("Danh hiệu “Lao động tiên tiến”", "advanced_worker"),
        ("TTND", "peoples_or_merited_physician"),
        ("MVNAH", "heroic_vietnamese_mother"),
        ("GĐVH", "cultural_family"),
        ("Huy chương Vì ANTQ", "national_security_medal"),
        ("KNC “Vì sự nghiệp giáo dục”", "commemorative_medal"),
    ],
)
def test_abbreviations_in_the_wild(written: str, award: str) -> None:
    assert award_of(written) == award


def test_there_are_at_least_eighty_abbreviations_and_each_is_reached_as_it_is_written() -> None:
    assert len(ABBREVIATIONS) + len(STEMS) >= 80
    for short, awards in ABBREVIATIONS.items():
        assert short == folded(short).replace(" ", ""), short
        assert awards_of(short.upper()) == awards, short
    for short, stem in STEMS.items():
        assert awards_of(f"{short.upper()} hạng Nhì") == (f"{stem}_2",), short


@pytest.mark.parametrize(
    ("written", "possible"),
    [
        ("HCLĐ", {"labor_order_1", "labor_order_2", "labor_order_3"}),
        ("Huân chương Độc lập", {"independence_order_1", "independence_order_2", "independence_order_3"}),
        ("BK TT", {"prime_minister_certificate", "ministry_province_certificate"}),
        ("HCHN", {"friendship_order", "friendship_medal"}),
    ],
)
def test_what_says_too_little_says_what_it_can_be(written: str, possible: set[str]) -> None:
    assert set(awards_of(written)) == possible
    assert award_of(written) is None
    problem = own_problems(Row("collective", "Phòng A", form=written))[0]
    assert all(NAMES[award] in problem for award in possible), problem
    assert problem.startswith(f"Hình thức “{written}” chưa đủ rõ: có thể là ")


@pytest.mark.parametrize(
    ("written", "award"),
    [
        ("Giây khe", "commendation_letter"),
        ("Lao đôngg tiên tiến", "advanced_worker"),
        ("Kỷ niêm chươg", "commemorative_medal"),
    ],
)
def test_a_misspelt_name_is_only_like_an_award(written: str, award: str) -> None:
    assert (award_of(written), form_like(written)) == (None, award)


@pytest.mark.parametrize("written", ["GK1", "Bằng", "Huân chương", "Chiến sĩ thi đua xã", "Giấy mời", "Thư khen"])
def test_what_is_like_nothing_stays_unknown(written: str) -> None:
    assert form_like(written) is None


def test_a_form_outside_the_law_book_is_a_form_all_the_same() -> None:
    assert (is_form("Thư khen"), award_of("Thư khen")) == (True, None)
    assert not is_form("Phòng Tổ chức")
    assert not is_form("Cơ sở cai nghiện ma túy số 2")


def test_a_title_of_collectives_on_a_person_is_a_problem() -> None:
    assert recipient_kind_of("excellent_labor_collective") == "collective"
    row = Row("individual", "Lê Văn An", form="TTLĐXS", award="excellent_labor_collective")
    assert own_problems(row) == ["“TTLĐXS” chỉ dành cho tập thể nhưng dòng này là cá nhân."]


def test_every_award_that_reading_can_name_is_in_the_law_book() -> None:
    named = {award for awards in ABBREVIATIONS.values() for award in awards}
    named |= {award for _, awards in WORDINGS for award in awards}
    named |= {
        f"{stem}_{number}"
        for stem in {*STEMS.values(), *(stem for _, stem in CLASSED_WORDINGS)}
        for number in (1, 2, 3)
    }
    known = {award.id for award in national_book().awards()}
    assert named - known == set()


def test_the_names_of_awards_are_those_of_the_law_book() -> None:
    assert {award.id: award.name for award in national_book().awards()} == NAMES


def test_every_award_of_the_law_book_is_recognised_by_its_own_name() -> None:
    """Except where one entry names several givers or honours at once: those names are not what a list would say."""
    unread = {award.id for award in national_book().awards() if award_of(award.name) != award.id}
    assert unread <= {"military_region_or_vnu_certificate"}
