"""What records say today, for the pages that show them: decisions with whom they honour, indicators with their latest figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bangvang.conference.models import Conference
from bangvang.conference.queries import HandedOver, decisions_of, with_recipients
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision
from bangvang.indicator.models import Indicator
from bangvang.indicator.queries import Line, public_lines
from bangvang.portal.shown import as_shown


def granted_by(decision: Decision) -> HandedOver | None:
    """The decision with its recipients in today's wording, as much of it as is shown; nothing of one that was never issued."""
    issued = Decision.objects.filter(pk=decision.pk, state=DecisionState.ISSUED)
    return next(iter(as_shown(with_recipients(issued))), None)


def handed_over_at(conference: Conference) -> list[HandedOver]:
    """Decisions handed over at a conference, with their recipients as everybody sees them."""
    return as_shown(decisions_of(conference))


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
    """The latest public figure of each; one that is no longer public, or has none, is left out."""
    lines = public_lines(indicators)
    return [PublicFigure(one, lines[one.pk]) for one in indicators if one.pk in lines]
