"""Records with the names of those who are shown less made shorter, before any public page, feed or paper has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from bangvang.conference.queries import HandedOver, HonouredLine
from bangvang.decision.models import Line
from bangvang.discretion.choices import Extent
from bangvang.discretion.queries import lines_withheld, name_shown

NAMES_FROM = ("decision", "certificate", "register", "identity", "discretion")
"""Apps that say how somebody who was honoured is named on a public page; see `design.keeping`."""
Row = TypeVar("Row", bound=HonouredLine)


def as_shown(granted: Sequence[HandedOver]) -> list[HandedOver]:
    """The decisions with their recipients as everybody sees them. One question more than it took to read them."""
    less = lines_withheld(*(one.decision for one in granted))
    return [_with_less(one, by_ordinal(less, one.decision.lines.all())) for one in granted] if less else list(granted)


def _with_less(granted: HandedOver, less: dict[int, Extent]) -> HandedOver:
    return replace(
        granted,
        collectives=rows_shown(granted.collectives, less),
        households=rows_shown(granted.households, less),
        individuals=rows_shown(granted.individuals, less),
    )


def by_ordinal(less: dict[int, Extent], lines: Iterable[Line]) -> dict[int, Extent]:
    """Ordinal of a line → how much of it is shown, for those of ``lines`` that are not shown in full."""
    return {line.ordinal: less[line.pk] for line in lines if line.pk in less}


def rows_shown(rows: list[Row], less: dict[int, Extent]) -> list[Row]:
    """``rows`` with what ``less`` takes away: the name, who they are, the way to their certificate."""
    return [_shown(row, less[row.ordinal]) if row.ordinal in less else row for row in rows]


def _shown(row: Row, extent: Extent) -> Row:
    kept = row.unit_name if extent == Extent.INITIALS else ""
    name = name_shown(row.name, extent)
    return replace(
        row, honorific="", name=name, position="", unit_name=kept, merit="", corrected=False, public_id=""
    )
