"""The plan of a hall on paper: each block drawn row by row from the stage, a name on each seat; a working paper of ours.

It is set on A4 across, or on A3 where a row is too long for names on A4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bangvang_paper.typesetting import press
from bangvang_paper.typesetting.wording import clean

TEMPLATE = "seating.typ"
LONGEST_ON_A4 = 14
"""Seats in a row that A4 shows with names still read at arm's length."""


@dataclass(frozen=True)
class SeatDrawn:
    """``name`` "" is a free seat; ``mark`` stands under the name (why somebody sits there, in a word)."""

    number: int
    name: str = ""
    mark: str = ""


@dataclass(frozen=True)
class BlockDrawn:
    """``heading`` names the block and what it is for; rows from the stage on, all of one length."""

    heading: str
    rows: Sequence[Sequence[SeatDrawn]]
    on_stage: bool = False


@dataclass(frozen=True)
class PlanPaper:
    """``lines`` stand under the title; ``stage`` is the word for the stage; ``row`` the word before a row's number."""

    title: str
    lines: Sequence[str]
    blocks: Sequence[BlockDrawn]
    stage: str = "Sân khấu"
    row: str = "Hàng"


def seating_pdf(paper: PlanPaper) -> bytes:
    """The plan as PDF/A-2b. Raises ``press.Unprintable``."""
    longest = max((len(row) for block in paper.blocks for row in block.rows), default=0)
    return press.pdf(
        TEMPLATE,
        {
            "title": clean(paper.title),
            "lines": [clean(line) for line in paper.lines],
            "stage": paper.stage,
            "row": paper.row,
            "sheet": "a4" if longest <= LONGEST_ON_A4 else "a3",
            "blocks": [
                {
                    "heading": clean(block.heading),
                    "on_stage": block.on_stage,
                    "rows": [[asdict(seat) | {"name": clean(seat.name)} for seat in row] for row in block.rows],
                }
                for block in paper.blocks
            ],
        },
    )
