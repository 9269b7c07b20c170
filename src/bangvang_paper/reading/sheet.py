"""A sheet as text: what every kind of file is turned into before a table is looked for in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Control characters, which no cell means and no PostgreSQL text may hold, and halves of surrogate pairs.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def writable(text: str) -> str:
    """``text`` without the characters that cannot be stored or shown."""
    return _UNWRITABLE.sub("", text)


@dataclass(frozen=True)
class Merge:
    """A merged rectangle; lines and columns count from 0 within :attr:`Sheet.lines`, ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """Lines of cells as text ("" is an empty cell), and where they stood in the file."""

    name: str
    lines: list[list[str]]
    first_row: int = 1
    """Number of the first line as the office sees it, from 1."""
    first_column: int = 0
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    """Numbers of rows that the spreadsheet program does not show."""
    numeric: frozenset[tuple[int, int]] = frozenset()
    """(line, column) of whole numbers: the cells in which leading zeros may have been lost."""

    def row_number(self, line: int) -> int:
        return self.first_row + line

    def address(self, line: int, column: int) -> str:
        """The cell's address as the spreadsheet program shows it, for example "C14"."""
        letters, rest = "", self.first_column + column + 1
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(65 + digit) + letters
        return f"{letters}{self.row_number(line)}"

    def cell(self, line: int, column: int) -> str:
        return self.lines[line][column] if line < len(self.lines) and column < len(self.lines[line]) else ""
