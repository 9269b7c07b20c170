"""People of the register put into the form in which they are weighed: few questions, however many people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import NamedTuple, TypeVar

from django.db.models import QuerySet

from bangvang.identity.weighing import Described
from bangvang.register.models import Employment, Honour, Person, Unit
from bangvang.register.queries import line_of, spelled_out
from bangvang_paper.vietnamese import folded

CHUNK = 2_000
"""Keys put into one question; SQLite takes some 32,000."""
T = TypeVar("T")


def chunks(things: Iterable[T]) -> Iterator[list[T]]:
    """``things`` in lists of at most `CHUNK`."""
    rest = iter(things)
    while some := list(islice(rest, CHUNK)):
        yield some


Posts = dict[int, list[tuple[int, str]]]
Words = dict[int, tuple[str, tuple[str, ...]]]


def describe(people: QuerySet[Person]) -> dict[int, Described]:
    """Person id → how the register describes them; rows merged into a person speak for that person."""
    fields = ("pk", "name", "birth_date_hash", "citizen_number_hash", "sex")
    rows = {pk: _Row(*said) for pk, *said in people.order_by().values_list(*fields)}
    owner = {pk: pk for pk in rows} | _merged_into(sorted(rows))
    followers = [pk for pk in owner if pk not in rows]
    for some in chunks(followers):
        for pk, *said in Person.objects.filter(pk__in=some).order_by("pk").values_list(*fields):
            rows[owner[pk]] = rows[owner[pk]].completed(_Row(*said))
    posts = _owned(posts_by_person(sorted(owner)), owner)
    grants = _owned(_grants(sorted(owner)), owner)
    words = unit_words(posts)
    return {
        pk: replace(placed(row.described(), posts.get(pk, []), words), grants=frozenset(grants.get(pk, ())))
        for pk, row in rows.items()
    }


class _Row(NamedTuple):
    """What one row of the register says of a person by itself."""

    name: str
    birth_date_hash: str | None
    citizen_number_hash: str | None
    sex: str

    def completed(self, other: _Row) -> _Row:
        """This row, with what only ``other`` says."""
        return _Row(
            self.name,
            self.birth_date_hash or other.birth_date_hash,
            self.citizen_number_hash or other.citizen_number_hash,
            self.sex or other.sex,
        )

    def described(self) -> Described:
        return Described(self.name, self.birth_date_hash or "", self.citizen_number_hash or "", self.sex)


def _merged_into(keys: Sequence[int]) -> dict[int, int]:
    """Key of each row merged into one of ``keys`` → that one."""
    return {
        pk: kept
        for some in chunks(keys)
        for pk, kept in Person.objects.filter(merged_into_id__in=some)
        .order_by("pk")
        .values_list("pk", "merged_into_id")
        if kept is not None
    }


def _owned(by_row: Mapping[int, Iterable[T]], owner: Mapping[int, int]) -> dict[int, list[T]]:
    """What hangs on rows, gathered under those who answer for the rows."""
    gathered: dict[int, list[T]] = defaultdict(list)
    for pk, things in by_row.items():
        gathered[owner[pk]].extend(things)
    return gathered


def placed(one: Described, posts: list[tuple[int, str]], words: Words) -> Described:
    """``one`` with the units of these posts, what came after them, and the positions."""
    return replace(
        one,
        units=frozenset(words[unit][0] for unit, _position in posts),
        heirs=frozenset(heir for unit, _position in posts for heir in words[unit][1]),
        positions=frozenset(position for _unit, position in posts if position),
    )


def posts_by_person(keys: Sequence[int]) -> Posts:
    """Person id → (unit id, folded position) of every post."""
    posts: Posts = defaultdict(list)
    for some in chunks(keys):
        found = Employment.objects.filter(person_id__in=some).order_by()
        for person, unit, position in found.values_list("person_id", "unit_id", "position"):
            posts[person].append((unit, folded(position)))
    return posts


def unit_words(posts: Posts) -> Words:
    """Id of each unit of ``posts`` → its name spelled out, and those of the units that came after it."""
    words: Words = {}
    for some in chunks(sorted({unit for held in posts.values() for unit, _position in held})):
        for unit in Unit.objects.filter(pk__in=some).select_related("successor"):
            mine, *heirs = [spelled_out(one.name) for one in line_of(unit)]
            words[unit.pk] = (mine, tuple(heirs))
    return words


def _grants(keys: Sequence[int]) -> dict[int, set[tuple[str, str]]]:
    """Person id → (decision and its day, award) of every honour."""
    grants: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for some in chunks(keys):
        rows = Honour.objects.filter(person_id__in=some).order_by()
        for person, code, day, award in rows.values_list("person_id", "decision_code", "decided_on", "award"):
            grants[person].add((_decision(code, day), award))
    return grants


def _decision(code: str, day: date) -> str:
    return f"{code} ({day:%d/%m/%Y})"
