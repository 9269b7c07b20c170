"""A list held against itself, against the other lists of the round, and against the register: who may be named twice.

Nothing is decided here. Rows that are plainly somebody of the register (the name, in the unit that the row names) are not
listed: they are what a list is made of. What is listed is what an officer used to find by colouring names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import QuerySet

from bangvang.accounts.models import User
from bangvang.identity.queries import Candidate, candidates_for, repeated_in
from bangvang.identity.weighing import Described, Likeness, described
from bangvang.intake.choices import BatchState
from bangvang.intake.models import Batch, Row
from bangvang.intake.queries import kept_rows, visible_to
from bangvang.register.choices import RecipientKind
from bangvang.register.models import Person
from bangvang.register.queries import visible_people, with_posts
from bangvang_paper.vietnamese import folded

A_PART = 3_000
"""Rows compared for one page: as many as are held against a million honours within some seconds."""
A_ROUND = timedelta(days=180)
"""How long before this list another may have come in and still belong to the same round of commendation."""
MOST_OTHERS = 20_000
"""Rows of other lists that are looked at, the newest lists first."""


@dataclass(frozen=True)
class Alike:
    """Another row, or somebody of the register, that a row may be; and what speaks for and against it."""

    other: Row | Person
    likeness: Likeness


@dataclass
class Compared:
    """One row and whom it may repeat: ``here`` in its list, ``elsewhere`` in other lists, ``known`` in the register."""

    row: Row
    here: list[Alike] = field(default_factory=list)
    elsewhere: list[Alike] = field(default_factory=list)
    known: list[Alike] = field(default_factory=list)

    @property
    def is_telling(self) -> bool:
        return bool(self.here or self.elsewhere or self.known)


def described_row(row: Row, unit: str) -> Described:
    """A row as it is weighed; ``unit`` is where its people work when the row itself does not say."""
    return described(
        row.name,
        birth_date_hash=row.birth_date_hash or "",
        citizen_number_hash=row.citizen_number_hash or "",
        unit=row.unit_name or unit,
        position=row.position,
    )


def parts_of(batch: Batch) -> int:
    """How many parts of `A_PART` rows the people of ``batch`` make; at least one."""
    return max(1, -(-_people_in(batch).count() // A_PART))


def compared(by: User, batch: Batch, part: int = 1) -> list[Compared]:
    """The rows of one part of ``batch`` (counted from 1) that may name somebody a second time, in the order of the list.

    Other lists and people are those that ``by`` may see.
    """
    rows = list(_people_in(batch))
    others = list(_of_the_round(by, batch))
    everybody = [*rows, *others]
    told = [described_row(row, row.batch.unit.name) for row in everybody]
    mine = range((part - 1) * A_PART, min(part * A_PART, len(rows)))
    answers = {place: Compared(rows[place]) for place in mine}
    for place, found in zip(mine, repeated_in(told, mine), strict=True):
        for one in _worth_telling(found):
            side = answers[place].here if one.person < len(rows) else answers[place].elsewhere
            side.append(Alike(everybody[one.person], one.likeness))
    for place, alike in _known(by, [told[place] for place in mine], [rows[place] for place in mine]):
        answers[mine[place]].known.append(alike)
    return [one for one in answers.values() if one.is_telling]


def _people_in(batch: Batch) -> QuerySet[Row]:
    return (
        kept_rows(batch).filter(recipient_kind=RecipientKind.INDIVIDUAL).exclude(name="").select_related("batch__unit")
    )


def _of_the_round(by: User, batch: Batch) -> Iterator[Row]:
    """People of the other lists that came in lately and that ``by`` may see."""
    since = batch.uploaded_at - A_ROUND
    lists = visible_to(by).exclude(state=BatchState.DROPPED).exclude(pk=batch.pk).filter(uploaded_at__gte=since)
    rows = Row.objects.filter(
        batch__in=lists.order_by().values("pk"), left_out=False, recipient_kind=RecipientKind.INDIVIDUAL
    )
    yield from (
        rows.exclude(name="")
        .select_related("batch__unit", "batch__file")
        .order_by("-batch_id", "ordinal")[:MOST_OTHERS]
    )


def _worth_telling(found: Iterable[Candidate]) -> list[Candidate]:
    return [one for one in found if not one.likeness.by_name_alone]


def _known(by: User, told: Sequence[Described], rows: Sequence[Row]) -> Iterator[tuple[int, Alike]]:
    """Places of ``rows`` with people of the register whom they may mean under another name or from another unit."""
    found = [_worth_telling(some) for some in candidates_for(told, visible_people(by))]
    people = with_posts(Person.objects.all()).in_bulk({one.person for some in found for one in some})
    for place, some in enumerate(found):
        alike = [Alike(people[one.person], one.likeness) for one in some]
        if not any(_is_plainly(one.other, rows[place]) for one in alike):
            yield from ((place, one) for one in alike)


def _is_plainly(person: Row | Person, row: Row) -> bool:
    """Whether the row names the person as the register does, in a unit where the register has them."""
    if not isinstance(person, Person) or person.folded != folded(row.name):
        return False
    place = folded(row.unit_name or row.batch.unit.name)
    return any(post.unit.folded == place for post in person.employments.all())
