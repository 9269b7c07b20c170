"""Rows of a list against the register and against one another: who may be whom.

Blocking keeps it quick. A name that differs from an asked one in a single word still has one of the asked name's two
rarest words, so only names with those are read from the register's word index; of them only such are compared letter by
letter as have all words of the other but one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from django.db.models import Count, Q, QuerySet

from bangvang.identity.queries.people import chunks, placed, posts_by_person, unit_words
from bangvang.identity.weighing import MORE_THAN_A_NAME, Described, Likeness, closeness, likeness
from bangvang.register.models import Honour, NameWord, Person
from bangvang_paper.vietnamese import folded

AT_MOST = 5
"""Candidates handed on for one row, the likeliest first."""
WORTH_A_LOOK = 0.3
"""The score from which a candidate is handed on: the same name alone has it, a name merely alike has not."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody that a row may be. ``person`` is a key of the register, or within one list the place of the other row."""

    person: int
    likeness: Likeness


def candidates_for(rows: Sequence[Described], people: QuerySet[Person]) -> list[list[Candidate]]:
    """For each of ``rows``, who among ``people`` it may be: at most `AT_MOST`, the likeliest first.

    ``people`` are those whom the asker may see; the caller's rights are the caller's matter. Names written in past
    honours count as the person's own. A merged row answers as the one it was merged into.
    """
    similar = names_alike({folded(row.name) for row in rows})
    known = _known(rows, similar, people)
    return [_best(row, known, {folded(row.name), *similar.get(folded(row.name), ())}) for row in rows]


def repeated_in(rows: Sequence[Described], asked: range | None = None) -> list[list[Candidate]]:
    """For each of ``rows`` (a list, or the lists of a round put together), which others it may repeat, by their places.

    With ``asked``, only for the rows at these places.
    """
    asked = range(len(rows)) if asked is None else asked
    by_name: dict[str, list[int]] = defaultdict(list)
    by_number: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        by_name[folded(row.name)].append(place)
        if row.citizen_number_hash:
            by_number[row.citizen_number_hash].append(place)
    similar = _alike_among({folded(rows[place].name) for place in asked}, by_name)
    answers = []
    for place in asked:
        row, name = rows[place], folded(rows[place].name)
        others = {other for one in (name, *similar.get(name, ())) for other in by_name[one]}
        others |= set(by_number.get(row.citizen_number_hash, ()))
        answers.append(_weighed(row, ((other, [rows[other]]) for other in sorted(others - {place}))))
    return answers


def names_alike(asked: set[str]) -> dict[str, set[str]]:
    """Folded name → other folded names on record that are alike."""
    counts = dict(_counts({word for name in asked for word in name.split()}))
    rare = {word for name in asked for word in sorted(set(name.split()), key=lambda w: (counts.get(w, 0), w))[:2]}
    found: set[str] = set()
    for some in chunks(sorted(rare)):
        found.update(NameWord.objects.filter(word__in=some).values_list("padded", flat=True).iterator(20_000))
    return _alike_among(asked, (name.strip() for name in found))


def _counts(words: set[str]) -> Iterator[tuple[str, int]]:
    """Each word with how many names on record have it."""
    for some in chunks(sorted(words)):
        rows = NameWord.objects.filter(word__in=some).order_by().values("word")
        yield from rows.annotate(names=Count("pk")).values_list("word", "names")


def _alike_among(asked: Iterable[str], names: Iterable[str]) -> dict[str, set[str]]:
    """Asked name → those of ``names`` that share all words but one and are alike by letters."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in asked:
        for block in _blocks(name):
            blocks[block].append(name)
    alike: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for block in _blocks(name):
            for wanted in blocks.get(block, ()):
                if wanted != name and closeness(wanted, name):
                    alike[wanted].add(name)
    return alike


def _blocks(name: str) -> list[tuple[str, ...]]:
    """All words of ``name`` in one order, and the same without each one of them."""
    words = sorted(name.split())
    return [tuple(words), *(tuple(words[:place] + words[place + 1 :]) for place in range(len(words)) if len(words) > 2)]


class _Known:
    """People read for one question: as described, once under the own name and once under each name written of them."""

    def __init__(self) -> None:
        self.people: dict[int, list[Described]] = {}
        self.by_name: dict[str, set[int]] = defaultdict(set)
        self.by_number: dict[str, int] = {}


def _known(rows_asked: Sequence[Described], similar: dict[str, set[str]], people: QuerySet[Person]) -> _Known:
    known = _Known()
    rows: dict[int, tuple[str, str, str, str, int]] = {}
    written: dict[int, set[str]] = defaultdict(set)
    bearers: set[int] = set()
    numbers = {row.citizen_number_hash for row in rows_asked} - {""}
    everybody = Person.objects.order_by()
    for some in chunks(sorted({folded(row.name) for row in rows_asked})):
        _read(everybody.filter(folded__in=some), rows)
        bearers.update(_bearers(some))
    wanted = {folded(row.name) for row in rows_asked}.union(*similar.values())
    for condition in _worth_reading(rows_asked, similar):
        _read(everybody.filter(condition), rows, wanted, numbers)
    for missing in chunks(sorted(bearers - set(rows))):
        _read(everybody.filter(pk__in=missing), rows)
        named = Honour.objects.filter(person_id__in=missing).order_by().values_list("person_id", "name_as_written")
        for person, name in named.distinct():
            written[person].add(name)
    seen = _seen({kept for *_rest, kept in rows.values()}, people)
    posts = posts_by_person(sorted(rows))
    words = unit_words(posts)
    for pk, (name, birth, number, sex, kept) in rows.items():
        if kept not in seen:
            continue
        plain = placed(Described(name, birth, number, sex), posts.get(pk, []), words)
        told = [plain, *(replace(plain, name=other) for other in sorted(written.get(pk, ())))]
        known.people.setdefault(kept, []).extend(told)
        for one in told:
            known.by_name[folded(one.name)].add(kept)
        if number:
            known.by_number[number] = kept
    return known


def _bearers(names: list[str]) -> Iterator[int]:
    """Keys of people to whom a decision once gave one of these folded names; read from the index alone."""
    honours = Honour.objects.filter(folded__in=names, person__isnull=False).order_by()
    yield from honours.values_list("person_id", flat=True).distinct()


def _worth_reading(rows: Sequence[Described], similar: dict[str, set[str]]) -> Iterator[Q]:
    """Conditions on people who bear an asked number, or a name merely alike.

    Against a row that gives a birth date, a name alike says nothing for somebody born on another day. So only those born
    on a day asked for are read, and those of no recorded day where a unit could speak for them: a list of thousands must
    not read half a province.
    """
    for some in chunks(sorted({row.citizen_number_hash for row in rows} - {""})):
        yield Q(citizen_number_hash__in=some)
    undated = {folded(row.name) for row in rows if not row.birth_date_hash}
    placed = {folded(row.name) for row in rows if row.birth_date_hash and row.units}
    for some in chunks(sorted({name for one in undated for name in similar.get(one, ())})):
        yield Q(folded__in=some)
    for some in chunks(sorted({name for one in placed for name in similar.get(one, ())})):
        yield Q(folded__in=some, birth_date_hash=None)
    for some in chunks(sorted({row.birth_date_hash for row in rows} - {""})):
        yield Q(birth_date_hash__in=some)


def _read(
    people: QuerySet[Person],
    rows: dict[int, tuple[str, str, str, str, int]],
    names: set[str] | None = None,
    numbers: Container[str] = (),
) -> None:
    """Add ``people`` to ``rows``; with ``names``, only those who bear one of them, or one of ``numbers``."""
    fields = ("pk", "folded", "name", "birth_date_hash", "citizen_number_hash", "sex", "merged_into_id")
    for pk, plain, name, birth, number, sex, merged_into in people.values_list(*fields):
        if names is None or plain in names or number in numbers:
            rows[pk] = (name, birth or "", number or "", sex, merged_into or pk)


def _seen(keys: set[int], people: QuerySet[Person]) -> set[int]:
    return {
        pk for some in chunks(sorted(keys)) for pk in people.filter(pk__in=some).order_by().values_list("pk", flat=True)
    }


def _best(row: Described, known: _Known, names: set[str]) -> list[Candidate]:
    keys = {key for name in names for key in known.by_name.get(name, ())}
    if row.citizen_number_hash in known.by_number:
        keys.add(known.by_number[row.citizen_number_hash])
    return _weighed(row, ((key, known.people[key]) for key in sorted(keys)))


def _weighed(row: Described, others: Iterable[tuple[int, list[Described]]]) -> list[Candidate]:
    """Candidates of ``row`` among ``others``, each by the description that fits best."""
    found: list[Candidate] = []
    for key, told in others:
        fits = [fit for one in told if (fit := likeness(row, one)) is not None]
        best = max(fits, key=lambda fit: fit.score, default=None)
        if best is not None and (best.score >= WORTH_A_LOOK or best.support >= MORE_THAN_A_NAME):
            found.append(Candidate(key, best))
    return nlargest(AT_MOST, found, key=lambda one: (one.likeness.score, -one.person))
