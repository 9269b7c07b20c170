"""What is wrong with one row: the file is taken, the row says what is wrong, everything stays to be looked at."""

from __future__ import annotations

import pytest

from bangvang_paper.reading import read_list
from reading.workbooks import HANH, HEADER, workbook


def test_a_row_without_a_name_is_kept_and_says_so() -> None:
    reading = read_list(workbook(HEADER, ["I. Cá nhân"], HANH, [2, "Ông", "", "Lái xe", "Phòng A", "GK"]), "a.xlsx")
    assert [row.problems for row in reading.rows] == [[], ["Thiếu họ tên hoặc tên tập thể."]]
    assert reading.rows[1].position == "Lái xe"


def test_the_same_person_twice_is_said_on_both_rows() -> None:
    again = [2, "Bà", "ĐOÀN THỊ HẠNH", "Y sĩ", "Phòng người có công", "GK"]
    reading = read_list(workbook(HEADER, ["I. Cá nhân"], HANH, again), "a.xlsx")
    assert [row.problems for row in reading.rows] == [
        ["Trùng với dòng 4: cùng tên và đơn vị, với hình thức khác."],
        ["Trùng với dòng 3: cùng tên và đơn vị, với hình thức khác."],
    ]


def test_two_people_of_one_name_are_no_problem_but_are_pointed_out() -> None:
    other = [2, "Bà", "Đoàn Thị Hạnh", "Y sĩ", "Thanh tra Sở", "GK"]
    reading = read_list(workbook(HEADER, ["I. Cá nhân"], HANH, other), "a.xlsx")
    assert [row.problems for row in reading.rows] == [[], []]
    assert reading.rows[1].guesses == ["Trùng họ tên với dòng 3; coi là hai người vì khác đơn vị hoặc nhân thân."]


def test_names_that_differ_in_a_tone_are_two_people() -> None:
    other = [2, "Bà", "Đoàn Thị Hanh", "Y sĩ", "Phòng Người có công", "GK"]
    reading = read_list(workbook(HEADER, ["I. Cá nhân"], HANH, other), "a.xlsx")
    assert [row.problems for row in reading.rows] == [[], []]


@pytest.mark.parametrize("born", ["31/02/1985", "31/02", "29/02/1985", "32-01-1985", "1.13.1985", "00/00/0000"])
def test_a_day_that_does_not_exist_is_kept_and_flagged(born: str) -> None:
    header = ["TT", "Họ và tên", "Ngày sinh", "Đơn vị", "Hình thức"]
    row = read_list(workbook(header, [1, "Bà Đoàn Thị Hạnh", born, "Phòng A", "GK"]), "a.xlsx").rows[0]
    assert row.problems == [f"Ô C2: ngày “{born}” không có trong lịch; giữ như đã viết, cần sửa."]
    assert row.personal["birth_date"] == born


@pytest.mark.parametrize("born", ["29/02/1984", "1985", "02/1985", "3-2-1985", "3/2/85"])
def test_a_day_that_exists_is_no_problem(born: str) -> None:
    header = ["TT", "Họ và tên", "Ngày sinh", "Đơn vị", "Hình thức"]
    row = read_list(workbook(header, [1, "Bà Đoàn Thị Hạnh", born, "Phòng A", "GK"]), "a.xlsx").rows[0]
    assert row.problems == []


@pytest.mark.parametrize(
    ("form", "problem"),
    [("Thư khen", "Chưa nhận ra hình thức “Thư khen”."), ("", "Thiếu hình thức khen hoặc danh hiệu.")],
)
def test_an_unknown_form_is_kept_and_says_so(form: str, problem: str) -> None:
    row = read_list(
        workbook(HEADER, ["I. Cá nhân"], [1, "Bà", "Đoàn Thị Hạnh", "Y sĩ", "Phòng A", form]), "a.xlsx"
    ).rows[0]
    assert (row.form, row.award, row.problems) == (form, None, [problem])


@pytest.mark.parametrize("name", ["Nguyễn Văn An 2", "Lê Văn 4n"])
def test_a_name_that_cannot_be_one_is_flagged(name: str) -> None:
    row = read_list(workbook(HEADER, ["I. Cá nhân"], [1, "Ông", name, "Y sĩ", "Phòng A", "GK"]), "a.xlsx").rows[0]
    assert row.name == name
    assert len(row.problems) == 1


def test_a_formula_in_a_name_stays_text() -> None:
    name = '=HYPERLINK("http://x";"y")'
    data = "TT;Họ và tên;Đơn vị;Hình thức\n" + f"1;'{name};Phòng A;GK"
    row = read_list(data.encode(), "a.csv").rows[0]
    assert row.name.startswith("'=HYPERLINK(")
