"""Search for a reader of few people, answered from those people: the words may be borne by half of the province."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
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
_WORDS_ASKED = 20
"""Words of one term that the database is asked for; more are looked for among what it gives."""

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
    posts = Employment.objects.filter(unit_id__in=area).order_by()
    if posts[: FEW + 1].count() > FEW or (area and _has_many_honours(places)):
        return None
    own = getattr(user, "person", None) if user.is_authenticated else None
    merged = Person.objects.filter(merged_into__gt=0).order_by()  # few: asked from them, not from everybody with a post
    gone = merged.filter(Exists(posts.filter(person=OuterRef("pk"))))
    heads = {*gone.values_list("merged_into_id", flat=True), *([own.kept_id] if own else ())}
    tied = merged.filter(Exists(posts.filter(person=OuterRef("merged_into")))).values_list("pk", flat=True)
    tied_to_heads = Person.objects.filter(merged_into__in=heads).order_by().values_list("pk", flat=True)
    return Sight(posts, frozenset({*heads, *tied, *tied_to_heads}), frozenset(places))


def _has_many_honours(places: set[int]) -> bool:
    rows = Honour.objects.filter(collective_id__in=places).order_by().values("pk")
    return rows[: FEW + 1].count() > FEW


# ── what is in sight ─────────────────────────────────────────────────────────────────────────────────────────────────
def people_in_sight(sight: Sight, named: Asked) -> set[Row]:
    """People in ``sight`` whose own name meets the condition."""
    rows: set[Row] = set()
    for seen in (Q(pk__in=sight.people(named)), Q(pk__in=sight.beside)):
        people = Person.objects.filter(seen, named("folded"), merged_into=None).order_by()
        rows.update(people.values_list("sort_key", "pk", "folded"))
    return rows


def honours_in_sight(sight: Sight, named: Asked) -> set[Row]:
    """Honours in ``sight`` that were written with a name that meets the condition."""
    return rows_in_sight(sight, Honour.objects.filter(named("folded")), sight.people(named))


def rows_in_sight(
    sight: Sight, honours: QuerySet[Honour], people: QuerySet[Employment, Any], told: str = "folded"
) -> set[Row]:
    """Those of ``honours`` borne by ``people`` or by who else is in ``sight``.

    Kind by kind and in no order: else SQLite reads every one on record.
    """
    homes = Household.objects.filter(unit_id__in=sight.places).values("pk")
    rows: set[Row] = set()
    for borne in (
        Q(person_id__in=people),
        Q(person_id__in=sight.beside),
        Q(collective_id__in=sight.places),
        Q(household_id__in=homes),
    ):
        rows.update(honours.filter(borne).order_by().values_list("sort_key", "pk", told))
    return rows


# ── what answers ─────────────────────────────────────────────────────────────────────────────────────────────────────
def answering_likeliest(rows: Callable[[Asked], set[Row]], text: str) -> list[Row]:
    """Those of ``rows`` whose name answers the likeliest reading of ``text`` that any does, in Vietnamese order.

    ``rows`` are asked for with a condition that leaves out most names that do not answer, and none that does.
    """
    every = readings(text)
    for several in (list(islice(every, 1)), every):  # as typed; what may be slips is asked for all at once, and only then
        likeliest = list(several)
        asked = rows(partial(_may_answer_one, likeliest)) if likeliest else set()
        for terms in likeliest:
            found = sorted(row for row in asked if _answers(row, terms))
            if found:
                return found
    return []


def _answers(row: Row, terms: Sequence[Term]) -> bool:
    return all(term.answered_by(f" {row[2]} ") for term in terms)


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
    """A condition that leaves out most names that do not answer all ``terms``, and none that does."""
    whole = Q()
    for term in terms:
        words = (term.begun,) if term.begun else term.words
        if len(words) <= _WORDS_ASKED:
            either = Q()
            for word in words:
                either |= Q(**{f"{column}__contains": word})
            whole &= either
    return whole
