"""Tables as comma-separated text: written so that no cell becomes a formula, read whatever program saved or pasted them.

Bytes and text in, rows out; what the columns mean is for who asks.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

MOST_BYTES = 4 * 1024 * 1024
"""Of a table that is read: five thousand rows of eight hundred letters."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIGURE = re.compile(r"[+-]?[0-9][0-9.,]*")
_SEPARATORS = "\t;,"


class NotATable(ValueError):
    """The bytes or the text are no such table; ``reason`` is encoding, heavy or broken."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def written(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a mark, so that Excel reads the tones; a cell that begins like a formula is set apart by a blank."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The cell as no program reckons it: text that begins like a formula gets a blank before it, a figure stays."""
    return f" {cell}" if cell.startswith(_FORMULA) and not _FIGURE.fullmatch(cell) else cell


def text_of(data: bytes) -> str:
    """The text of a file. Raises `NotATable` when it is not UTF-8 or UTF-16 with a mark (what Excel calls Unicode text)."""
    if len(data) > MOST_BYTES:
        raise NotATable("heavy")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise NotATable("encoding") from wrong


def rows_in(text: str) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of every row that holds something, cells without blanks around them. Raises `NotATable`.

    The separator is whichever of tab, semicolon and comma the first line has most of.
    """
    if len(text) > MOST_BYTES:
        raise NotATable("heavy")
    text = text.removeprefix("\ufeff")
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as broken:
        raise NotATable("broken") from broken
