"""Search for a reader of few people, answered from those people: the words may be borne by half of the province."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from bangvang.accounts.models import User
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Honour, Household, Person
from bangvang.register.queries.rights import PEOPLE_READERS, units_of
from bangvang.register.queries.words import Term, readings

FEW = 12_000
"""So many posts and honours of places a reader may see and still be answered from them."""
_WORDS_ASKED = 3
"""Words of one term that the database is asked for beside other terms; more are looked for among what it gives."""
_SHORT = 3
"""So few letters stand within half of all names: "en" in every Nguyễn."""

Asked = Callable[[str], Q]
"""A condition on folded names, by the name of the column that holds them."""
Row = tuple[str, int, str]
"""What is weighed of a person or an honour that a reader may see: sort key, key, folded name or number."""


@dataclass(frozen=True)
class Sight:
    """What a reader may see, as far as it is few: people with one of ``posts``, and ``beside`` them the reader's own row and rows
    that a merge ties to one of them; collectives and households of ``places``.
    """

    posts: QuerySet[Employment]
    beside: frozenset[int]
    places: frozenset[int]

    def people(self, named: Asked | None = None) -> QuerySet[Employment, Any]:
        """Keys of people with a post; ``named``: only of those who may have such a name, by what stands beside their posts."""
        posts = self.posts.filter(named("known_as") | Q(known_as="")) if named and named("known_as") else self.posts
        return posts.values("person_id")


def few_seen(user: User | AnonymousUser) -> Sight | None:
    """What ``user`` may see when it is few; None when the words had better be asked first. The same as `visible_people` shows.

    Without a mandate that shows people, what is left to see are honours of collectives and households, always few.
    """
    area, places = units_of(user, PEOPLE_READERS), units_of(user, list(Role))
    if not _are_few(frozenset(area), frozenset(places), FEW, int(time.monotonic() // 60)):
        return None
    posts = Employment.objects.filter(unit_id__in=area).order_by()
    return Sight(posts, _beside(user, posts), frozenset(places))


def _beside(user: User | AnonymousUser, posts: QuerySet[Employment]) -> frozenset[int]:
    """Keys of the reader's own row and of the rows that a merge ties to one with a post; merged rows are few, and asked first."""
    own = getattr(user, "person", None) if user.is_authenticated else None
    kept, gone = (Exists(posts.filter(person=OuterRef(name))) for name in ("merged_into", "pk"))
    tied = dict(Person.objects.filter(kept | gone, merged_into__gt=0).order_by().values_list("pk", "merged_into_id"))
    heads = {*tied.values(), *([own.kept_id] if own else ())}
    others = Person.objects.filter(merged_into__in=heads).order_by().values_list("pk", flat=True) if heads else ()
    return frozenset({*tied, *heads, *others})


@lru_cache(maxsize=64)
def _are_few(area: frozenset[int], places: frozenset[int], most: int, minute: int) -> bool:
    """Whether there are no more than ``most`` posts in ``area`` and honours of ``places``; counted once a ``minute``.

    Either way of answering gives the same, so a count that is a little old costs time at most.
    """
    rows = Employment.objects.filter(unit_id__in=area), Honour.objects.filter(collective_id__in=places if area else ())
    return all(some.order_by().values("pk")[: most + 1].count() <= most for some in rows)


# ── what is in sight ─────────────────────────────────────────────────────────────────────────────────────────────────
def people_in_sight(sight: Sight, named: Asked) -> list[Row]:
    """People in ``sight`` who may have a name that meets the condition."""
    rows: list[Row] = []
    for keys in (sight.people(named), sight.beside):
        people = Person.objects.filter(pk__in=keys, merged_into=None).order_by()
        rows += people.values_list("sort_key", "pk", "folded")
    return rows


def honours_in_sight(sight: Sight, named: Asked) -> list[Row]:
    """Honours in ``sight`` that may have been written with a name that meets the condition."""
    rows = _of_people(sight, sight.people(named), Honour.objects.all(), "folded")
    return rows + _of_places(sight, Honour.objects.filter(named("folded")), "folded")


def numbered_in_sight(sight: Sight, honours: QuerySet[Honour]) -> list[Row]:
    """Those of ``honours`` that are in ``sight``, with the numbers of their decisions."""
    told = "decision_code"
    return _of_people(sight, sight.people(), honours, told) + _of_places(sight, honours, told)


def _of_people(
    sight: Sight, people: QuerySet[Employment, Any], honours: QuerySet[Honour], told: str
) -> list[Row]:
    """In no order: a sorted question leaves the covering index."""
    rows: list[Row] = []
    for keys in (people, sight.beside):
        rows += honours.filter(person_id__in=keys).order_by().values_list("sort_key", "pk", told)
    return rows


def _of_places(sight: Sight, honours: QuerySet[Honour], told: str) -> list[Row]:
    """Apart from those of people: asked for together, SQLite reads every honour on record."""
    homes = Household.objects.filter(unit_id__in=sight.places).order_by().values("pk")
    borne = Q(collective_id__in=sight.places) | Q(household_id__in=homes)
    return list(honours.filter(borne).order_by().values_list("sort_key", "pk", told))


# ── what answers ─────────────────────────────────────────────────────────────────────────────────────────────────────
def answering_likeliest(rows: Callable[[Asked], list[Row]], text: str) -> list[Row]:
    """Those of ``rows`` whose name answers the likeliest reading of ``text`` that any does, in Vietnamese order.

    ``rows`` are asked for with a condition that leaves out most names that do not answer, and none that does; some come twice.
    """
    every = readings(text)
    for several in (list(islice(every, 1)), every):  # as typed; what may be slips is asked for all at once, and only then
        likeliest = list(several)
        asked = rows(partial(_may_answer_one, likeliest)) if likeliest else []
        for terms in likeliest:
            found = sorted(row for row in asked if _answers(f" {row[2]} ", terms))
            if found:
                return [row for row, before in zip(found, [None, *found], strict=False) if row != before]
    return []


def _answers(padded: str, terms: Sequence[Term]) -> bool:
    return all(term.answered_by(padded) for term in terms)


def _may_answer_one(likeliest: Sequence[Sequence[Term]], column: str) -> Q:
    """That ``column`` may answer one of the readings; none at all when one of them asks nothing (Django would leave it out)."""
    whole = Q()
    for terms in likeliest:
        condition = _may_answer(terms, column)
        if not condition:
            return Q()
        whole |= condition
    return whole


def _may_answer(terms: Sequence[Term], column: str) -> Q:
    """A condition that leaves out most names that do not answer all ``terms``, and none that does.

    A slip may stand for many words, each of which costs a look at every name: beside other terms it is not asked for.
    """
    whole = Q()
    for term in [term for term in terms if len(term.words) <= _WORDS_ASKED or term.begun] or terms:
        either = _begins(column, term.begun) if term.begun else Q()
        for word in () if term.begun else term.words:
            either |= Q(**{f"{column}__contains": word})
        whole &= either
    return whole


def _begins(column: str, word: str) -> Q:
    """That a word of the name begins so. Of many letters it stands in few names otherwise, and one look is enough."""
    if len(word) > _SHORT:
        return Q(**{f"{column}__contains": word})
    return Q(**{f"{column}__startswith": word}) | Q(**{f"{column}__contains": f" {word}"})
