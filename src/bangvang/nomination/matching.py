"""Whom each row of a list names: a person, a unit or a household of the register, somebody new, or a question to a person.

Two people may share a name, and one person may have moved, so a name alone never decides. A row is settled when somebody has
the name and the citizen number that the list gives; else when exactly one candidate works in the unit the row names on the
last day of the achievement; else when exactly one works or worked there at all; else when nobody of that name is known, and
nobody who may be meant by it (then it is somebody new). Everything in between is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db.models import Q

from bangvang.identity.queries import candidates_for
from bangvang.intake.comparing import described_row
from bangvang.intake.models import Batch, Row
from bangvang.intake.queries import kept_rows
from bangvang.register.choices import RecipientKind
from bangvang.register.models import Employment, Household, Person, Unit
from bangvang.register.queries import body_of, branch, with_posts
from bangvang_paper.vietnamese import folded

_Named = TypeVar("_Named", Unit, Household)
NEW = 0  # the choice "none of these: somebody new"
_SAME_NUMBER = "cùng số định danh, cùng họ tên"


@dataclass
class Match:
    """One row and whom it names. ``settled`` False: ``candidates`` must be asked about. None of them: somebody new."""

    row: Row
    recipient: Person | Unit | Household | None = None
    settled: bool = True
    candidates: list[Candidate] = field(default_factory=list)
    unit: Unit | None = None  # where somebody new would be entered

    @property
    def is_new(self) -> bool:
        return self.settled and self.recipient is None


@dataclass(frozen=True)
class Candidate:
    """Somebody a row may mean, with what tells them apart on the page."""

    recipient: Person | Unit | Household
    where: str

    @property
    def pk(self) -> int:
        return int(self.recipient.pk)


def match_rows(batch: Batch, *, on: date, choices: Mapping[int, int] | None = None) -> list[Match]:
    """A match for each kept row of ``batch``. ``choices``: row id → key of the chosen candidate, or `NEW`.

    ``on`` is the last day of the achievement. Queries do not grow with the rows.
    """
    chosen = dict(choices or {})
    rows = list(kept_rows(batch))
    book = _Register(batch, rows)
    matches = [book.match(row, on) for row in rows]
    _ask_about_likely([match for match in matches if match.is_new], book.area)
    for match in matches:
        if match.row.pk in chosen:
            _choose(match, chosen[match.row.pk])
    _ask_about_doubles([match for match in matches if match.row.pk not in chosen])
    return matches


def _choose(match: Match, key: int) -> None:
    """Settle a question by the person's answer; an answer that was not offered leaves it open."""
    if key == NEW:
        match.recipient, match.settled = None, True
        return
    for candidate in match.candidates:
        if candidate.pk == key:
            match.recipient, match.settled = candidate.recipient, True


def _ask_about_likely(matches: Iterable[Match], area: set[int]) -> None:
    """Nobody bears the name, but somebody may be meant: written with a slip, under an old name, or with this number."""
    people = [match for match in matches if match.row.recipient_kind == RecipientKind.INDIVIDUAL and match.row.name]
    if not people:
        return
    here = Person.objects.filter(
        pk__in=Employment.objects.filter(unit_id__in=area).values("person_id"), merged_into=None
    )
    told = [described_row(match.row, match.unit.name if match.unit else "") for match in people]
    found = candidates_for(told, here)
    likely = [[one for one in some if not one.likeness.by_name_alone] for some in found]
    known = with_posts(Person.objects.all()).in_bulk({one.person for some in likely for one in some})
    for match, some in zip(people, likely, strict=True):
        match.candidates = [
            Candidate(
                known[one.person], "; ".join([*one.likeness.reasons, _where(known[one.person].employments.all())])
            )
            for one in some
        ]
        match.settled = not some


def _ask_about_doubles(matches: Iterable[Match]) -> None:
    """Two rows that came out as the same recipient for the same award are a question, not an answer."""
    groups: dict[tuple[str, int, str], list[Match]] = defaultdict(list)
    for match in matches:
        if match.recipient is not None:
            groups[(match.row.recipient_kind, match.recipient.pk, match.row.award)].append(match)
    for doubles in groups.values():
        if len(doubles) > 1:
            for match in doubles:
                match.recipient, match.settled = None, False


class _Register:
    """What the register knows under the names of one list, read once."""

    def __init__(self, batch: Batch, rows: Iterable[Row]) -> None:
        self.batch = batch
        self.area = branch({body_of(batch.unit).pk})
        names = {
            kind: {folded(row.name) for row in rows if row.recipient_kind == kind} for kind in RecipientKind.values
        }
        places = {folded(row.unit_name) for row in rows if row.unit_name}
        called = Unit.objects.filter(pk__in=self.area, folded__in=places | names["collective"])
        self.units = {
            name: list(dict.fromkeys(unit.kept for unit in units))
            for name, units in _by_folded(called.select_related("successor", "merged_into")).items()
        }
        self.people = _answering(names["individual"])
        self.posts: dict[int, list[Employment]] = defaultdict(list)
        kept = {person for people in self.people.values() for person in people}
        held = Q(person_id__in=kept) | Q(person__merged_into_id__in=kept)
        for post in Employment.objects.filter(held, unit_id__in=self.area).select_related(
            "person__merged_into", "unit"
        ):
            self.posts[post.person.kept_id].append(post)
        self.numbered = {
            person.citizen_number_hash: person
            for person in Person.objects.filter(
                citizen_number_hash__in=[row.citizen_number_hash for row in rows if row.citizen_number_hash]
            ).select_related("merged_into")
        }
        self.households = _by_folded(Household.objects.filter(folded__in=names["household"], unit_id__in=self.area))

    def match(self, row: Row, on: date) -> Match:
        if row.recipient_kind == RecipientKind.COLLECTIVE:
            return self._collective(row, on)
        if row.recipient_kind == RecipientKind.HOUSEHOLD:
            found: list[Household] = self.households.get(folded(row.name), [])
            return self._one_of(row, [Candidate(one, one.address) for one in found], found)
        return self._person(row, on)

    def _collective(self, row: Row, on: date) -> Match:
        """A unit that exists on the day; one that has ended is asked about, with its successor beside it."""
        found: list[Unit] = self.units.get(folded(row.name), [])
        living = [unit for unit in found if unit.exists_on(on)]
        if living or not found:
            return self._one_of(row, [Candidate(unit, str(unit.parent or "")) for unit in living], living)
        candidates = [Candidate(unit, f"đã kết thúc ngày {unit.ends_on:%d/%m/%Y}") for unit in found]
        candidates += [Candidate(unit.successor, "đơn vị kế thừa") for unit in found if unit.successor]
        return Match(row, settled=False, candidates=candidates, unit=self.batch.unit)

    def _person(self, row: Row, on: date) -> Match:
        named = self.people.get(folded(row.name), set())
        numbered = self.numbered.get(row.citizen_number_hash)
        if numbered is not None and numbered.kept_id in named:
            return Match(
                row, recipient=numbered.kept, candidates=[Candidate(numbered.kept, _SAME_NUMBER)], unit=self.batch.unit
            )
        people = {person: self.posts[person] for person in sorted(named) if person in self.posts}
        place = self.units.get(folded(row.unit_name), []) if row.unit_name else []
        unit = next((one for one in place if one.exists_on(on)), self.batch.unit)
        posts = [post for held in people.values() for post in held]
        there = [post for post in posts if not row.unit_name or post.unit in place]
        candidates = [Candidate(held[0].person.kept, _where(held)) for held in people.values()]
        for tier in ([post for post in there if _covers(post, on)], there):
            persons = {post.person.kept_id: post.person.kept for post in tier}
            if len(persons) == 1:
                return Match(row, recipient=next(iter(persons.values())), candidates=candidates, unit=unit)
            if persons:
                return Match(row, settled=False, candidates=candidates, unit=unit)
        return Match(row, settled=not candidates, candidates=candidates, unit=unit)

    def _one_of(self, row: Row, candidates: list[Candidate], found: list[Unit] | list[Household]) -> Match:
        """The one found; a question when several; somebody new when none."""
        if len(found) == 1:
            return Match(row, recipient=found[0], candidates=candidates, unit=self.batch.unit)
        return Match(row, settled=not found, candidates=candidates, unit=self.batch.unit)


def _answering(names: Iterable[str]) -> dict[str, set[int]]:
    """Folded name → keys of the people who bear it, or answer for a row that does."""
    people: dict[str, set[int]] = defaultdict(set)
    rows = Person.objects.filter(folded__in=set(names)).order_by()
    for name, pk, merged_into in rows.values_list("folded", "pk", "merged_into_id"):
        people[name].add(merged_into or pk)
    return people


def _by_folded(found: Iterable[_Named]) -> dict[str, list[_Named]]:
    by_name: dict[str, list[_Named]] = defaultdict(list)
    for one in found:
        by_name[one.folded].append(one)
    return by_name


def _covers(post: Employment, day: date) -> bool:
    return post.begins_on <= day and (post.ends_on is None or day <= post.ends_on)


def _where(posts: Iterable[Employment]) -> str:
    """Posts of a person as told to somebody who must tell two namesakes apart."""
    return "; ".join(
        f"{post.position + ', ' if post.position else ''}{post.unit} từ {post.begins_on:%d/%m/%Y}"
        + (f" đến {post.ends_on:%d/%m/%Y}" if post.ends_on else "")
        for post in posts
    )
