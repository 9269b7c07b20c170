"""Dossiers in hand that may ask twice for one: the same recipient proposed by two units, or two people who look like one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from bangvang.accounts.models import User
from bangvang.identity.queries import describe, repeated_in, told_apart
from bangvang.nomination.models import Nomination
from bangvang.nomination.queries import HANDLERS, open_handlings_at
from bangvang.register.models import Person
from bangvang.register.queries import units_of

MOST = 20_000
"""Dossiers compared at once, those received first before the others."""


@dataclass(frozen=True)
class Repeat:
    """Two dossiers in hand. ``is_same``: the register knows their recipients as one; else what speaks for it and against."""

    first: Nomination
    second: Nomination
    is_same: bool = True
    reasons: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)

    @property
    def is_one_award(self) -> bool:
        return self.first.award == self.second.award


def repeats_seen_by(user: User) -> list[Repeat]:
    """Dossiers in hand at the bodies for which ``user`` handles, two by two; the same recipient and award first."""
    turns = open_handlings_at(units_of(user, HANDLERS)).select_related(
        "nomination__proposal__unit",
        "nomination__person__merged_into",
        "nomination__collective",
        "nomination__household",
    )
    dossiers = [turn.nomination for turn in turns[:MOST]]
    found = [*_same(dossiers), *_alike(dossiers)]
    return sorted(found, key=lambda one: (not one.is_same, not one.is_one_award, one.first.pk, one.second.pk))


def _same(dossiers: Iterable[Nomination]) -> Iterator[Repeat]:
    groups: dict[tuple[str, int | None], list[Nomination]] = defaultdict(list)
    for dossier in dossiers:
        key = dossier.person.kept_id if dossier.person else dossier.collective_id or dossier.household_id
        groups[dossier.recipient_kind, key].append(dossier)
    for some in groups.values():
        yield from (Repeat(first, second) for first, second in combinations(some, 2))


def _alike(dossiers: Iterable[Nomination]) -> Iterator[Repeat]:
    """Dossiers of two people of the register who may be one, unless somebody has said that they are two."""
    by_person: dict[int, list[Nomination]] = defaultdict(list)
    for dossier in dossiers:
        if dossier.person is not None:
            by_person[dossier.person.kept_id].append(dossier)
    keys = sorted(by_person)
    known = describe(Person.objects.filter(pk__in=keys))
    apart = told_apart(keys)
    for place, found in enumerate(repeated_in([known[key] for key in keys])):
        for one in found:
            pair = (keys[place], keys[one.person])
            if pair[0] < pair[1] and pair not in apart and not one.likeness.by_name_alone:
                for first in by_person[pair[0]]:
                    for second in by_person[pair[1]]:
                        yield Repeat(first, second, False, one.likeness.reasons, one.likeness.against)
