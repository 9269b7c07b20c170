"""Everybody of a unit as the long table of facts that a sweep reads: the same facts as of one dossier, in a few queries.

What goes in and what stays out is decided as in `bangvang.eligibility.case`: honours and initiatives only where somebody said
that the record is complete, nothing that was written after the day. The number of queries does not grow with the people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from bangvang.catalogue.queries import is_award
from bangvang.nomination.choices import ProposalState
from bangvang.nomination.models import Nomination
from bangvang.register.choices import FALLEN
from bangvang.register.models import (
    AnnualRating,
    Discipline,
    Employment,
    Hold,
    Honour,
    HonourStanding,
    Initiative,
    Person,
    Unit,
)
from bangvang.register.queries import branch
from bangvang_law.case_reading import usage_in
from bangvang_law.sweep.facts import table_of

if TYPE_CHECKING:
    import polars as pl

_PAGE = 2_000
_OWNER = Coalesce("person__merged_into_id", "person_id")
"""Whose a fact is: the person that a merged row was merged into."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Population:
    """``facts`` in the columns of :data:`bangvang_law.sweep.FACTS`; ``units``: person id → id of the unit, in name order."""

    facts: pl.DataFrame
    units: dict[int, int]


def population(unit: Unit, on: date) -> Population:
    """Whoever works in ``unit`` or below it on the day, with all that the register knew by then."""
    workers = _workers(unit, on)
    places = dict(workers.order_by("begins_on", "id").values_list(_OWNER, "unit_id"))  # the latest post stands
    people = Person.objects.filter(pk__in=workers.values(owner=_OWNER), merged_into=None)
    complete: dict[str, set[int]] = {"awards": set(), "initiatives": set()}
    rows = list(_people(people, complete))
    units = {row["person"]: places[row["person"]] for row in rows}
    for found in (
        _ratings(people, on),
        _honours(people, on, complete["awards"]),
        _initiatives(people, on, complete["initiatives"]),
        _disciplines(people, on),
        _holds(people, on),
        _nominations(people),
    ):
        rows.extend(found)
    return Population(table_of(rows), units)


def _workers(unit: Unit, on: date) -> QuerySet[Employment]:
    here = Employment.objects.filter(unit_id__in=branch({unit.pk}), begins_on__lte=on)
    return here.filter(Q(ends_on=None) | Q(ends_on__gte=on))


def _people(people: QuerySet[Person], complete: dict[str, set[int]]) -> Iterator[Row]:
    """One row a person; notes whose honours and initiatives are complete. Discipline and open matters always are."""
    found = people.order_by("sort_key", "id").values_list(
        "id", "group", "sex", "employed_since", "ratings_complete", "honours_complete", "initiatives_complete"
    )
    for pk, group, sex, since, ratings, honours, initiatives in found.iterator(_PAGE):
        lists = ["discipline", "pending"]
        lists += ["ratings"] if ratings else []
        for name, said in (("awards", honours), ("initiatives", initiatives)):
            if said:
                lists.append(name)
                complete[name].add(pk)
        told = {"person": pk, "kind": "person", "what": " ".join(lists), "day": since}
        yield told | {"group": group or None, "sex": sex or None}


def _ratings(people: QuerySet[Person], on: date) -> Iterator[Row]:
    """Ratings of years up to that of the day; a merged row speaks only for years in which the one that stands was not rated."""
    rated = AnnualRating.objects.filter(person=OuterRef("person__merged_into"), year=OuterRef("year"))
    spoken = Q(person__in=people.values("pk")) | Q(~Exists(rated), person__merged_into__in=people.values("pk"))
    rows = AnnualRating.objects.filter(spoken, year__lte=on.year).order_by()
    for person, year, rating in rows.values_list(_OWNER, "year", "rating").iterator(_PAGE):
        yield {"person": person, "kind": "rating", "what": rating, "year": year}


def _honours(people: QuerySet[Person], on: date, complete: set[int]) -> Iterator[Row]:
    """Honours decided by the day, of a person and of rows merged into them."""
    fallen = _fallen(people, on)
    rows = Honour.objects.filter(_of(people), decided_on__lte=on).order_by().values_list(
        "id", "person_id", "person__merged_into_id", "award", "decided_on", "achieved_from", "achieved_until"
    )  # fmt: skip
    for pk, person, merged_into, award, decided, first, last in rows.iterator(_PAGE):
        owner = merged_into or person
        if owner not in complete or not is_award(award):
            continue
        told = {"person": owner, "kind": "award", "what": award, "year": (last or decided).year, "day": decided}
        recorded = first is not None and last is not None
        yield told | {
            "since": first if recorded else None,
            "until": last if recorded else None,
            "yes": pk not in fallen,
        }


def _of(people: QuerySet[Person]) -> Q:
    return Q(person__in=people.values("pk")) | Q(person__merged_into__in=people.values("pk"))


def _fallen(people: QuerySet[Person], on: date) -> set[int]:
    """Honours whose latest act by the day took them away. Only those with such an act are looked at."""
    acted = HonourStanding.objects.filter(honour=OuterRef("honour"), standing__in=FALLEN, on__lte=on)
    honours = Honour.objects.filter(_of(people)).order_by().values("pk")
    rows = HonourStanding.objects.filter(Exists(acted), honour__in=honours, on__lte=on).order_by("on", "id")
    last = dict(rows.values_list("honour_id", "standing"))
    return {honour for honour, standing in last.items() if standing in FALLEN}


def _initiatives(people: QuerySet[Person], on: date, complete: set[int]) -> Iterator[Row]:
    rows = Initiative.objects.filter(_of(people), recognised_on__lte=on).order_by()
    for person, scope, day, used in rows.values_list(_OWNER, "scope", "recognised_on", "used_for").iterator(_PAGE):
        if person in complete:
            told = {"person": person, "kind": "initiative", "what": scope, "day": day}
            yield told | _usage(used)


def _usage(used: str) -> Row:
    """What an initiative was used for, with the year where it is written: ``grassroots_emulation_fighter 2024``."""
    usage = usage_in(used)
    return {"used_for": usage.award, "used_year": usage.year} if usage else {"used_for": used or None}


def _disciplines(people: QuerySet[Person], on: date) -> Iterator[Row]:
    rows = Discipline.objects.filter(_of(people), begins_on__lte=on).order_by()
    for person, form, first, last in rows.values_list(_OWNER, "form", "begins_on", "ends_on").iterator(_PAGE):
        yield {"person": person, "kind": "discipline", "what": form, "since": first, "until": last}


def _holds(people: QuerySet[Person], on: date) -> Iterator[Row]:
    """Matters known by the day; one cleared later than the day is still open on it."""
    rows = Hold.objects.filter(_of(people), since__lte=on).order_by()
    for person, kind, since, cleared in rows.values_list(_OWNER, "kind", "since", "cleared_on").iterator(_PAGE):
        known = cleared if cleared and cleared <= on else None
        yield {"person": person, "kind": "pending", "what": kind, "since": since, "until": known}


def _nominations(people: QuerySet[Person]) -> Iterator[Row]:
    """Dossiers that were submitted, whatever came of them; the year is the last of the achievement."""
    rows = Nomination.objects.filter(_of(people), proposal__state=ProposalState.SUBMITTED).order_by()
    for person, award, last in rows.values_list(_OWNER, "award", "proposal__achieved_until").iterator(_PAGE):
        yield {"person": person, "kind": "nominated", "what": award, "year": last.year}
