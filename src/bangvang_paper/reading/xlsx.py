"""The sheets of an .xlsx workbook as text.

Values come from python-calamine. A cell's type never changes what was typed: text stays as it is (a citizen number keeps
its zeros), whole numbers are written without a decimal point, days as dd/mm/yyyy.
"""

from __future__ import annotations

import datetime
import io
import re

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from bangvang_paper.reading import limits
from bangvang_paper.reading.package import open_workbook_package, rebuilt
from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.sheet import Merge, Sheet, writable

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta
# A cell that holds something: not closed at once, whatever the prefix of the namespace.
_FILLED = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>(?!\s*</)")
_UNPLACED = re.compile(rb"<(?:\w+:)?c\b(?![^>]*\br\s*=)[^>]*>")
_ROW_BEGINS = re.compile(rb"<(?:\w+:)?row\b")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"'](\d{1,7})[\"']")
_HIDDEN_ROW = re.compile(
    rb"<(?:\w+:)?row\b(?=[^>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'])[^>]*?\br\s*=\s*[\"'](\d{1,7})[\"']"
)


def sheets_of(data: bytes) -> list[Sheet]:
    """Every visible sheet of the workbook that holds something. Raises ReadingRefused."""
    parts = open_workbook_package(data)
    for name, part in parts.items():
        if name.lower().startswith("xl/worksheets/"):
            _check_area(part)
    hidden = _hidden_rows(parts)
    try:
        return _read(rebuilt(parts), hidden)
    except (CalamineError, ValueError, OverflowError) as error:
        raise _unreadable() from error
    except BaseException as error:
        # A panic of the parser, written in Rust, arrives outside of Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise _unreadable() from error


def _read(package: bytes, hidden: dict[int, frozenset[int]]) -> list[Sheet]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(package))
    sheets: list[Sheet] = []
    for index, about in enumerate(workbook.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet or about.visible != SheetVisibleEnum.Visible:
            continue
        sheet = workbook.get_sheet_by_index(index)
        if sheet.start is None:
            continue
        top, left = sheet.start
        values = sheet.to_python(skip_empty_area=True)
        sheets.append(
            Sheet(
                name=about.name,
                lines=[[as_text(value) for value in line] for line in values],
                first_row=top + 1,
                first_column=left,
                merges=_merges(sheet.merged_cell_ranges or [], top, left, len(values)),
                hidden_rows=hidden.get(index, frozenset()),
                numeric=frozenset(
                    (i, j) for i, line in enumerate(values) for j, value in enumerate(line) if _is_whole_number(value)
                ),
            )
        )
    return sheets


def as_text(value: Value) -> str:
    """One cell's value as the office would type it."""
    match value:
        case str():
            return writable(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime.datetime():
            return value.strftime("%d/%m/%Y" if value.time() == datetime.time() else "%d/%m/%Y %H:%M")
        case datetime.date():
            return value.strftime("%d/%m/%Y")
        case datetime.time():
            return value.strftime("%H:%M")
        case _:
            return str(value)


def _is_whole_number(value: Value) -> bool:
    return isinstance(value, float) and value.is_integer()


def _merges(ranges: list[tuple[tuple[int, int], tuple[int, int]]], top: int, left: int, height: int) -> list[Merge]:
    """Merged rectangles in the lines' own counting, cut to the lines that exist."""
    shifted = (Merge(r0 - top, c0 - left, min(r1 - top, height - 1), c1 - left) for (r0, c0), (r1, c1) in ranges)
    return [merge for merge in shifted if merge.top >= 0 and merge.left >= 0 and merge.bottom >= merge.top]


def _check_area(part: bytes) -> None:
    """Refuse a sheet whose filled cells lie so far apart that the rectangle around them would not fit in memory."""
    filled = _FILLED.findall(part)
    rows = {int(row) for row in {row for _, row in filled}}
    columns = {_column_number(letters) for letters in {letters for letters, _ in filled}}
    if _UNPLACED.search(part):
        # Cells without an address follow one another from the first column of their row.
        rows |= {1, *(int(row) for row in _ROW.findall(part))}
        columns |= {1, *(line.count(b"<c") + line.count(b":c") for line in _ROW_BEGINS.split(part))}
    if rows and (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) > limits.MAX_AREA:
        raise ReadingRefused(
            f"Trang tính trải rộng đến dòng {max(rows)}, quá lớn đối với một danh sách; thường là do có ô thừa ở rất "
            "xa bảng. Hãy chép riêng bảng danh sách sang một tệp mới, lưu thành .xlsx rồi nạp lại."
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _hidden_rows(parts: dict[str, bytes]) -> dict[int, frozenset[int]]:
    """Numbers of hidden rows by the sheet's place in the workbook."""
    relations = dict(_attributes(parts, "xl/_rels/workbook.xml.rels", rb"Relationship", rb"Id", rb"Target"))
    by_name = {name.lower(): part for name, part in parts.items()}
    hidden: dict[int, frozenset[int]] = {}
    for index, (_, relation) in enumerate(_attributes(parts, "xl/workbook.xml", rb"sheet", rb"name", rb"r:id")):
        target = relations.get(relation, "").lower()
        part = by_name.get(target.lstrip("/") if target.startswith("/") else "xl/" + target, b"")
        hidden[index] = frozenset(int(row) for row in _HIDDEN_ROW.findall(part))
    return hidden


def _attributes(
    parts: dict[str, bytes], name: str, element: bytes, first: bytes, second: bytes
) -> list[tuple[str, str]]:
    """(first, second) attribute of every such element of a part, in order."""
    content = next((part for part_name, part in parts.items() if part_name.lower() == name), b"")
    pairs = []
    for tag in re.findall(rb"<(?:\w+:)?" + element + rb"\b[^>]*>", content):
        values = [re.search(rb"\b" + key + rb"\s*=\s*[\"']([^\"']*)[\"']", tag) for key in (first, second)]
        pairs.append(tuple(found.group(1).decode("utf-8", "replace") if found else "" for found in values))
    return [(a, b) for a, b in pairs]


def _unreadable() -> ReadingRefused:
    return ReadingRefused(
        "Không đọc được bảng tính: nội dung bên trong tệp bị hỏng. "
        "Hãy mở tệp bằng Excel, lưu lại thành .xlsx rồi nạp lại; nếu Excel báo lỗi thì xin đơn vị gửi lại tệp."
    )
