"""What the columns of a table are found to be, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bangvang_paper.reading.meaning.by_content import meanings_by_content
from bangvang_paper.reading.meaning.columns import Meaning
from bangvang_paper.reading.meaning.marks import tidied
from bangvang_paper.reading.sheet import Sheet
from bangvang_paper.vietnamese import folded

LOOKED_AT = 200
"""Lines under a header that are looked at to tell what a column is."""


@dataclass
class Layout:
    """The columns of a table. ``columns`` holds every column of a meaning, from left to right."""

    columns: dict[Meaning, list[int]]
    headings: dict[int, str]
    header_line: int
    first_line: int
    scores: dict[int, float] = field(default_factory=dict)
    """How sure the meaning of each column is, 0 to 1."""
    guesses: dict[int, str] = field(default_factory=dict)
    """Column → why its meaning is a guess; a part of a sentence."""
    rivals: set[int] = field(default_factory=set)
    """Columns that name the nominee of a line where no column before them does."""

    @property
    def meanings(self) -> dict[int, Meaning]:
        return {column: meaning for meaning, columns in self.columns.items() for column in columns}


def contents_of(sheet: Sheet, layout: Layout, columns: list[int]) -> list[tuple[Meaning | None, float]]:
    return meanings_by_content([list(cells_below(sheet, layout, column)) for column in columns])


def cells_below(sheet: Sheet, layout: Layout, column: int) -> Iterator[str]:
    """The filled cells of a column under the header, without those of lines that say one thing only (headings)."""
    for line in range(layout.first_line, min(len(sheet.lines), layout.first_line + LOOKED_AT)):
        text = tidied(sheet.cell(line, column))
        if text and sum(1 for cell in sheet.lines[line] if cell.strip()) > 1:
            if folded(text) == folded(layout.headings.get(column, "")):
                continue
            yield text
