"""Questions to the register. Rights first: everything that anybody may do starts from `mandates`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Honour, Issuer, Mandate, Person, Unit
from bangvang_paper.vietnamese import folded


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
        kept[wanted] = branch({mandate.unit_id for mandate in _mandates_once(user) if mandate.role in wanted})
    return kept[wanted]


def _mandates_once(user: User | AnonymousUser) -> list[Mandate]:
    if "_mandates" not in user.__dict__:
        user.__dict__["_mandates"] = mandates(user)
    held: list[Mandate] = user.__dict__["_mandates"]
    return held


def holds(user: User | AnonymousUser, roles: Iterable[Role], unit_id: int) -> bool:
    """Whether ``user`` holds one of ``roles`` over the unit."""
    return unit_id in units_of(user, roles)


def branch(roots: set[int]) -> set[int]:
    """Ids of ``roots`` and every unit below them. One query: the whole tree of an installation is some hundreds of rows."""
    if not roots:
        return set()
    below: dict[int | None, list[int]] = {}
    for pk, parent in Unit.objects.values_list("pk", "parent_id"):
        below.setdefault(parent, []).append(pk)
    found, waiting = set(roots), list(roots)
    while waiting:
        for child in below.get(waiting.pop(), []):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found


def body_of(unit: Unit) -> Unit:
    """The nearest body at or above ``unit``: who receives its proposals."""
    current: Unit | None = unit
    while current is not None and not current.is_body:
        current = current.parent
    return current or unit


def issuer_on(body: Unit, day: date, authority: str | None = None) -> Issuer | None:
    """The office of ``body`` that may sign on the day; the first when several."""
    issuers = Issuer.objects.filter(body=body, begins_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))
    if authority:
        issuers = issuers.filter(authority=authority)
    return issuers.order_by("id").first()


def visible_units(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Units that ``user`` may see: any mandate shows its branch."""
    return Unit.objects.filter(pk__in=units_of(user, list(Role)))


def visible_people(user: User | AnonymousUser) -> QuerySet[Person]:
    """People who work or worked in the units whose records ``user`` keeps; a nominee sees the own record."""
    keepers = units_of(user, PEOPLE_READERS)
    own = Q(user=user) if user.is_authenticated else Q(pk__in=[])
    return Person.objects.filter(
        Q(pk__in=Employment.objects.filter(unit_id__in=keepers).values("person_id")) | own, merged_into=None
    )


PEOPLE_READERS = (Role.CLERK, Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR)


def employment_on(person: Person, day: date) -> Employment | None:
    """Where ``person`` worked on the day; the latest when several."""
    return (
        person.employments.filter(begins_on__lte=day)
        .filter(Q(ends_on=None) | Q(ends_on__gte=day))
        .select_related("unit")
        .order_by("-begins_on")
        .first()
    )


def people_named(name: str, unit: Unit | None = None) -> QuerySet[Person]:
    """People whose name is written like ``name`` when accents, case and spaces are folded away.

    With ``unit``, only those who work or worked there. Never enough to know a person: two may share a name.
    """
    people = Person.objects.filter(folded=folded(name), merged_into=None)
    return people.filter(employments__unit=unit).distinct() if unit else people


def unit_named(name: str) -> Unit | None:
    """The one unit written like ``name`` (folded), or None when there is none or more than one."""
    found = list(Unit.objects.filter(folded=folded(name))[:2])
    return found[0] if len(found) == 1 else None


def honours_of(recipient: Person | Unit) -> QuerySet[Honour]:
    """Honours of a person (and of rows merged into them) or of a collective, with their standings."""
    if isinstance(recipient, Person):
        condition = Q(person=recipient) | Q(person__merged_into=recipient)
    else:
        condition = Q(collective=recipient)
    return Honour.objects.filter(condition).prefetch_related("standings").order_by("decided_on", "id")


def standing_on(honour: Honour, day: date) -> str:
    """What stands of ``honour`` on the day; reads the prefetched standings."""
    rows = [row for row in honour.standings.all() if row.on <= day]
    return rows[-1].standing if rows else ""


def search_people(user: User | AnonymousUser, words: str) -> QuerySet[Person]:
    """Visible people whose folded name contains the folded words; all when no words."""
    people = visible_people(user).order_by("sort_key")
    return people.filter(folded__contains=folded(words)) if words.strip() else people


def is_demonstration() -> bool:
    """Whether this installation shows invented people."""
    return Unit.objects.filter(demonstration=True).exists()
