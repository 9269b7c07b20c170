"""A list kept as text: comma, semicolon, tab or bar between the cells, in any encoding that lists come in."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from bangvang_paper.reading import limits
from bangvang_paper.reading.formats.decoding import text_of
from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.sheet import Sheet

_SEPARATORS = ";\t,|"
# Excel's own word for the separator, on a line before the table.
_DECLARED = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
_TRIED = 60
_NO_FONT = "tệp văn bản không ghi phông chữ"


def sheets_of(data: bytes) -> list[Sheet]:
    """The text as one sheet without a name.

    Raises ReadingRefused when quotation marks never close and when it has more cells than a list can have.
    """
    text = text_of(data) or ""
    first_row = 1
    declared = _DECLARED.match(text)
    if declared:
        text, first_row = text[declared.end() :], 2
    separator = declared[1] if declared else _separator_of(text)
    _refuse_too_many_cells(text, separator)
    try:
        lines = _cells(text, separator)
    except csv.Error as error:
        raise ReadingRefused(
            "Không đọc được tệp văn bản: có một ô quá dài, thường vì thiếu dấu ngoặc kép đóng. "
            "Hãy mở tệp bằng Excel, lưu thành .xlsx rồi nạp lại."
        ) from error
    return [Sheet(name="", lines=lines, first_row=first_row, without_fonts=_NO_FONT)]


def _separator_of(text: str) -> str:
    """The separator that parts most lines into one same number of cells; between equals, into more cells."""
    head = "".join(text.splitlines(keepends=True)[:_TRIED])
    return max(_SEPARATORS, key=lambda separator: _agreement(head, separator))


def _agreement(head: str, separator: str) -> tuple[int, int]:
    try:
        widths = Counter(len(line) for line in _cells(head, separator) if len(line) > 1)
    except csv.Error:
        return 0, 0
    width, lines = max(widths.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
    return lines, width


def _cells(text: str, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=separator, strict=False))


def _refuse_too_many_cells(text: str, separator: str) -> None:
    """Before anything is parted: a cell costs some hundred times the byte that separates it."""
    cells = text.count(separator) + text.count("\n")
    if cells > limits.MAX_AREA:
        raise ReadingRefused(
            f"Tệp văn bản có khoảng {cells // 1000} nghìn ô, quá lớn đối với một danh sách; thường là do có cột thừa ở "
            "cuối mỗi dòng. Hãy chép riêng bảng danh sách sang một tệp .xlsx mới rồi nạp lại."
        )
