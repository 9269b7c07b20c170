"""Whose turn it is to lead a block: who never led, then who led longest ago; equals in the order of their places.

That heads and deputies take turns is known of Hướng dẫn 2746/HD-BTĐKT (24/11/2015) at second hand; how they take turns is the
house's own order, and a block that decides otherwise says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bangvang.block.choices import LeadRole
from bangvang.block.models import Block, Leadership, Membership
from bangvang.block.queries.organisation import day_in, heir_of, members_on
from bangvang.register.models import Unit


@dataclass(frozen=True)
class Turn:
    """A member as it waits for its turn; ``last_led``: the last year before the one in question in which it was head."""

    membership: Membership
    last_led: int | None

    @property
    def unit(self) -> Unit:
        return self.membership.unit


@dataclass(frozen=True)
class Year:
    """Who led in a year, by role. ``ended``: who was chosen before them and did not stay, in the order of the choices."""

    year: int
    leaders: dict[str, Leadership]
    ended: list[Leadership]

    @property
    def head(self) -> Leadership | None:
        return self.leaders.get(LeadRole.HEAD)

    @property
    def deputy(self) -> Leadership | None:
        return self.leaders.get(LeadRole.DEPUTY)


def turns(block: Block, year: int, today: date) -> list[Turn]:
    """Members of the block for the year, whose turn comes first at the head.

    A unit that came after another takes over when that one led, so that a new name does not bring a new turn; who was
    replaced in its year has not had its turn.
    """
    members = list(members_on(block, day_in(block, year, today)))
    led: dict[int, int] = {}
    now = {one.unit_id for one in members}
    before = block.leaderships.filter(role=LeadRole.HEAD, year__lt=year, ended_on=None)
    for one in before.select_related("unit__successor").order_by("year"):
        heir = None if one.unit_id in now else heir_of(one.unit)
        led[heir.pk if heir else one.unit_id] = one.year
    waiting = [Turn(one, led.get(one.unit_id)) for one in members]
    return sorted(waiting, key=lambda turn: (turn.last_led or 0, turn.membership.place, turn.membership.pk))


def whose_turn(waiting: list[Turn], role: str, head: Unit | None) -> Unit | None:
    """Whose turn it is in the role. The deputy is the next one at the head, so that who stands in learns what is to come.

    ``head``: who was chosen as head of the year, None as long as nobody was.
    """
    if role == LeadRole.HEAD:
        return waiting[0].unit if waiting else None
    leading = head or (waiting[0].unit if waiting else None)
    return next((turn.unit for turn in waiting if turn.unit != leading), None)


def years_led(block: Block) -> list[Year]:
    """Every year in which somebody was chosen, the latest first. One question."""
    found: dict[int, Year] = {}
    for one in block.leaderships.select_related("block", "unit", "by").order_by("-year", "pk"):
        one_year = found.setdefault(one.year, Year(one.year, {}, []))
        if one.ended_on is None:
            one_year.leaders[one.role] = one
        else:
            one_year.ended.append(one)
    return list(found.values())
