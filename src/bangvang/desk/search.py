"""What one line of words finds at once: people, units, decisions and honours, each as far as the reader may see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.db.models import prefetch_related_objects
from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.decision.models import Decision
from bangvang.decision.queries import decisions_matching, issued_visible_to
from bangvang.register.models import Employment, Honour, Person
from bangvang.register.queries import (
    UnitMatch,
    honours_by_decision,
    honours_matching,
    people_matching,
    posts_on,
    posts_with_units,
    units_matching,
    visible_units,
)

MOST = 8
"""Of each kind that is shown; who does not find among them types on."""
MOST_HONOURS = 20


@dataclass(frozen=True)
class Found:
    """What was found of each kind. ``more``: names of the kinds of which there is more than is shown."""

    people: list[tuple[Person, list[Employment]]] = field(default_factory=list)
    units: list[UnitMatch] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    honours: list[tuple[Honour, list[Honour]]] = field(default_factory=list)
    more: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.people or self.units or self.decisions or self.honours)


def found_by(user: User | AnonymousUser, words: str) -> Found:
    """People and honours in Vietnamese order, units the best first, decisions by number or title; without words nothing."""
    people = people_matching(user, words, most=MOST + 1)
    units = units_matching(visible_units(user), words, most=MOST + 1)
    decisions = decisions_matching(issued_visible_to(user), words, most=MOST + 1)
    honours = honours_matching(user, words, most=MOST_HONOURS + 1)
    over = {
        "people": people[MOST:],
        "units": units[MOST:],
        "decisions": decisions[MOST:],
        "honours": honours[MOST_HONOURS:],
    }
    return Found(
        list(_with_posts(people[:MOST])),
        units[:MOST],
        decisions[:MOST],
        list(honours_by_decision(honours[:MOST_HONOURS])),
        frozenset(kind for kind, rows in over.items() if rows),
    )


def _with_posts(people: list[Person]) -> Iterator[tuple[Person, list[Employment]]]:
    prefetch_related_objects(people, posts_with_units())
    today = timezone.localdate()
    for person in people:
        yield person, posts_on(person, today)
