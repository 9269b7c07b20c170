"""Rows keep what was guessed field by field, where every value stood, and lose nothing between processes."""

from __future__ import annotations

import datetime
import json

import pytest

from bangvang_paper.reading import Guess, Reading, Row, read_list
from bangvang_paper.reading.checks import own_problems
from bangvang_paper.reading.days import day_in, year_in
from bangvang_paper.reading.listing import reading_of
from bangvang_paper.reading.sheet import Repair, Sheet
from bangvang_paper.reading.wire import packed, unpacked

HEAD = ["TT", "Họ và tên", "Đơn vị", "Hình thức"]


def sheet(*lines: list[str], repairs: list[list[Repair | None]] | None = None) -> Sheet:
    return Sheet("Danh sách", [HEAD, *lines], repairs=[[], *(repairs or [])])


def test_a_guess_belongs_to_a_field_and_a_form_to_its_award() -> None:
    row = Row("individual", "Lê Văn An", guessed=[Guess("form", "a"), Guess("unit", "b"), Guess("unit", "b")])
    assert (row.guesses, row.guesses_of("unit"), row.is_guessed("award")) == (["a", "b"], ["b", "b"], True)
    assert not row.is_guessed("name")


def test_everything_survives_the_way_between_processes() -> None:
    reading = read_list("TT;Họ và tên;Số CCCD;Nơi\n1;Bà Đoàn Thị Hạnh;031085001234;GK".encode(), "a.csv")
    assert reading.rows[0].personal and reading.rows[0].guessed and reading.columns
    whole = Reading.from_dict(json.loads(json.dumps(reading.without_rows())))
    whole.rows += unpacked(json.loads(json.dumps(packed(reading.rows))))
    assert whole == reading


def test_what_many_rows_say_alike_goes_that_way_once() -> None:
    guess = Guess("name", "Họ tên: trông như gõ bằng TCVN3.")
    rows = [Row("individual", name, guessed=[guess], source={"row": 2}) for name in ("Lê Văn An", "Trần Thị Bình")]
    document = packed(rows)
    assert document["guesses"] == [guess]
    assert [told[-1] for told in document["rows"]] == [[0], [0]]
    assert list(unpacked(document)) == rows


def test_a_cell_that_was_only_repaired_by_its_letters_marks_its_field() -> None:
    guess = Repair("Lª V¨n An", "trông như gõ bằng TCVN3", 0.8)
    sure = Repair("Phßng A", "gõ bằng phông .VnTime", 1.0)
    row = reading_of([sheet(["1", "Lê Văn An", "Phòng A", "GK"], repairs=[[None, guess, sure, None]])]).rows[0]
    assert row.guesses_of("name") == ["Họ tên, tên tập thể: trông như gõ bằng TCVN3."]
    assert not row.is_guessed("unit")
    assert (row.source["cells"]["B2"], row.source["cells"]["C2"]) == ("Lª V¨n An", "Phßng A")


def test_a_cell_whose_letters_are_lost_stands_in_the_way_and_makes_the_whole_list_doubtful() -> None:
    lost = Repair("L Vn An", "chữ bị mất", 0.0, lost=True)
    row = reading_of([sheet(["1", "L Vn An", "Phòng A", "GK"], repairs=[[None, lost, None, None]])]).rows[0]
    assert "Họ tên, tên tập thể: chữ bị mất." in row.problems
    assert all(row.is_guessed(field) for field in ("kind", "name", "position", "unit", "form", "award", "merit"))


def test_a_small_first_letter_of_an_old_font_becomes_a_capital_as_a_guess() -> None:
    """TCVN3 has no capital for Ánh, so that its font gives a small letter without any doubt about the rest."""
    sure = Repair("Lª ThÞ ¸nh", "gõ bằng phông .VnTime", 1.0)
    row = reading_of([sheet(["1", "Lê Thị ánh", "Phòng A", "GK"], repairs=[[None, sure, None, None]])]).rows[0]
    assert (row.name, row.is_guessed("name")) == ("Lê Thị Ánh", True)


@pytest.mark.parametrize(
    ("name", "problem"), [("Lê An; Lê Bình", "Ô họ tên có nhiều người"), ("Lê Văn 4n", "Họ tên có chữ số.")]
)
def test_a_corrected_row_is_looked_at_again(name: str, problem: str) -> None:
    assert own_problems(Row("individual", name, form="GK", award="commendation_letter"))[0].startswith(problem)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hải Phòng, ngày 13 tháng 7 năm 2020", datetime.date(2020, 7, 13)),
        ("QĐ số 34 ngày 11/01/2006", datetime.date(2006, 1, 11)),
        ("12.5.2020", datetime.date(2020, 5, 12)),
        ("31/02/2020", None),
        ("tháng 5 năm 2020", None),
        ("12/5", None),
    ],
)
def test_days(text: str, day: datetime.date | None) -> None:
    assert day_in(text) == day


@pytest.mark.parametrize(("text", "year"), [("Năm 2019", 2019), ("2018-2019", 2018), ("", None), ("12345", None)])
def test_years(text: str, year: int | None) -> None:
    assert year_in(text) == year
