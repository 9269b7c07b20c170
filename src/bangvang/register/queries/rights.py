"""Rights first: everything that anybody may do starts from `mandates`, everything that anybody sees from ``visible_…``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Mandate, Person, Unit

PEOPLE_READERS = (Role.CLERK, Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR)
TROUBLE_READERS = (Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER)
PEOPLE_KEEPERS = (Role.CLERK, Role.OFFICER, Role.ADMINISTRATOR)


def mandates(user: User | AnonymousUser, on: date | None = None) -> list[Mandate]:
    """Mandates of ``user`` that hold on the day (today when not given), with their units. Nobody has none."""
    if not user.is_authenticated or not user.is_active:
        return []
    day = on or timezone.localdate()
    return list(
        Mandate.objects.filter(user=user, begins_on__lte=day)
        .filter(Q(ends_on=None) | Q(ends_on__gte=day))
        .select_related("unit")
        .order_by("id")
    )


def units_of(user: User | AnonymousUser, roles: Iterable[Role]) -> set[int]:
    """Ids of all units over which ``user`` holds one of ``roles``: the mandate's unit and everything below it.

    The answer is kept on the user object, which lives as long as one request.
    """
    wanted = frozenset(roles)
    kept: dict[frozenset[Role], set[int]] = user.__dict__.setdefault("_units_by_roles", {})
    if wanted not in kept:
        held = {mandate.unit_id for mandate in mandates_once(user) if mandate.role in wanted}
        if held and "_tree" not in user.__dict__:
            user.__dict__["_tree"] = tree()
        kept[wanted] = branch(held, user.__dict__.get("_tree"))
    return kept[wanted]


def mandates_once(user: User | AnonymousUser) -> list[Mandate]:
    """Mandates of today, asked once for each request: they are kept on the user object, which lives as long."""
    if "_mandates" not in user.__dict__:
        user.__dict__["_mandates"] = mandates(user)
    held: list[Mandate] = user.__dict__["_mandates"]
    return held


def holds(user: User | AnonymousUser, roles: Iterable[Role], unit_id: int) -> bool:
    """Whether ``user`` holds one of ``roles`` over the unit."""
    return unit_id in units_of(user, roles)


def tree() -> dict[int | None, list[int]]:
    """Unit id → ids right below it. One query: the whole tree of an installation is some hundreds of rows."""
    below: dict[int | None, list[int]] = {}
    for pk, parent in Unit.objects.values_list("pk", "parent_id"):
        below.setdefault(parent, []).append(pk)
    return below


def branch(roots: set[int], below: dict[int | None, list[int]] | None = None) -> set[int]:
    """Ids of ``roots`` and every unit below them, in the `tree` given or read now."""
    if not roots:
        return set()
    below = tree() if below is None else below
    found, waiting = set(roots), list(roots)
    while waiting:
        for child in below.get(waiting.pop(), []):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found


def with_units_above(units: set[int]) -> set[int]:
    """Keys of ``units`` and of every unit above them: what a higher body says is for everybody below it. One query."""
    parents = dict(Unit.objects.values_list("pk", "parent_id"))
    found: set[int] = set()
    for unit in units:
        current: int | None = unit
        while current is not None and current not in found:
            found.add(current)
            current = parents.get(current)
    return found


def visible_units(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Units that ``user`` may see: any mandate shows its branch."""
    return Unit.objects.filter(pk__in=units_of(user, list(Role)))


def visible_people(user: User | AnonymousUser) -> QuerySet[Person]:
    """People who work or worked in the units whose records ``user`` keeps; a nominee sees the own record.

    A row that was merged into another shows the other: whoever kept the one now sees the whole person.
    """
    keepers = units_of(user, PEOPLE_READERS)
    posts = Employment.objects.filter(unit_id__in=keepers)
    seen = Q(pk__in=posts.values("person_id"))
    seen |= Q(pk__in=posts.filter(person__merged_into__isnull=False).values("person__merged_into_id"))
    if user.is_authenticated:
        seen |= Q(user=user) | Q(pk__in=Person.objects.filter(user=user).values("merged_into_id"))
    return Person.objects.filter(seen, merged_into=None)


def units_kept_by(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Living units into which ``user`` may take people."""
    return Unit.objects.filter(pk__in=units_of(user, PEOPLE_KEEPERS), ends_on=None).order_by("name")


def mandates_in(unit: Unit) -> QuerySet[Mandate]:
    """Mandates over ``unit`` and what lies below it: those that hold first, then those that ended."""
    return (
        Mandate.objects.filter(unit_id__in=branch({unit.pk}))
        .select_related("user", "unit")
        .order_by(F("ends_on").desc(nulls_first=True), "unit__name", "user__full_name", "id")
    )


def mandate_problem(user: User, role: str, unit: Unit) -> str:
    """The sentence when ``user`` holds the open mandate already; else empty."""
    if not Mandate.objects.filter(user=user, role=role, unit=unit, ends_on=None).exists():
        return ""
    return _("%(user)s đã có phân công này ở %(unit)s, chưa hết hạn. Không cần ghi lần nữa.") % {
        "user": user,
        "unit": unit,
    }
