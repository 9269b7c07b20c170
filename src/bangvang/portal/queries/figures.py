"""Indicators as a piece of news shows them: the latest public figure, in words, and what the book says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bangvang.indicator.models import Indicator
from bangvang.indicator.queries import Line, published, story


@dataclass(frozen=True)
class PublicFigure:
    indicator: Indicator
    line: Line

    @property
    def figure(self) -> str:
        """The figure alone, with its percent sign where it has one."""
        return self.line.shown.bare if self.measure else self.line.shown.value

    @property
    def measure(self) -> str:
        """The unit in words; empty for a share, whose sign stands at the figure."""
        return "" if self.indicator.measure == "%" else self.indicator.measure


def figures_of(indicators: Sequence[Indicator]) -> list[PublicFigure]:
    """The latest public figure of each; one that is no longer public, or has none, is left out. Four questions each."""
    public = published().in_bulk([one.pk for one in indicators])
    told = []
    for one in indicators:
        if one.pk not in public:
            continue
        latest = story(public[one.pk], through=public[one.pk].published_through).latest
        if latest is not None:
            told.append(PublicFigure(public[one.pk], latest))
    return told
