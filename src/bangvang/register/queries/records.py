"""What is on record: who works where, who bears a name or a number, what they were honoured with and rated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Prefetch, Q, QuerySet

from bangvang.accounts.models import User
from bangvang.register.models import (
    AnnualRating,
    Discipline,
    Employment,
    Hold,
    Honour,
    HonourStanding,
    Household,
    Initiative,
    Issuer,
    Person,
    Unit,
)
from bangvang.register.queries.rights import visible_people
from bangvang.register.sealed import keyed_hash
from bangvang_paper.vietnamese import folded

_AT_ONCE = 5_000
"""Keys in one question: SQLite takes no more than some thirty thousand."""


def with_standings(honours: Sequence[Honour]) -> list[Honour | HonourStanding]:
    """Honours and everything that was said of each: what the log covers when they are recorded."""
    rows: list[Honour | HonourStanding] = list(honours)
    for first in range(0, len(honours), _AT_ONCE):
        rows += HonourStanding.objects.filter(honour__in=honours[first : first + _AT_ONCE])
    return rows


def body_of(unit: Unit) -> Unit:
    """The nearest body at or above ``unit``: who receives its proposals."""
    current: Unit | None = unit
    while current is not None and not current.is_body:
        current = current.parent
    return current or unit


def issuers_on(body: Unit, day: date) -> QuerySet[Issuer]:
    """Offices of the body that may sign something on the day."""
    return Issuer.objects.filter(body=body, begins_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))


def issuer_on(body: Unit, day: date, authority: str | None = None) -> Issuer | None:
    """The office of ``body`` that may sign on the day; the first when several."""
    issuers = issuers_on(body, day)
    if authority:
        issuers = issuers.filter(authority=authority)
    return issuers.order_by("id").first()


def authorities_on(body: Unit, day: date) -> set[str]:
    """What the offices of the body are on the day, as ids of the law book."""
    return set(issuers_on(body, day).values_list("authority", flat=True))


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


def belonging_to(recipient: Person | Unit | Household) -> Q:
    """Condition on `Recipient` rows: those of a person, a collective or a household, and of the rows merged into it."""
    if isinstance(recipient, Household):
        return Q(household=recipient)
    if isinstance(recipient, Person):
        return Q(person=recipient) | Q(person__merged_into=recipient)
    return Q(collective=recipient) | Q(collective__merged_into=recipient)


def honours_of(recipient: Person | Unit | Household) -> QuerySet[Honour]:
    """Honours of a person, a collective or a household, and of rows merged into it, with their standings."""
    return Honour.objects.filter(belonging_to(recipient)).prefetch_related("standings").order_by("decided_on", "id")


def ratings_of(recipient: Person | Unit) -> QuerySet[AnnualRating]:
    """Ratings by year. Where a merged row was rated in the same year, the own rating comes last and so is the one that counts."""
    one = "person" if isinstance(recipient, Person) else "collective"
    own_last = F(f"{one}__merged_into_id").asc(nulls_last=True)
    return AnnualRating.objects.filter(belonging_to(recipient)).order_by("year", own_last, "id")


def holds_of(recipient: Person | Unit) -> QuerySet[Hold]:
    return Hold.objects.filter(belonging_to(recipient)).order_by("since", "id")


def disciplines_of(person: Person) -> QuerySet[Discipline]:
    return Discipline.objects.filter(belonging_to(person)).order_by("begins_on", "id")


def initiatives_of(person: Person) -> QuerySet[Initiative]:
    return Initiative.objects.filter(belonging_to(person)).order_by("recognised_on", "id")


def posts_of(person: Person) -> QuerySet[Employment]:
    """Where the person, and every row merged into them, worked."""
    return Employment.objects.filter(belonging_to(person)).select_related("unit").order_by("-begins_on", "id")


def standing_on(honour: Honour, day: date) -> str:
    """What stands of ``honour`` on the day; reads the prefetched standings."""
    rows = [row for row in honour.standings.all() if row.on <= day]
    return rows[-1].standing if rows else ""


def is_demonstration() -> bool:
    """Whether this installation shows invented people."""
    return Unit.objects.filter(demonstration=True).exists()


def with_posts(people: QuerySet[Person]) -> QuerySet[Person]:
    """People with their employments and units, for lists: two more queries however many there are."""
    return people.prefetch_related(posts_with_units())


def posts_with_units() -> Prefetch:
    """Employments of people with their units, the latest first."""
    return Prefetch("employments", Employment.objects.select_related("unit").order_by("-begins_on"))


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


def people_with_number(digits: str) -> QuerySet[Person]:
    """The person who bears the citizen number, found by its keyed hash."""
    return Person.objects.filter(citizen_number_hash=keyed_hash(digits, purpose="citizen_number"))
