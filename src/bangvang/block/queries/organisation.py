"""Which blocks somebody sees, and which units are in a block on a day, in a year."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q, QuerySet

from bangvang.accounts.models import User
from bangvang.block.choices import LeadRole
from bangvang.block.models import Block, Leadership, Membership
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of

ORGANISERS = (Role.OFFICER,)
FOR_A_UNIT = (Role.CLERK, Role.OFFICER)
READERS = (Role.CLERK, Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER, Role.AUDITOR)


def visible_to(user: User | AnonymousUser) -> QuerySet[Block]:
    """Blocks that the units of ``user`` organise, and those in which one of them is or was."""
    units = units_of(user, READERS)
    joined = Membership.objects.filter(unit_id__in=units).values("block_id")
    return Block.objects.filter(Q(organiser_id__in=units) | Q(pk__in=joined)).select_related("organiser")


def organisers_for(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies for whose council ``user`` may set up a block."""
    return Unit.objects.filter(pk__in=units_of(user, ORGANISERS), is_body=True, ends_on=None).order_by("name")


def members_on(block: Block, day: date) -> QuerySet[Membership]:
    """Memberships that hold on the day, by their place; a unit that ended is in nothing from the day after."""
    return members_between(block, day, day)


def members_in(block: Block, year: int) -> QuerySet[Membership]:
    """Memberships that hold on some day of the year, by their place."""
    return members_between(block, date(year, 1, 1), date(year, 12, 31))


def members_between(block: Block, first: date, last: date) -> QuerySet[Membership]:
    """Memberships of the block that hold on some day from ``first`` to ``last``, by their place."""
    return overlapping(first, last).filter(block=block).select_related("block", "unit").order_by("place", "pk")


def overlapping(first: date, last: date | None) -> QuerySet[Membership]:
    """Memberships, of any block, that hold on some day of the span; ``last`` None: for ever."""
    begun = Q() if last is None else Q(begins_on__lte=last, block__begins_on__lte=last)
    ends = Q()
    for name in ("ends_on", "unit__ends_on", "block__ends_on"):
        ends &= Q(**{name: None}) | Q(**{f"{name}__gte": first})
    # A membership of a unit that had ended before it began holds on no day.
    return Membership.objects.filter(begun, ends).filter(Q(unit__ends_on=None) | Q(unit__ends_on__gte=F("begins_on")))


def leaders_of(block: Block, year: int) -> dict[str, Leadership]:
    """Role → who leads in the year."""
    return {one.role: one for one in block.leaderships.filter(year=year).select_related("block", "unit")}


def head_of(block: Block, year: int) -> Unit | None:
    """The unit that leads in the year, None when nobody was chosen."""
    found = block.leaderships.filter(year=year, role=LeadRole.HEAD).select_related("unit").first()
    return found.unit if found else None
