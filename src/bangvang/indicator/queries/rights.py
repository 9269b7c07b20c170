"""Who sees and who keeps which indicators: what a body sets is seen by everybody at and below it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from bangvang.accounts.models import User
from bangvang.indicator.models import CheckedText, Indicator
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import branch, tree, units_of

LEADERS = (Role.OFFICER,)
KEEPERS = (Role.OFFICER, Role.CLERK)


def visible_to(user: User | AnonymousUser) -> QuerySet[Indicator]:
    """Indicators of the bodies at and above the units where ``user`` has any mandate."""
    return Indicator.objects.filter(body_id__in=_upwards(units_of(user, list(Role)))).select_related("body", "owner")


def bodies_seen(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies whose indicators ``user`` sees."""
    return Unit.objects.filter(pk__in=_upwards(units_of(user, list(Role))), is_body=True).order_by("name")


def bodies_led(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Living bodies for which ``user`` sets indicators."""
    return Unit.objects.filter(pk__in=units_of(user, LEADERS), is_body=True, ends_on=None).order_by("name")


def units_kept(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Living units whose figures ``user`` enters."""
    return Unit.objects.filter(pk__in=units_of(user, KEEPERS), ends_on=None).order_by("name")


def reporting_units(body: Unit) -> QuerySet[Unit]:
    """The body and every unit below it, also those that ended: their figures stand."""
    return Unit.objects.filter(pk__in=branch({body.pk}))


def texts_visible_to(user: User | AnonymousUser) -> QuerySet[CheckedText]:
    """Checked texts of the units that ``user`` has a mandate over."""
    return CheckedText.objects.filter(unit_id__in=units_of(user, list(Role))).select_related("unit", "movement", "by")


def indicators_over(unit: Unit) -> QuerySet[Indicator]:
    """Indicators of the bodies at and above ``unit``: those of which it may have figures."""
    return Indicator.objects.filter(body_id__in=_upwards({unit.pk})).select_related("body", "owner").order_by("id")


def _upwards(units: Iterable[int]) -> set[int]:
    """``units`` and what lies above each."""
    parent_of = {child: parent for parent, children in tree().items() for child in children}
    found: set[int | None] = set()
    for unit in units:
        place: int | None = unit
        while place not in found:
            found.add(place)
            place = parent_of.get(place) if place is not None else None
    return {unit for unit in found if unit is not None}
