"""An open spreadsheet: written by LibreOffice, or by hand where the office program would write it otherwise."""

from __future__ import annotations

import pytest

from bangvang_paper.reading import ReadingRefused, Sheet, limits, read_sheets
from reading.formats.files import fixture, ods, ods_row
from reading.formats.fixtures.make import old_list
from reading.workbooks import saved

FACE = '<style:font-face style:name="F1" svg:font-family="&apos;.VnTime&apos;"/>'


def read(table: str, styles: str = "") -> Sheet:
    return read_sheets(ods(table, styles), "a.ods")[0]


def number(kind: str, value: str, shown: str) -> str:
    return (
        f'<table:table-row><table:table-cell office:value-type="{kind}" office:{value}><text:p>{shown}</text:p>'
        "</table:table-cell></table:table-row>"
    )


def test_it_reads_as_the_workbook_that_it_was_made_from() -> None:
    book, sheet = (read_sheets(data, "a") for data in (saved(old_list()), fixture("vntime.ods")))
    assert sheet == book


@pytest.mark.parametrize(
    ("kind", "value", "shown", "text"),
    [
        ("float", 'value="1085012345"', "001085012345", "001085012345"),
        ("float", 'value="1085012345"', "001 085 012 345", "001085012345"),
        ("float", 'value="1085012345"', "1.085.012.345", "1085012345"),
        ("float", 'value="1085012345"', "1.09E+009", "1085012345"),
        ("float", 'value="100000000000"', "###", "100000000000"),
        ("float", 'value="1.5E-7"', "0", "0.00000015"),
        ("float", 'value="85.5"', "85,5", "85.5"),
        ("float", 'value="0"', "0,00", "0"),
        ("float", 'value="1E999999"', "###", "###"),
        ("date", 'date-value="1985-02-03"', "3/2/85", "03/02/1985"),
        ("date", 'date-value="1985-01-01"', "1985", "1985"),
        ("date", 'date-value="1985-03-01T00:00:00"', "03/1985", "03/1985"),
        ("date", 'date-value="hôm qua"', "hôm qua", "hôm qua"),
    ],
)
def test_a_value_stands_as_it_is_kept_unless_more_of_it_is_shown(kind: str, value: str, shown: str, text: str) -> None:
    assert read(number(kind, value, shown)).lines == [[text]]


def test_text_is_read_without_its_annotation_and_with_its_spaces() -> None:
    cell = (
        "<table:table-row><table:table-cell><office:annotation><text:p>xem lại</text:p></office:annotation>"
        '<text:p>Đoàn<text:s text:c="2"/>Thị <text:span>Hạnh</text:span></text:p><text:p>Y sĩ</text:p></table:table-cell>'
        "</table:table-row>"
    )
    assert read(cell).lines == [["Đoàn  Thị Hạnh\nY sĩ"]]


def test_the_font_is_that_of_the_span_the_cell_the_row_or_the_column() -> None:
    styles = (
        FACE
        + '<style:style style:name="P" style:family="table-cell"><style:text-properties style:font-name="F1"/></style:style>'
        '<style:style style:name="C" style:family="table-cell" style:parent-style-name="P"/>'
        '<style:style style:name="T" style:family="text"><style:text-properties fo:font-family="Arial"/></style:style>'
    )
    column = '<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="C"/>'
    cells = (
        "<table:table-row><table:table-cell><text:p>§oµn <text:span text:style-name='T'>Đoàn</text:span></text:p>"
        "</table:table-cell><table:table-cell><text:p>Së</text:p></table:table-cell>"
        "<table:table-cell table:style-name='C'><text:p>Hä</text:p></table:table-cell></table:table-row>"
    )
    sheet = read(column + cells, styles)
    assert sheet.lines == [["Đoàn Đoàn", "Sở", "Họ"]]
    assert all(repair is not None and repair.sure for repair in sheet.repairs[0])


def test_repeated_rows_and_cells_are_written_out() -> None:
    repeated = "table:number-rows-repeated"
    table = (
        ods_row("TT")
        + ods_row("", attributes=f'{repeated}="2"')
        + ods_row("nt", attributes=f'{repeated}="2" table:visibility="collapse"')
    )
    sheet = read(table + ods_row("", attributes=f'{repeated}="1048570"'))
    assert sheet.lines == [["TT"], [""], [""], ["nt"], ["nt"]]
    assert sheet.hidden_rows == {4, 5}


@pytest.mark.parametrize(
    "table",
    [
        ods_row("x", attributes='table:number-rows-repeated="1048576"') + ods_row("x", "y", "z"),
        ods_row("x") + ods_row("", attributes='table:number-rows-repeated="1048574"') + ods_row("", "", "x"),
        '<table:table-row table:number-rows-repeated="200"><table:table-cell table:number-columns-repeated="16384">'
        "<text:p>x</text:p></table:table-cell></table:table-row>",
    ],
)
def test_a_rectangle_that_does_not_fit_is_refused_before_it_is_made(table: str) -> None:
    """A few hundred bytes that stand for millions of cells."""
    assert len(ods(table)) < 2_000 < limits.MAX_AREA
    with pytest.raises(ReadingRefused, match="trải rộng"):
        read(table)


def test_a_locked_spreadsheet_is_refused() -> None:
    with pytest.raises(ReadingRefused, match="đặt mật khẩu"):
        read_sheets(fixture("locked.ods"), "a.ods")


def test_broken_markup_is_refused() -> None:
    with pytest.raises(ReadingRefused, match="hỏng"):
        read("<table:table-row>")
