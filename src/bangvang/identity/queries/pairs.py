"""Pairs within the register that look like one person, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Prefetch, QuerySet

from bangvang.identity.choices import Verdict
from bangvang.identity.models import Judgement
from bangvang.identity.queries.people import describe
from bangvang.identity.weighing import MORE_THAN_A_NAME, Described, Likeness, contradictions, likeness
from bangvang.register.models import Employment, Person
from bangvang_paper.vietnamese import folded

MOST_PEOPLE = 20_000
"""People weighed for one page; above, the page asks for a smaller unit."""
_CROWD = 200
"""A name that more people share than this is parted by units first: the name alone proposes nobody."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two keys of the register, the smaller first, how alike they are, and whether it was put off once."""

    first: int
    second: int
    likeness: Likeness
    later: bool = False


def pairs_in(people: QuerySet[Person]) -> list[Pair]:
    """Pairs among ``people`` (at most `MOST_PEOPLE`) that nobody has called two people; what was put off comes last."""
    known = describe(people)
    said = {
        (first, second): verdict
        for first, second, verdict in Judgement.objects.values_list("first_id", "second_id", "verdict")
        if first in known and second in known
    }
    pairs = []
    for first, second in _blocked(known):
        verdict = said.get((first, second))
        fit = likeness(known[first], known[second]) if verdict != Verdict.TWO_PEOPLE else None
        if fit is not None and fit.support >= MORE_THAN_A_NAME:
            pairs.append(Pair(first, second, fit, later=verdict == Verdict.LATER))
    return sorted(pairs, key=lambda pair: (pair.later, -pair.likeness.score, pair.first, pair.second))


def pair_of(first: Person, second: Person) -> Pair:
    """The pair of two rows, the smaller key first, weighed even when nothing speaks for it."""
    smaller, greater = sorted((first.pk, second.pk))
    known = describe(Person.objects.filter(pk__in=[smaller, greater]))
    fit = likeness(known[smaller], known[greater])
    return Pair(smaller, greater, fit or Likeness(0.0, 0.0, [], contradictions(known[smaller], known[greater])))


def people_of_pairs(pairs: Sequence[Pair]) -> dict[int, Person]:
    """The people of ``pairs`` with posts, units and honours, and those of rows merged into them, for the page.

    As many questions however many pairs.
    """
    keys = {key for pair in pairs for key in (pair.first, pair.second)}
    posts = Prefetch("employments", Employment.objects.select_related("unit").order_by("-begins_on"))
    merged = Prefetch("merged", Person.objects.order_by("pk").prefetch_related(posts, "honours"))
    people = Person.objects.filter(pk__in=keys).prefetch_related(posts, "honours", merged)
    return {person.pk: person for person in people}


def _blocked(known: dict[int, Described]) -> Iterator[tuple[int, int]]:
    """Keys that share a folded name or a birth date, each pair once."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for key, one in known.items():
        blocks["name", folded(one.name)].append(key)
        if one.birth_date_hash:
            blocks["birth", one.birth_date_hash].append(key)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        for some in [members] if len(members) <= _CROWD else _by_unit(members, known):
            for pair in combinations(sorted(some), 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _by_unit(members: list[int], known: dict[int, Described]) -> list[list[int]]:
    """``members`` parted by the units, and the heirs of units, that they share."""
    parts: dict[str, list[int]] = defaultdict(list)
    for key in members:
        for unit in known[key].units | known[key].heirs:
            parts[unit].append(key)
    return list(parts.values())
