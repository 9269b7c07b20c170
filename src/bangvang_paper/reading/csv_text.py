"""A list kept as text: comma, semicolon or tab between the cells, in UTF-8 (or UTF-16 with its mark)."""

from __future__ import annotations

import csv
import io

from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.sheet import Sheet, writable

_SEPARATORS = ";\t,"


def sheets_of(text: str) -> list[Sheet]:
    """The text as one sheet without a name. Raises ReadingRefused when quotation marks never close."""
    head = text[:20_000]
    separator = max(_SEPARATORS, key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=separator, strict=False))
    except csv.Error as error:
        raise ReadingRefused(
            "Không đọc được tệp văn bản: có một ô quá dài, thường vì thiếu dấu ngoặc kép đóng. "
            "Hãy mở tệp bằng Excel, lưu thành .xlsx rồi nạp lại."
        ) from error
    return [Sheet(name="", lines=[[writable(cell) for cell in line] for line in lines])]
