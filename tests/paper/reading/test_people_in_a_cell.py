"""Several people in one cell, several forms on one line, and names that could be read in two ways."""

from __future__ import annotations

import pytest

from bangvang_paper.reading import Reading, read_list
from reading.workbooks import workbook

HEAD = ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức"]


def read(*lines: list[object]) -> Reading:
    return read_list(workbook(HEAD, *lines), "a.xlsx")


@pytest.mark.parametrize(
    "cell",
    [
        "Ông Lê Văn An; Bà Bùi Thị Hà",
        "Lê Văn An\nBùi Thị Hà",
        "1. Lê Văn An\n2. Bùi Thị Hà",
        "- Lê Văn An;\n- Bùi Thị Hà.",
        "Lê Văn An, Bùi Thị Hà",
        "Ông Lê Văn An và bà Bùi Thị Hà",
    ],
)
def test_each_person_of_a_cell_is_a_row_of_the_same_line(cell: str) -> None:
    reading = read([1, cell, "Y sĩ", "Phòng A", "GK"])
    assert [(row.name, row.position, row.unit, row.form) for row in reading.rows] == [
        ("Lê Văn An", "Y sĩ", "Phòng A", "GK"),
        ("Bùi Thị Hà", "Y sĩ", "Phòng A", "GK"),
    ]
    assert {row.source["row"] for row in reading.rows} == {2}
    assert all("Họ tên: tách 2 tên từ một ô." in row.guesses_of("name") for row in reading.rows)


def test_what_stands_beside_in_as_many_parts_is_shared_out() -> None:
    reading = read([1, "Lê Văn An\nBùi Thị Hà", "Y sĩ\nKế toán", "Phòng A", "GK"])
    assert [(row.name, row.position) for row in reading.rows] == [("Lê Văn An", "Y sĩ"), ("Bùi Thị Hà", "Kế toán")]
    assert all(row.is_guessed("position") for row in reading.rows)


def test_what_stands_beside_in_another_number_of_parts_is_left_whole_and_marked() -> None:
    reading = read([1, "Lê Văn An; Bùi Thị Hà", "Y sĩ; Kế toán; Lái xe", "Phòng A", "GK"])
    assert {row.position for row in reading.rows} == {"Y sĩ; Kế toán; Lái xe"}
    assert "Chức vụ: số phần trong ô khác số tên nên để cả ô cho từng người." in reading.rows[0].guesses_of("position")


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Nguyễn Thị\nHạnh", "Nguyễn Thị Hạnh"),
        ("Phòng Bảo vệ, chăm sóc trẻ em", "Phòng Bảo vệ, chăm sóc trẻ em"),
        ("Hộ ông Lê Văn An và bà Bùi Thị Hà", "Hộ ông Lê Văn An và bà Bùi Thị Hà"),
        ("Trung tâm Hỗ trợ\nPhụ nữ", "Trung tâm Hỗ trợ Phụ nữ"),
    ],
)
def test_one_name_on_two_lines_or_with_a_comma_stays_one(cell: str, name: str) -> None:
    assert [row.name for row in read([1, cell, "", "", "GK"]).rows] == [name]


def test_two_forms_of_one_line_are_two_rows() -> None:
    one = read([1, "Lê Văn An", "Y sĩ", "Phòng A", "LĐTT, CSTĐCS"])
    assert [row.award for row in one.rows] == ["advanced_worker", "grassroots_emulation_fighter"]
    assert all(row.is_guessed("form") for row in one.rows)
    two = read_list(
        workbook(
            ["TT", "Họ và tên", "Danh hiệu", "Hình thức khen"],
            [1, "Lê Văn An", "LĐTT", "GK"],
            [2, "Bùi Thị Hà", "", "GK"],
        ),
        "a.xlsx",
    )
    assert [(row.name, row.form) for row in two.rows] == [
        ("Lê Văn An", "LĐTT"),
        ("Lê Văn An", "GK"),
        ("Bùi Thị Hà", "GK"),
    ]


def test_a_form_that_has_a_comma_of_its_own_is_one() -> None:
    assert [row.form for row in read([1, "Lê Văn An", "", "Phòng A", "Bằng khen của Bộ, ban, ngành, tỉnh"]).rows] == [
        "Bằng khen của Bộ, ban, ngành, tỉnh"
    ]


def test_ong_is_a_family_name_where_nobody_is_addressed() -> None:
    reading = read(
        *[[n, name, "", "Phòng A", "GK"] for n, name in enumerate(["Lê Văn An", "Ông Đức Hòa", "Bùi Thị Hà"], 1)]
    )
    assert [(row.honorific, row.name) for row in reading.rows][1] == ("", "Ông Đức Hòa")
    assert reading.rows[1].is_guessed("name")
    assert not reading.rows[0].is_guessed("name")


def test_ong_is_a_word_of_address_where_others_are_addressed_too() -> None:
    reading = read(
        *[[n, name, "", "Phòng A", "GK"] for n, name in enumerate(["Bà Lê Thị An", "Ông Đức Hòa", "Ông Ông Văn Hà"], 1)]
    )
    assert [(row.honorific, row.name) for row in reading.rows] == [
        ("Bà", "Lê Thị An"),
        ("Ông", "Đức Hòa"),
        ("Ông", "Ông Văn Hà"),
    ]


def test_a_column_of_address_keeps_the_family_name_ong() -> None:
    head = ["TT", "Ông/Bà", "Họ và tên", "Hình thức"]
    reading = read_list(workbook(head, [1, "Ông", "Ông Văn Dũng", "GK"], [2, "Bà", "Bùi Thị Hà", "GK"]), "a.xlsx")
    assert (reading.rows[0].honorific, reading.rows[0].name) == ("Ông", "Ông Văn Dũng")


@pytest.mark.parametrize(
    ("cell", "honorific", "name", "position"),
    [
        ("ThS. Lê Văn An", "", "Lê Văn An", "ThS, Y sĩ"),
        ("Ông PGS.TS Lê Văn An", "Ông", "Lê Văn An", "PGS.TS, Y sĩ"),
        ("Đại tá Lê Văn An", "", "Lê Văn An", "Đại tá, Y sĩ"),
    ],
)
def test_rank_and_degree_leave_the_name_for_the_position_as_a_guess(
    cell: str, honorific: str, name: str, position: str
) -> None:
    row = read([1, cell, "Y sĩ", "Phòng A", "GK"]).rows[0]
    assert (row.kind, row.honorific, row.name, row.position) == ("individual", honorific, name, position)
    assert row.is_guessed("name") and row.is_guessed("position")
    both = workbook(["TT", "Họ và tên", "Chức vụ, đơn vị", "Hình thức"], [1, cell, "Y sĩ, Trạm Y tế xã A", "GK"])
    assert [(row.name, row.position, row.unit) for row in read_list(both, "a.xlsx").rows] == [
        (name, position, "Trạm Y tế xã A")
    ]
