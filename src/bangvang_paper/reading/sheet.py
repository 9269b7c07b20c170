"""A sheet as text: what every kind of file is turned into before a table is looked for in it.

Readers of files fill a sheet with what stands in its cells, and in which fonts; :mod:`bangvang_paper.reading.repairing`
then puts the repaired text in place and keeps beside each changed cell what had stood there and why it was changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")


class Run(NamedTuple):
    """Part of a cell's text and the name of its font, "" when not known."""

    text: str
    font: str


class Place(NamedTuple):
    """Where a line stands in a file without numbered rows."""

    said: str
    """As the office finds it: "bảng 2, dòng 5", "trang 3, dòng 12"."""
    row: int
    """The last number of it."""


Font = str | tuple[Run, ...]
"""The font of a cell: one name, "" when not known, or the runs of a cell that is written in several."""


@dataclass(frozen=True)
class Merge:
    """A merged rectangle; lines and columns count from 0 within :attr:`Sheet.lines`, ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Repair:
    """Why a cell's text differs from what stands in the file, or why it cannot be relied upon."""

    original: str
    """The text as it stands in the file."""
    reason: str
    """For the officer: what was seen and done; a part of a sentence without a full stop."""
    confidence: float
    """0 to 1; 1 when the font told, 0 when letters are lost."""
    lost: bool = False
    """Something is missing that nothing brings back: the cell has to be typed again."""

    @property
    def sure(self) -> bool:
        """Whether nobody need look at the cell."""
        return self.confidence >= 1.0


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
    file: str = ""
    """Name of the file, as far as it can be shown."""
    places: Sequence[Place] = ()
    """Of each line, in files without rows and letters."""
    remarks: Sequence[str] = ()
    """Sentences about the sheet as a whole that the officer has to know."""
    fonts: Sequence[Sequence[Font]] = ()
    """The fonts of each line's cells; empty when no font of the file says anything about its encoding."""
    without_fonts: str = ""
    """Why the fonts of this sheet are not known, where the kind of file would tell them; a part of a sentence."""
    doubt: str = ""
    """Why no cell of this sheet can be relied upon, as in text that a machine has recognised; a part of a sentence."""
    doubts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The same of single cells, by (line, column)."""
    repairs: Sequence[Sequence[Repair | None]] = ()
    """For each line what was repaired in its cells; shorter than the line, or empty, where nothing was."""

    def row_number(self, line: int) -> int:
        """The number under which the office knows the row, in its table or on its page where there are several."""
        return self.places[line].row if self.places else self.first_row + line

    def place(self, line: int) -> str:
        """Where a line stands, in words: "dòng 14", or "bảng 2, dòng 5"."""
        return self.places[line].said if self.places else f"dòng {self.row_number(line)}"

    def address(self, line: int, column: int) -> str:
        """The cell's address as the office finds it: "C14", "bảng 2, dòng 5, cột 3", or "đoạn 4" for a line of one cell."""
        if self.places:
            said = self.places[line].said
            return f"{said}, cột {column + 1}" if len(self.lines[line]) > 1 else said
        return f"{_letters(self.first_column + column + 1)}{self.first_row + line}"

    def addresses(self, line: int) -> list[str]:
        """The addresses of all cells of a line."""
        columns = range(len(self.lines[line]))
        if self.places:
            return [self.address(line, column) for column in columns]
        number = str(self.first_row + line)
        return [_letters(self.first_column + column + 1) + number for column in columns]

    def cell(self, line: int, column: int) -> str:
        return _at(self.lines, line, column, "")

    def font(self, line: int, column: int) -> Font:
        """The cell's font, "" when it is not known."""
        return _at(self.fonts, line, column, "")

    def repair(self, line: int, column: int) -> Repair | None:
        """What was repaired in a cell, None when its text stands as in the file."""
        return _at(self.repairs, line, column, None)


@lru_cache(maxsize=1_000)
def _letters(column: int) -> str:
    """The letters of a column, counted from 1."""
    rest, digit = divmod(column - 1, 26)
    return (_letters(rest) if rest else "") + chr(65 + digit)


def _at(layer: Sequence[Sequence[_T]], line: int, column: int, nothing: _T) -> _T:
    return layer[line][column] if line < len(layer) and column < len(layer[line]) else nothing
