"""Questions about movements."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from bangvang.accounts.models import User
from bangvang.movement.choices import MovementState
from bangvang.movement.models import Movement
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of

LEADERS = (Role.OFFICER,)


def visible_to(user: User | AnonymousUser) -> QuerySet[Movement]:
    """Movements of the bodies in and above the units where ``user`` has any mandate; drafts only to those who lead them."""
    units = units_of(user, list(Role))
    led = units_of(user, LEADERS)
    return Movement.objects.filter(
        Q(body_id__in=led) | (Q(body_id__in=_with_bodies_above(units)) & ~Q(state=MovementState.DRAFT))
    ).select_related("body", "follows")


def _with_bodies_above(units: set[int]) -> set[int]:
    """``units`` and every unit above them: what a higher body launches is for everybody below it."""
    parents = dict(Unit.objects.values_list("pk", "parent_id"))
    found: set[int] = set()
    for unit in units:
        current: int | None = unit
        while current is not None and current not in found:
            found.add(current)
            current = parents.get(current)
    return found


def running_on(day: date) -> QuerySet[Movement]:
    """Movements launched by the day whose period holds it."""
    return Movement.objects.filter(launched_on__lte=day, period_from__lte=day, period_until__gte=day).exclude(
        state=MovementState.DRAFT
    )


def bodies_led_by(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies in whose name ``user`` may draft a movement."""
    return Unit.objects.filter(pk__in=units_of(user, LEADERS), is_body=True, ends_on=None).order_by("name")
