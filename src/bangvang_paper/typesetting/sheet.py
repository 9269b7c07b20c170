"""An official paper as blocks, before it becomes DOCX or PDF.

Both outputs are set from this one description, so their words cannot differ. A block is a paragraph, a rule, a pair of
columns, a table, room for a signature, a QR code, or the start of an annex.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from bangvang_paper.typesetting.measures import Measures

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True)
class Run:
    """Words of one weight and slope. A line feed in ``text`` is a line break inside the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    """``size`` and ``before`` in points; ``indent`` (first line) in mm; ``tied`` keeps it with what follows."""

    runs: tuple[Run, ...]
    size: float
    align: Align = "justify"
    before: float = 0
    indent: float = 0
    spacing: float = 1
    tied: bool = False
    grey: bool = False


@dataclass(frozen=True)
class Rule:
    """A centred solid line, ``width`` in mm, ``before`` in points."""

    width: float
    before: float = 3


@dataclass(frozen=True)
class Room:
    """White space for a signature and a seal, ``height`` in mm.

    ``mark`` names the place inside the PDF, so that a digital signature finds it: a destination of that name at the upper left
    corner, and one called "<mark>-het" at the lower right. Once on a paper.
    """

    height: float
    mark: str = ""


@dataclass(frozen=True)
class Code:
    """A QR code that reads as ``text``, with its quiet zone; ``side`` in mm."""

    text: str
    side: float


Inner = Paragraph | Rule | Room | Code


@dataclass(frozen=True)
class Pair:
    """Two columns without borders; ``left_share`` of the width goes to the left one. It never breaks over pages."""

    left: tuple[Inner, ...]
    right: tuple[Inner, ...]
    left_share: float = 0.5
    before: float = 0


@dataclass(frozen=True)
class TableRow:
    """``kind`` is ``row``, ``group`` (one cell across, bold) or ``total`` (label across all but the last cell)."""

    cells: tuple[str, ...]
    kind: Literal["row", "group", "total"] = "row"


@dataclass(frozen=True)
class Table:
    """A ruled table; its head repeats on every page and a row never breaks. ``widths`` in mm."""

    head: tuple[str, ...]
    rows: tuple[TableRow, ...]
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    size: float
    before: float = 6


@dataclass(frozen=True)
class AnnexStart:
    """A new sheet whose page numbers begin again (NĐ 30/2020, Phụ lục I, III.1 đ)."""


Block = Paragraph | Rule | Room | Code | Pair | Table | AnnexStart


@dataclass(frozen=True)
class Sheet:
    """A whole paper. ``title`` and ``author`` are metadata only."""

    title: str
    author: str
    measures: Measures
    blocks: tuple[Block, ...]
    properties: Mapping[str, str] = field(default_factory=dict)


def bound(sheets: Sequence[Sheet]) -> Sheet:
    """Several papers of one kind as one file, each on a new sheet with its pages counted from one. Raises ValueError for none."""
    if not sheets:
        raise ValueError("there is no paper to bind")
    blocks = list(sheets[0].blocks)
    for sheet in sheets[1:]:
        blocks += [AnnexStart(), *sheet.blocks]
    return replace(sheets[0], blocks=tuple(blocks))
