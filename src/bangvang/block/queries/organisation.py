"""Which blocks somebody sees, and which units are in a block on a day, in a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Q, QuerySet

from bangvang.accounts.models import User
from bangvang.block.choices import LeadRole
from bangvang.block.models import Block, Leadership, Membership
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import branch, line_of, units_of

ORGANISERS = (Role.OFFICER,)
FOR_A_UNIT = (Role.CLERK, Role.OFFICER)
READERS = (Role.CLERK, Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER, Role.AUDITOR)
LEAST = 2
"""Units that can emulate one another."""


def visible_to(user: User | AnonymousUser) -> QuerySet[Block]:
    """Blocks that the units of ``user`` organise, and those in which one of them is or was."""
    units = units_of(user, READERS)
    joined = Membership.objects.filter(unit_id__in=units).values("block_id")
    return Block.objects.filter(Q(organiser_id__in=units) | Q(pk__in=joined)).select_related("organiser")


def organisers_for(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies for whose council ``user`` may set up a block."""
    return Unit.objects.filter(pk__in=units_of(user, ORGANISERS), is_body=True, ends_on=None).order_by("name")


# ── who is in ────────────────────────────────────────────────────────────────────────────────────────────────────────
def members_on(block: Block, day: date) -> QuerySet[Membership]:
    """Memberships that hold on the day, by their place; a unit that ended is in nothing from the day after."""
    return _between(block, day, day)


def members_in(block: Block, year: int) -> QuerySet[Membership]:
    """Memberships that hold on some day of the year, by their place."""
    return _between(block, date(year, 1, 1), date(year, 12, 31))


def _between(block: Block, first: date, last: date) -> QuerySet[Membership]:
    return overlapping(first, last).filter(block=block).select_related("block", "unit").order_by("place", "pk")


def overlapping(first: date, last: date | None) -> QuerySet[Membership]:
    """Memberships, of any block, that hold on some day of the span; ``last`` None: from ``first`` on for ever."""
    holds = Q() if last is None else Q(begins_on__lte=last, block__begins_on__lte=last)
    for name in ("ends_on", "unit__ends_on", "block__ends_on"):
        holds &= Q(**{name: None}) | Q(**{f"{name}__gte": first})
    # That of a unit, or in a block, which had ended before it began holds on no day.
    for name in ("unit__ends_on", "block__ends_on"):
        holds &= Q(**{name: None}) | Q(**{f"{name}__gte": F("begins_on")})
    return Membership.objects.filter(holds)


def left(block: Block, day: date) -> list[Membership]:
    """Memberships that held before the day and no longer do, the latest first."""
    ever = block.memberships.select_related("block", "unit__successor", "unit__merged_into")
    gone = [one for one in ever if one.last_day is not None and one.last_day < day]
    return sorted(gone, key=lambda one: (one.last_day or day, one.pk), reverse=True)


def to_take_in(block: Block) -> QuerySet[Unit]:
    """Standing units below the organiser."""
    below = branch({block.organiser_id}) - {block.organiser_id}
    return Unit.objects.filter(pk__in=below, ends_on=None).order_by("name")


def elsewhere(
    organiser: Unit, unit: Unit, first: date, last: date | None, *, but: Membership | None = None
) -> Membership | None:
    """A membership of the unit, not ``but``, in a block of the organiser that meets the span: a unit is in one at a time."""
    theirs = overlapping(first, last).filter(block__organiser=organiser, unit=unit)
    if but is not None:
        theirs = theirs.exclude(pk=but.pk)
    return theirs.select_related("block", "unit").order_by("begins_on").first()


def has_year(block: Block, year: int, today: date) -> bool:
    """Whether something can be settled for the year: the block has it, and it is no later than the next."""
    return block.exists_in(year) and year <= today.year + 1


def day_in(block: Block, year: int, today: date) -> date:
    """The day of the year by which its members are read: today in this year, else the nearest day that the block has."""
    day = min(max(today, date(year, 1, 1)), date(year, 12, 31))
    day = max(day, block.begins_on)
    return day if block.ends_on is None else min(day, block.ends_on)


# ── units that ended ─────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Gap:
    """A membership that ended with its unit; ``heir``: the unit that came after it and stands, None where none is on record."""

    membership: Membership
    heir: Unit | None
    heir_is_in: bool


def gaps_in(block: Block, day: date) -> list[Gap]:
    """Members that the block lost before the day because the unit ended and that nobody passed on or took out."""
    lost = [one for one in left(block, day) if one.ends_on is None and one.unit.ends_on is not None]
    now = {one.unit_id for one in members_on(block, day)} if lost else set()
    heirs = ((one, heir_of(one.unit)) for one in lost)
    return [Gap(one, heir, heir is not None and heir.pk in now) for one, heir in heirs]


def heir_of(unit: Unit) -> Unit | None:
    """The unit that came after one that ended, or the row that it was merged into; None unless it stands."""
    last = line_of(unit.kept)[-1]
    return last if last != unit and last.ends_on is None else None


# ── who leads ────────────────────────────────────────────────────────────────────────────────────────────────────────
def leaders_of(block: Block, year: int) -> dict[str, Leadership]:
    """Role → who leads in the year."""
    leading = block.leaderships.filter(year=year, ended_on=None)
    return {one.role: one for one in leading.select_related("block", "unit")}


def head_of(block: Block, year: int) -> Unit | None:
    """The unit that leads in the year, None when nobody was chosen."""
    found = leaders_of(block, year).get(LeadRole.HEAD)
    return found.unit if found else None


@dataclass(frozen=True)
class BlockRow:
    """One block in a list: how many are in it on the day, who leads this year."""

    block: Block
    members: int
    head: Leadership | None


def rows_of(blocks: Iterable[Block], day: date) -> list[BlockRow]:
    """Two questions however many blocks there are."""
    listed = list(blocks)
    counted = dict(
        overlapping(day, day)
        .filter(block__in=listed)
        .order_by()
        .values_list("block_id")
        .annotate(count=Count("unit_id", distinct=True))
    )
    heads = Leadership.objects.filter(block__in=listed, year=day.year, role=LeadRole.HEAD, ended_on=None)
    by_block = {one.block_id: one for one in heads.select_related("unit")}
    return [BlockRow(block, counted.get(block.pk, 0), by_block.get(block.pk)) for block in listed]
