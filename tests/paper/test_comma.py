"""Tables as comma-separated text: what goes out comes back, and nothing in it is reckoned by the program that opens it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_paper.comma import MOST_BYTES, NotATable, harmless, rows_in, text_of, written

CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20).map(str.strip)


@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3).filter(any), max_size=8))
def test_what_was_written_is_read_back(rows):
    told = list(rows_in(text_of(written(["Một", "Hai", "Ba"], rows))))
    assert [cells for _line, cells in told] == [["Một", "Hai", "Ba"], *rows]
    assert [line for line, _cells in told] == list(range(1, len(rows) + 2))


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")'])
def test_a_formula_goes_out_as_text(cell):
    assert harmless(cell) == f" {cell}"


@pytest.mark.parametrize("cell", ["-5", "-3,86", "+84", "273.457", "Bình thường", ""])
def test_a_figure_and_plain_words_go_out_as_they_are(cell):
    assert harmless(cell) == cell


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_that_of_the_first_line(separator):
    text = f'\ufeffTên{separator}Số{separator}Kỳ\r\n\r\nA{separator}"1{separator}2"{separator}2020\r\n'
    assert list(rows_in(text)) == [(1, ["Tên", "Số", "Kỳ"]), (3, ["A", f"1{separator}2", "2020"])]


def test_a_cell_of_two_lines_does_not_shift_the_numbers_of_the_others():
    assert [line for line, _cells in rows_in('a,b\n"x\ny",1\nz,2\n')] == [1, 2, 4]


@pytest.mark.parametrize(
    ("data", "reason"),
    [("Tê,Ký".encode("latin-1"), "encoding"), (b"\x80\x81", "encoding"), (b"x" * (MOST_BYTES + 1), "heavy")],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data, reason):
    with pytest.raises(NotATable) as wrong:
        text_of(data)
    assert wrong.value.reason == reason


def test_a_quote_that_never_ends_is_no_table():
    with pytest.raises(NotATable, match="broken"):
        list(rows_in('a,b\n"x,1\ny,2\n'))


def test_unicode_text_of_excel_is_read():
    assert text_of("Tên\tSố\r\n".encode("utf-16")) == "Tên\tSố\r\n"
