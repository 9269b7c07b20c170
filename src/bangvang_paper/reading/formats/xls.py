"""The sheets of an old workbook (.xls), by xlrd: values, fonts, number formats, merged cells and hidden rows.

Source: MS-XLS 2.1.4 (records), 2.4.28 (BoundSheet8), 2.4.104 (FilePass), 2.4.140 (HLink), 2.4.271 (SupBook), 2.5.10 (cells).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import xlrd
from xlrd.sheet import Cell
from xlrd.sheet import Sheet as OldSheet
from xlrd.xldate import xldate_as_datetime

from bangvang_paper.reading import limits
from bangvang_paper.reading.formats.compound import workbook_in
from bangvang_paper.reading.formats.sentences import damaged, harmful, linked_all_over, locked, too_wide, unreadable
from bangvang_paper.reading.formats.values import PLAIN, Shape, as_text, is_whole, shape_of
from bangvang_paper.reading.sheet import Font, Merge, Run, Sheet
from bangvang_paper.vietnamese.fonts import encoding_of_font

_BEGINS, _LOCKED, _LINKED, _SHEET = {0x0009, 0x0209, 0x0409, 0x0809}, 0x002F, 0x01AE, 0x0085
# Records of one filled cell; each begins with its row and its column.
_CELLS = {0x0006, 0x0206, 0x0406, 0x0203, 0x0204, 0x00D6, 0x00FD, 0x027E, 0x00BD, 0x0205}
# The same of cells that are only formatted; the parser keeps these too, and for each whatever lies to its left.
_BLANKS = {0x0201, 0x00BE}
_LAST_COLUMN = 255
_HYPERLINK = 0x01B8
_TO_ITSELF, _ADD_INS = b"\x01\x04", b"\x01\x3a"
_MACRO_SHEETS = {1, 6}


def sheets_of(data: bytes) -> list[Sheet]:
    """Every visible sheet of the workbook that holds something. Raises ReadingRefused."""
    stream = workbook_in(data)
    _check(stream)
    try:
        book = xlrd.open_workbook(file_contents=stream, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
        sheets = (_sheet(book, sheet) for sheet in book.sheets() if not sheet.visibility)
        return [sheet for sheet in sheets if sheet is not None]
    except MemoryError:  # no fault of the file; the cage says what to do
        raise
    except Exception as error:
        # xlrd raises whatever its reading of bad bytes runs into: its own errors, IndexError, struct.error, AssertionError.
        raise unreadable() from error


def _check(stream: bytes) -> None:
    """Refuse a locked, linked or acting workbook, and one that holds little and would fill the memory all the same: whose
    filled cells lie too far apart, or one of whose links stands on a whole sheet."""
    links = 0
    first_row = first_column = last_row = last_column = -1
    for record, start, length in _records(stream):
        if record in _BEGINS:
            first_row = -1
        elif record == _LOCKED:
            raise locked()
        elif record == _LINKED and not (length == 4 and stream[start + 2 : start + 4] in (_TO_ITSELF, _ADD_INS)):
            raise harmful("liên kết đến tệp khác", "Hãy chọn Dữ liệu, Sửa liên kết, Ngắt liên kết, lưu lại")
        elif record == _SHEET and length > 5 and stream[start + 5] in _MACRO_SHEETS:
            raise harmful(
                "macro kiểu cũ (trang tính lệnh)", "Hãy chép bảng danh sách sang một tệp mới, lưu thành .xlsx"
            )
        elif record == _HYPERLINK and length >= 8:
            links += _area(*struct.unpack_from("<HHHH", stream, start))
            if links > limits.MAX_AREA:
                raise linked_all_over()
        elif record in _CELLS | _BLANKS and length >= 4:
            row, column = struct.unpack_from("<HH", stream, start)
            if column > _LAST_COLUMN:
                raise damaged()
            if record in _BLANKS:
                continue
            if first_row < 0:
                first_row, first_column, last_row, last_column = row, column, row, column
            first_row, last_row = min(first_row, row), max(last_row, row)
            first_column, last_column = min(first_column, column), max(last_column, column)
            if (last_row - first_row + 1) * (last_column - first_column + 1) > limits.MAX_AREA:
                raise too_wide(last_row + 1)


def _area(top: int, bottom: int, left: int, right: int) -> int:
    return max(0, bottom - top + 1) * max(0, right - left + 1)


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """(kind, start of the content, length) of every record. Raises ReadingRefused when the stream is cut off."""
    place = 0
    while place + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, place)
        if place + 4 + length > len(stream):
            raise damaged()
        yield record, place + 4, length
        place += 4 + length


def _sheet(book: xlrd.Book, sheet: OldSheet) -> Sheet | None:
    """A sheet from its first to its last filled cell; None when it holds nothing."""
    styles = _Styles(book)
    texts = [[_text(book, cell, styles.shape(cell.xf_index)) for cell in sheet.row(row)] for row in range(sheet.nrows)]
    filled = [(row, column) for row, line in enumerate(texts) for column, text in enumerate(line) if text]
    if not filled:
        return None
    top, bottom = filled[0][0], filled[-1][0] + 1
    left, right = min(column for _, column in filled), max(column for _, column in filled) + 1
    fonts: list[list[Font]] = [[""] * (right - left) for _ in range(top, bottom)] if styles.tell_fonts else []
    numeric = set()
    for row, column in filled:
        cell = sheet.cell(row, column)
        if styles.tell_fonts:
            fonts[row - top][column - left] = _font(sheet, row, column, styles)
        if cell.ctype == xlrd.XL_CELL_NUMBER and is_whole(cell.value) and styles.shape(cell.xf_index) is PLAIN:
            numeric.add((row - top, column - left))
    return Sheet(
        name=sheet.name,
        lines=[(line + [""] * right)[left:right] for line in texts[top:bottom]],
        first_row=top + 1,
        first_column=left,
        merges=[
            Merge(r0 - top, c0 - left, min(r1, bottom) - 1 - top, c1 - 1 - left)
            for r0, r1, c0, c1 in sheet.merged_cells
            if top <= r0 < bottom and c0 >= left
        ],
        hidden_rows=frozenset(row + 1 for row, about in sheet.rowinfo_map.items() if about.hidden),
        numeric=frozenset(numeric),
        fonts=fonts,
    )


class _Styles:
    """Fonts and number formats by the number of a cell's style.

    An empty cell has the number of a style that Excel always writes; other programs' workbooks may hold fewer.
    """

    def __init__(self, book: xlrd.Book) -> None:
        self._book = book
        self.names: list[str] = [font.name for font in book.font_list]
        self.tell_fonts = any(encoding_of_font(name) for name in self.names)

    def font(self, style: int) -> str:
        number: int = self._book.xf_list[style].font_index if style < len(self._book.xf_list) else 0
        return self.names[number] if number < len(self.names) else ""

    def shape(self, style: int) -> Shape:
        if style >= len(self._book.xf_list):
            return PLAIN
        return shape_of(self._book.format_map[self._book.xf_list[style].format_key].format_str)


def _text(book: xlrd.Book, cell: Cell, shape: Shape) -> str:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_NUMBER:
            return as_text(cell.value, shape)
        case xlrd.XL_CELL_BOOLEAN:
            return as_text(bool(cell.value))
        case xlrd.XL_CELL_DATE:
            return _day(cell.value, book.datemode, shape)
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, ""))
        case _:
            return ""


def _day(value: float, calendar: int, shape: Shape) -> str:
    """A day or, below one, a time of day; a number where no calendar has such a day."""
    try:
        day = xldate_as_datetime(value, calendar)
    except (ValueError, OverflowError):
        return as_text(value)
    return as_text(day.time() if value < 1 else day, shape)


def _font(sheet: OldSheet, row: int, column: int, styles: _Styles) -> Font:
    """The cell's font, or its runs when it changes its font inside."""
    font = styles.font(sheet.cell_xf_index(row, column))
    changes = sheet.rich_text_runlist_map.get((row, column))
    if not changes:
        return font
    text = str(sheet.cell_value(row, column))
    begins = [0, *(start for start, _ in changes), len(text)]
    fonts = [font, *(styles.names[number] for _, number in changes)]
    parts = zip(begins, begins[1:], fonts, strict=False)
    return tuple(Run(text[start:end], own) for start, end, own in parts if end > start)
