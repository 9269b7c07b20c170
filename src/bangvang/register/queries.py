"""Questions to the register. Rights first: everything that anybody may do starts from `mandates`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Honour, Issuer, Mandate, Person, Unit
from bangvang.register.sealed import keyed_hash
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


# ── for pages ────────────────────────────────────────────────────────────────────────────────────────────────────────
TROUBLE_READERS = (Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER)
PEOPLE_KEEPERS = (Role.CLERK, Role.OFFICER, Role.ADMINISTRATOR)


def with_posts(people: QuerySet[Person]) -> QuerySet[Person]:
    """People with their employments and units, for lists: two more queries however many there are."""
    posts = Employment.objects.select_related("unit").order_by("-begins_on")
    return people.prefetch_related(Prefetch("employments", posts))


def posts_on(person: Person, day: date) -> list[Employment]:
    """Employments that hold on the day; reads prefetched rows."""
    return [
        post for post in person.employments.all() if post.begins_on <= day and (not post.ends_on or day <= post.ends_on)
    ]


def with_headcount(units: QuerySet[Unit], day: date) -> QuerySet[Unit]:
    """Units with ``people``: how many work there on the day."""
    works = Q(employments__begins_on__lte=day) & (Q(employments__ends_on=None) | Q(employments__ends_on__gte=day))
    return units.annotate(people=Count("employments__person", filter=works, distinct=True))


def people_of(unit: Unit, user: User | AnonymousUser, day: date) -> QuerySet[Person]:
    """Visible people who work in ``unit`` on the day, in Vietnamese order."""
    here = Employment.objects.filter(unit=unit, begins_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))
    return visible_people(user).filter(pk__in=here.values("person_id")).order_by("sort_key")


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


def people_with_number(digits: str) -> QuerySet[Person]:
    """The person who bears the citizen number, found by its keyed hash."""
    return Person.objects.filter(citizen_number_hash=keyed_hash(digits, purpose="citizen_number"))
