"""The sheets of an open spreadsheet (.ods), read from its content in one pass.

A number counts as it is kept, unless it is shown with more zeros before it; a day that is shown as a year stays a year.

Source: OASIS OpenDocument 1.3 part 3, 9 (tables), 6 (text), 19.385 (office:value-type).
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from xml.etree import ElementTree

from bangvang_paper.reading import limits
from bangvang_paper.reading.formats.markup import Element, tree
from bangvang_paper.reading.formats.ods_styles import TEACHING, Styles
from bangvang_paper.reading.formats.package import Package
from bangvang_paper.reading.formats.sentences import too_wide, unreadable
from bangvang_paper.reading.formats.values import as_text
from bangvang_paper.reading.sheet import Font, Merge, Run, Sheet

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SHEET, _COLUMN, _ROW = f"{_TABLE}table", f"{_TABLE}table-column", f"{_TABLE}table-row"
_COLUMNS_REPEATED, _ROWS_REPEATED = f"{_TABLE}number-columns-repeated", f"{_TABLE}number-rows-repeated"
_COLUMNS_SPANNED, _ROWS_SPANNED = f"{_TABLE}number-columns-spanned", f"{_TABLE}number-rows-spanned"
_CELL_STYLE, _VALUE_TYPE = f"{_TABLE}style-name", f"{_OFFICE}value-type"
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_NO_TEXT = {f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}ruby-text"}

_NUMBERS = {"float", "percentage", "currency"}
_GROUPING = re.compile(r"[\s\-]")
_YEAR_OR_MONTH = re.compile(r"(?:\d{1,2}[/-])?\d{4}")
_UNSEEN = {"collapse", "filter"}
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_MOST_SPACES = 100


@dataclass
class _Cell:
    column: int
    repeated: int
    text: str
    font: Font
    numeric: bool


@dataclass
class _Table:
    """The filled cells of one sheet, as they come."""

    styles: Styles
    columns: list[tuple[int, str]] = field(default_factory=list)
    """(last column + 1, style of its cells) of each run of columns."""
    rows: list[tuple[int, int, list[_Cell]]] = field(default_factory=list)
    """(row, how often it is repeated, filled cells) of each row that holds something."""
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    next_row: int = 0


def sheets_of(package: Package) -> list[Sheet]:
    """Every visible sheet that holds something. Raises ReadingRefused."""
    styles = Styles()
    for element in tree(package.part("styles.xml")).iter() if package.part("styles.xml") else ():
        styles.take(element)
    try:
        return list(_sheets(package.part("content.xml"), styles))
    except ElementTree.ParseError as error:
        raise unreadable() from error


def _sheets(content: bytes, styles: Styles) -> Iterator[Sheet]:
    """One pass over the content, in which every row is forgotten once it is read."""
    table = _Table(styles)
    for _, element in ElementTree.iterparse(io.BytesIO(content)):  # noqa: S314  (see markup: no document type gets here)
        if element.tag == _ROW:
            _take_row(table, element)
            element.clear()
        elif element.tag == _COLUMN:
            _take_column(table, element)
        elif element.tag == _SHEET:
            if table.rows and element.get(_CELL_STYLE) not in styles.hidden_tables:
                yield _sheet(element.get(f"{_TABLE}name", ""), table)
            element.clear()
            table = _Table(styles)
        elif element.tag in TEACHING:
            styles.take(element)


def _take_column(table: _Table, element: Element) -> None:
    begins = table.columns[-1][0] if table.columns else 0
    table.columns.append(
        (begins + _count(element, _COLUMNS_REPEATED), element.get(f"{_TABLE}default-cell-style-name", ""))
    )


def _take_row(table: _Table, element: Element) -> None:
    repeated = _count(element, _ROWS_REPEATED)
    row, table.next_row = table.next_row, table.next_row + repeated
    usual = element.get(f"{_TABLE}default-cell-style-name", "")
    cells: list[_Cell] = []
    column = 0
    for cell in element:
        if cell.tag not in _CELLS:
            continue
        times = _count(cell, _COLUMNS_REPEATED)
        if len(cell):
            style = cell.get(_CELL_STYLE) or usual or _style_of_column(table, column)
            text, font, numeric = _content(cell, table.styles, style)
            if text:
                cells.append(_Cell(column, times, text, font, numeric))
        down, across = _count(cell, _ROWS_SPANNED), _count(cell, _COLUMNS_SPANNED)
        if down > 1 or across > 1:
            table.merges.append((row, column, row + down - 1, column + across - 1))
        column += times
    if cells:
        table.rows.append((row, repeated, cells))
        if element.get(f"{_TABLE}visibility") in _UNSEEN:
            table.hidden |= set(range(row + 1, row + 1 + min(repeated, limits.MAX_ROWS)))


def _style_of_column(table: _Table, column: int) -> str:
    return next((style for end, style in table.columns if column < end), "")


def _count(element: Element, name: str) -> int:
    number = element.get(name)
    return max(1, int(number)) if number is not None and number.isdecimal() and len(number) < 10 else 1


def _content(cell: Element, styles: Styles, style: str) -> tuple[str, Font, bool]:
    """(text, font, whether zeros may be missing) of a filled cell."""
    own = styles.font("table-cell", style)
    runs: list[Run] = []
    for paragraph in cell:
        if paragraph.tag in _PARAGRAPHS:
            runs += [Run("\n", own)] * bool(runs)
            runs += _runs(paragraph, styles, own)
    shown = "".join(run.text for run in runs)
    kind = cell.get(_VALUE_TYPE)
    if kind in _NUMBERS:
        return _number(cell.get(f"{_OFFICE}value", ""), shown)
    if kind == "date":
        return _day(cell.get(f"{_OFFICE}date-value", ""), shown), "", False
    fonts = {run.font for run in runs}
    return shown, tuple(runs) if len(fonts) > 1 else own if not runs else runs[0].font, False


def _runs(element: Element, styles: Styles, font: str) -> Iterator[Run]:
    """The text under ``element`` in order, each piece with its font."""
    if element.tag in _SPACES:
        spaces = int(element.get(f"{_TEXT}c", "1")) if element.tag == f"{_TEXT}s" else 1
        yield Run(_SPACES[element.tag] * min(spaces, _MOST_SPACES), font)
    elif element.tag == f"{_TEXT}span":
        font = styles.font("text", element.get(f"{_TEXT}style-name", "")) or font
    if element.text:
        yield Run(element.text, font)
    for inner in element:
        if inner.tag not in _NO_TEXT:
            yield from _runs(inner, styles, font)
        if inner.tail:
            yield Run(inner.tail, font)


def _number(value: str, shown: str) -> tuple[str, Font, bool]:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return shown, "", False
    if not number.is_finite() or abs(number) >= Decimal("1e30"):
        return shown, "", False
    if number != number.to_integral_value():
        return format(number, "f"), "", False
    digits, seen = str(int(number)), _GROUPING.sub("", shown)
    if seen.isdecimal() and len(seen) > len(digits) and seen.lstrip("0") == digits.lstrip("0"):
        return seen, "", False
    return digits, "", True


def _day(value: str, shown: str) -> str:
    if _YEAR_OR_MONTH.fullmatch(shown):
        return shown
    try:
        return as_text(datetime.datetime.fromisoformat(value))
    except ValueError:
        return shown


def _sheet(name: str, table: _Table) -> Sheet:
    top = table.rows[0][0]
    bottom = max(row + repeated for row, repeated, _ in table.rows)
    left = min(cell.column for _, _, cells in table.rows for cell in cells)
    right = max(cell.column + cell.repeated for _, _, cells in table.rows for cell in cells)
    if (bottom - top) * (right - left) > limits.MAX_AREA:
        raise too_wide(bottom)
    lines = [[""] * (right - left) for _ in range(top, bottom)]
    tells = table.styles.tells
    fonts: list[list[Font]] = [[""] * (right - left) for _ in range(top, bottom)] if tells else []
    numeric: set[tuple[int, int]] = set()
    for row, repeated, cells in table.rows:
        for line in range(row - top, row - top + repeated):
            for cell in cells:
                for column in range(cell.column - left, cell.column - left + cell.repeated):
                    lines[line][column] = cell.text
                    if tells:
                        fonts[line][column] = cell.font
                    if cell.numeric:
                        numeric.add((line, column))
    return Sheet(
        name=name,
        lines=lines,
        first_row=top + 1,
        first_column=left,
        merges=[
            Merge(r0 - top, c0 - left, min(r1, bottom - 1) - top, c1 - left)
            for r0, c0, r1, c1 in table.merges
            if top <= r0 < bottom and c0 >= left
        ],
        hidden_rows=frozenset(table.hidden),
        numeric=frozenset(numeric),
        fonts=fonts,
    )
