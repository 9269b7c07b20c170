"""People and honours found by what somebody typed, as far as the reader may see them, in Vietnamese order.

A reader of a whole province is answered from the words: the names that have them, in order, until a list is full. A reader of
few people is answered from those people: the words may be borne by half of the province and by nobody there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from bangvang.accounts.models import User
from bangvang.register.choices import Role
from bangvang.register.decision_codes import AskedNumber, asked_number, number_and_symbol
from bangvang.register.models import DecisionNumber, Employment, Honour, Person
from bangvang.register.queries.rights import PEOPLE_READERS, units_of
from bangvang.register.queries.sight import (
    Sight,
    answering_likeliest,
    few_seen,
    honours_in_sight,
    numbered_in_sight,
    people_in_sight,
)
from bangvang.register.queries.words import Term, batches, names_with, readings
from bangvang_paper.vietnamese import folded

MOST_DECISIONS = 50
"""Decisions looked into for a number that is only begun: "1" begins a tenth of all. Who types on finds the others."""
_LAST_BATCH = 5_000


# ── people ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def people_matching(
    user: User | AnonymousUser, text: str, *, most: int = 50, after: Person | None = None
) -> list[Person]:
    """The first ``most`` visible people, behind ``after``, whose name answers ``text``. No words, no answer."""
    sight = few_seen(user)
    if sight is not None:
        return _people_in(sight, text, most, after)
    for terms in readings(text):
        found = _people(user, terms, most, after)
        if found or (after and _people(user, terms, 1, None)):
            return found
    return []


def _people(user: User | AnonymousUser, terms: Sequence[Term], most: int, after: Person | None) -> list[Person]:
    behind = (after.sort_key, after.pk) if after else ("", 0)
    found: list[int] = []
    for keys in batches(names_with(terms, behind[0])):
        rows = Person.objects.filter(sort_key__in=keys).order_by().values_list("sort_key", "pk", "merged_into_id")
        some = sorted((key, pk) for key, pk, merged_into in rows if merged_into is None and (key, pk) > behind)
        seen = _seen_people(user, {pk for _key, pk in some})
        found += [pk for _key, pk in some if pk in seen]
        if len(found) >= most:
            break
    return _people_told(found[:most])


def _people_told(keys: list[int]) -> list[Person]:
    people = Person.objects.order_by().in_bulk(keys)
    return [people[pk] for pk in keys]


def _people_in(sight: Sight, text: str, most: int, after: Person | None) -> list[Person]:
    behind = (after.sort_key, after.pk) if after else ("", 0)
    found = [pk for key, pk, _name in answering_likeliest(partial(people_in_sight, sight), text) if (key, pk) > behind]
    return _people_told(found[:most])


# ── honours ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def honours_matching(user: User | AnonymousUser, text: str, *, most: int = 50) -> list[Honour]:
    """The first ``most`` visible honours of the decision that ``text`` numbers, else of the names that answer it.

    In Vietnamese order of the names, under one name as they were recorded; decisions by their number. No words, no answer.
    """
    if not folded(text):
        return []
    sight = few_seen(user)
    found = _honours_in(sight, text)[:most] if sight is not None else _honours(user, text, most)
    honours = Honour.objects.select_related("person").order_by().in_bulk(found)
    return [honours[key] for key in found]


def _honours(user: User | AnonymousUser, text: str, most: int) -> list[int]:
    number = asked_number(text)
    found = _by_number(user, number, most) if number else []
    for terms in readings(text) if not found else ():
        found = _by_name(user, terms, most)
        if found:
            break
    return found


def _by_number(user: User | AnonymousUser, number: AskedNumber, most: int) -> list[int]:
    codes = DecisionNumber.objects.filter(number.condition()).order_by("number", "symbol", "code")
    found: list[int] = []
    for code in dict.fromkeys(codes.values_list("code", flat=True)[:MOST_DECISIONS]):
        found += _visible(user, Honour.objects.filter(decision_code=code), most - len(found))
        if len(found) >= most:
            break
    return found


def _by_name(user: User | AnonymousUser, terms: Sequence[Term], most: int) -> list[int]:
    found: list[int] = []
    for keys in batches(names_with(terms)):
        found += _visible(user, Honour.objects.filter(sort_key__in=keys), most - len(found))
        if len(found) >= most:
            break
    return found


def _honours_in(sight: Sight, text: str) -> list[int]:
    number = asked_number(text)
    found = _numbered_in(sight, number) if number else []
    if found:
        return found
    return [pk for _key, pk, _name in answering_likeliest(partial(honours_in_sight, sight), text)]


def _numbered_in(sight: Sight, number: AskedNumber) -> list[int]:
    """A whole number has few decisions; one that is begun has thousands, and the few honours in sight are sooner read."""
    codes = DecisionNumber.objects.filter(number.condition()).values_list("code", flat=True)
    begun = Q(decision_code__contains=str(number.number))  # taking a code apart costs more than asking the database for this
    honours = Honour.objects.filter(Q(decision_code__in=list(codes)) if number.ended else begun)
    rows = numbered_in_sight(sight, honours)
    parted = [(number_and_symbol(code), code, key, pk) for key, pk, code in rows]
    return [pk for _number, _code, _key, pk in sorted(row for row in parted if number.answers(*row[0]))]


def _visible(user: User | AnonymousUser, honours: QuerySet[Honour], most: int) -> list[int]:
    """Keys of the first ``most`` of ``honours`` that ``user`` may see, read no further than it takes to find them.

    The same people as `visible_people` shows; asked from these few honours, not from all that a province has on record.
    """
    rows = honours.order_by("sort_key", "pk").values_list(
        "pk", "person_id", "person__merged_into_id", "collective_id", "household__unit_id"
    )
    units = units_of(user, list(Role))
    found: list[int] = []
    start, size = 0, most
    while len(found) < most and (some := list(rows[start : start + size])):
        told = [(pk, merged_into or person, unit or place) for pk, person, merged_into, unit, place in some]
        seen = _seen_people(user, {person for _pk, person, _unit in told if person})
        found += [pk for pk, person, unit in told if person in seen or unit in units]
        if len(some) < size:
            break
        start, size = start + size, min(size * 4, _LAST_BATCH)
    return found[:most]


# ── rights ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def _seen_people(user: User | AnonymousUser, keys: set[int]) -> set[int]:
    """Which of these standing rows ``user`` may see: by the own account or a post, of theirs or of a row merged into them."""
    rows = Person.objects.filter(Q(pk__in=keys) | Q(merged_into__in=keys)).order_by()
    kept = {pk: merged_into or pk for pk, merged_into in rows.values_list("pk", "merged_into_id")}
    area = units_of(user, PEOPLE_READERS)
    posts = Employment.objects.filter(person_id__in=kept).order_by().values_list("person_id", "unit_id")
    seen = {kept[person] for person, unit in posts if unit in area}
    own = getattr(user, "person", None) if user.is_authenticated else None
    return seen | ({own.kept_id} & keys if own else set())


def honours_by_decision(honours: Sequence[Honour]) -> Iterator[tuple[Honour, list[Honour]]]:
    """Honours that stand side by side of one decision: its first, and all of them."""
    group: list[Honour] = []
    for honour in honours:
        if group and honour.decision_key != group[0].decision_key:
            yield group[0], group
            group = []
        group.append(honour)
    if group:
        yield group[0], group
