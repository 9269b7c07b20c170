"""Sections within sections: awards over units, units over awards, kinds over either; and lines that are no nominees."""

from __future__ import annotations

import pytest

from bangvang_paper.reading import Reading, read_list
from bangvang_paper.reading.meaning.lines import heading_of
from bangvang_paper.reading.meaning.sections import Sections
from reading.workbooks import workbook


def read(*lines: list[object]) -> Reading:
    return read_list(workbook(["TT", "Họ và tên", "Chức vụ"], *lines), "a.xlsx")


def told(reading: Reading) -> list[tuple[str, str, str]]:
    return [(row.name, row.unit, row.form) for row in reading.rows]


def test_awards_over_units() -> None:
    reading = read(
        ["I. Giấy khen"],
        ["1. Phòng Dạy nghề"],
        [1, "Lê Văn An", "Y sĩ"],
        ["2. Văn phòng Sở"],
        [1, "Bùi Thị Hà", "Kế toán"],
        ["II. Bằng khen của UBND tỉnh"],
        ["1. Phòng Dạy nghề"],
        [1, "Đỗ Thu Lan", "Y sĩ"],
    )
    assert told(reading) == [
        ("Lê Văn An", "Phòng Dạy nghề", "Giấy khen"),
        ("Bùi Thị Hà", "Văn phòng Sở", "Giấy khen"),
        ("Đỗ Thu Lan", "Phòng Dạy nghề", "Bằng khen của UBND tỉnh"),
    ]
    assert all(row.is_guessed("unit") and row.is_guessed("form") for row in reading.rows)


def test_units_over_awards() -> None:
    reading = read(
        ["A. Phòng Dạy nghề"],
        ["I. LĐTT"],
        [1, "Lê Văn An", "Y sĩ"],
        ["II. CSTĐCS"],
        [1, "Bùi Thị Hà", "Kế toán"],
        ["B. Văn phòng Sở"],
        ["I. LĐTT"],
        [1, "Đỗ Thu Lan", "Y sĩ"],
    )
    assert told(reading) == [
        ("Lê Văn An", "Phòng Dạy nghề", "LĐTT"),
        ("Bùi Thị Hà", "Phòng Dạy nghề", "CSTĐCS"),
        ("Đỗ Thu Lan", "Văn phòng Sở", "LĐTT"),
    ]


def test_a_new_outer_section_closes_what_was_inside() -> None:
    reading = read(
        ["I. LĐTT"], ["1. Phòng Dạy nghề"], [1, "Lê Văn An", "Y sĩ"], ["II. CSTĐCS"], [1, "Bùi Thị Hà", "Kế toán"]
    )
    assert told(reading) == [("Lê Văn An", "Phòng Dạy nghề", "LĐTT"), ("Bùi Thị Hà", "", "CSTĐCS")]


def test_units_numbered_like_the_people_below_them() -> None:
    reading = read(
        [1, "Phòng Dạy nghề"],
        [1, "Lê Văn An", "Y sĩ"],
        [2, "Đỗ Thu Lan", "Y sĩ"],
        [2, "Văn phòng Sở"],
        [1, "Bùi Thị Hà", "Kế toán"],
    )
    assert [(row.name, row.unit) for row in reading.rows] == [
        ("Lê Văn An", "Phòng Dạy nghề"),
        ("Đỗ Thu Lan", "Phòng Dạy nghề"),
        ("Bùi Thị Hà", "Văn phòng Sở"),
    ]


def test_collectives_that_say_no_more_than_their_names_are_nominees() -> None:
    """The last of them stands right before the section of people."""
    reading = read(
        ["I", "TẬP THỂ"], [1, "Phòng Dạy nghề"], [2, "Văn phòng Sở"], ["II", "CÁ NHÂN"], [1, "Lê Văn An", "Y sĩ"]
    )
    assert [(row.kind, row.name) for row in reading.rows] == [
        ("collective", "Phòng Dạy nghề"),
        ("collective", "Văn phòng Sở"),
        ("individual", "Lê Văn An"),
    ]


def test_numbers_of_several_parts() -> None:
    reading = read(["1", "Phòng Dạy nghề"], ["1.1", "Lê Văn An", "Y sĩ"], ["1.2", "Đỗ Thu Lan", "Y sĩ"])
    assert [(row.name, row.unit) for row in reading.rows] == [
        ("Lê Văn An", "Phòng Dạy nghề"),
        ("Đỗ Thu Lan", "Phòng Dạy nghề"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "form", "unit"),
    [
        ("I. TẬP THỂ", "collective", "", ""),
        ("Phần I: Tập thể:", "collective", "", ""),
        ("II. Cá nhân: 09", "individual", "", ""),
        ("Giấy khen (05 tập thể)", "collective", "Giấy khen", ""),
        ("Danh hiệu “Chiến sĩ thi đua cơ sở”:", "individual", "Chiến sĩ thi đua cơ sở", ""),
        ("- Đề nghị UBND tỉnh tặng Bằng khen", None, "Bằng khen", ""),
        ("1. CSTĐCS", "individual", "CSTĐCS", ""),
        ("III. Thư khen", None, "Thư khen", ""),
        ("* Phòng Người có công (5 người)", None, "", "Phòng Người có công"),
        ("Đơn vị: Trường THCS Lê Lợi", None, "", "Trường THCS Lê Lợi"),
        ("Điều 1. Tặng Giấy khen cho 2 cá nhân", "individual", "Giấy khen", ""),
    ],
)
def test_what_headings_say(text: str, kind: str | None, form: str, unit: str) -> None:
    heading = heading_of(text)
    assert heading is not None
    assert (heading.kind, heading.form, heading.unit) == (kind, form, unit)


@pytest.mark.parametrize(
    "text", ["Bà Đoàn Thị Hạnh", "1. Nguyễn Văn An", "A Tủa", "1. Mục đích, yêu cầu", "Kèm theo Tờ trình"]
)
def test_what_is_no_heading(text: str) -> None:
    assert heading_of(text) is None


def test_a_title_that_names_both_kinds_says_nothing_of_the_kind() -> None:
    heading = heading_of("Danh sách tập thể, cá nhân đề nghị tặng Giấy khen")
    assert heading is not None
    assert (heading.kind, heading.form) == (None, "Giấy khen")


def test_headings_without_numbers_stand_side_by_side_when_they_say_things_of_one_sort() -> None:
    sections = Sections()
    for text in ("GIẤY KHEN", "Tập thể", "Cá nhân"):
        heading = heading_of(text)
        assert heading is not None
        sections.enter(heading)
    assert (sections.form.text, sections.kind) == ("GIẤY KHEN", "individual")
    following = heading_of("BẰNG KHEN")
    assert following is not None
    sections.enter(following)
    assert (sections.form.text, sections.kind) == ("BẰNG KHEN", None)


def test_a_director_among_the_nominees_is_no_signature() -> None:
    head = ["Họ và tên", "Chức vụ", "Đơn vị", "Hình thức"]
    reading = read_list(
        workbook(head, ["Lê Văn An", "Giám đốc", "Trung tâm Bảo trợ", "GK"], ["Bùi Thị Hà", "Phó Chủ tịch", "UBND xã A", "GK"],
                 ["", "", "GIÁM ĐỐC"], ["", "", "Trần Văn Ký"]),
        "a.xlsx",
    )  # fmt: skip
    assert [row.name for row in reading.rows] == ["Lê Văn An", "Bùi Thị Hà"]


def test_a_head_that_comes_again_without_numbers_is_nobody_and_nothing_to_repeat() -> None:
    head = ["Họ và tên", "Chức vụ", "Đơn vị", "Hình thức"]
    reading = read_list(
        workbook(head, ["Lê Văn An", "Y sĩ", "Phòng A", "GK"], head, ["Bùi Thị Hà", "Kế toán", "nt", "nt"]), "a.xlsx"
    )
    assert [(row.name, row.unit, row.form) for row in reading.rows] == [
        ("Lê Văn An", "Phòng A", "GK"),
        ("Bùi Thị Hà", "Phòng A", "GK"),
    ]


def test_ditto_marks_reach_over_a_head_that_comes_again_on_the_next_page() -> None:
    head = ["TT", "Họ và tên", "Đơn vị", "Hình thức"]
    reading = read_list(
        workbook(head, [1, "Lê Văn An", "Phòng A", "GK"], head, [2, "Bùi Thị Hà", "nt", "nt"]), "a.xlsx"
    )
    assert [row.unit for row in reading.rows] == ["Phòng A", "Phòng A"]
    assert reading.rows[1].guesses_of("unit") == ["Đơn vị: lấy theo dòng 2 vì ô ghi “nt”."]


def test_a_unit_written_once_holds_for_the_people_below_as_a_guess() -> None:
    head = ["TT", "Đơn vị", "Họ và tên", "Hình thức"]
    reading = read_list(workbook(head, [1, "Phòng A", "Lê Văn An", "GK"], [2, "", "Bùi Thị Hà", "GK"]), "a.xlsx")
    assert [row.unit for row in reading.rows] == ["Phòng A", "Phòng A"]
    assert reading.rows[1].guesses_of("unit") == ["Đơn vị: ô để trống, lấy theo dòng trên “Phòng A”."]


def test_a_merit_that_may_be_shared_is_pointed_out_and_not_copied() -> None:
    head = ["TT", "Họ và tên", "Đơn vị", "Hình thức", "Thành tích"]
    people = [[n, name, "Phòng A", "GK"] for n, name in enumerate(["Bùi Thị Hà", "Đỗ Thu Lan", "Lý Văn Sơn"], 2)]
    reading = read_list(workbook(head, [1, "Lê Văn An", "Phòng A", "GK", "Có thành tích tốt"], *people), "a.xlsx")
    assert [row.merit for row in reading.rows] == ["Có thành tích tốt", "", "", ""]
    assert [row.is_guessed("merit") for row in reading.rows] == [False, True, True, True]


def test_the_unit_of_the_whole_list() -> None:
    reading = read_list(
        workbook(
            ["Đơn vị: Trường THCS Lê Lợi"],
            ["TT", "Họ và tên", "Chức vụ", "Hình thức"],
            [1, "Lê Văn An", "Giáo viên", "GK"],
        ),
        "a.xlsx",
    )
    assert reading.rows[0].unit == "Trường THCS Lê Lợi"
    assert reading.rows[0].guesses_of("unit") == ["Đơn vị: lấy theo đầu danh sách “Trường THCS Lê Lợi”."]


def test_what_headings_and_titles_say_keeps_their_cell() -> None:
    reading = read_list(
        workbook(
            ["Danh sách đề nghị tặng Giấy khen"],
            ["TT", "Họ và tên"],
            [1, "Lê Văn An"],
            ["I. Bằng khen của UBND tỉnh"],
            ["1. Phòng Dạy nghề"],
            [1, "Bùi Thị Hà"],
        ),
        "a.xlsx",
    )
    assert reading.rows[0].source["fields"] == {"name": "B3", "form": "A1"}
    assert reading.rows[1].source["fields"] == {"name": "B6", "form": "A4", "unit": "A5"}
