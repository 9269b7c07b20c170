"""What typed words may mean, and the names on record that answer them: without accents, in any order, in part, with a slip.

A name answers when it has every word asked for. The last word may be only begun. A word that no name on record has is
replaced by those one slip away that some name has. Both databases are asked the same questions of the same rows, so they
give the same answers, in Vietnamese order.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Protocol, TypeVar

from django.db import connection
from django.db.models import Model, Q, QuerySet
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bangvang.register.models import NameWord, Word
from bangvang_paper.vietnamese import folded, near

MOST_WORDS = 12
"""Words of a query that are looked at; no name is longer, and a pasted page must not become a thousand conditions."""
_ANY = "?"
"""Stands for a word while the question is put together; no folded word of a name is a lone question mark."""
_FIRST_BATCH, _LAST_BATCH = 50, 5_000
_AT_ONCE = 200
"""Words read side by side in one question; SQLite takes no more than 500."""
_COUNTED = (2_000, 50_000)
"""How far words are counted to begin with the rarest: a little of each, and further only when that told nothing."""

_COUNTS: dict[tuple[tuple[str, ...], int, int], int] = {}
_MOST_COUNTS = 20_000

_Row = TypeVar("_Row", bound=Model)


@dataclass(frozen=True)
class Term:
    """One word asked for: the words on record that answer it. ``begun``: what the name's word only has to begin with."""

    words: tuple[str, ...]
    begun: str = ""

    def answered_by(self, padded: str) -> bool:
        """Whether the folded name between two spaces has one of the words."""
        for pattern in self._patterns:  # noqa: SIM110 - `any` takes three times as long, and it is asked of every name in sight
            if pattern in padded:
                return True
        return False

    @cached_property
    def _patterns(self) -> tuple[str, ...]:
        return (f" {self.begun}",) if self.begun else tuple(f" {word} " for word in self.words)

    def condition(self) -> Q:
        """The same as a condition on ``padded``: one of the words stands in the name."""
        if self.begun:
            return Q(padded__contains=f" {self.begun}")
        either = Q(pk__in=[])
        for word in self.words:
            either |= Q(padded__contains=f" {word} ")
        return either


def readings(text: str, vocabulary: Vocabulary | None = None) -> Iterator[list[Term]]:
    """What ``text`` may mean, the likeliest first: as typed, then with one of its words taken for a slip.

    ``vocabulary``: the words that can answer; those of all names on record when none is given.
    """
    asked = folded(text).split()[:MOST_WORDS]
    if not asked:
        return
    words = vocabulary or OnRecord()
    known = words.known(asked)
    terms = [_term(words, word, known, last=place == len(asked) - 1) for place, word in enumerate(asked)]
    if all(term.words for term in terms):
        yield terms
    for place, slip in enumerate(_slips(words, asked)):
        reading = [*terms[:place], slip, *terms[place + 1 :]]
        if slip.words != terms[place].words and all(term.words for term in reading):
            yield reading


def answering(text: str, named: Sequence[str]) -> list[int]:
    """Places in ``named`` (folded names) of those that answer the likeliest reading of ``text`` that any of them answers.

    For a list that stands on the page as a whole: its own words are the vocabulary, whether or not they are on record.
    """
    for terms in readings(text, InNames(named)):
        found = [place for place, name in enumerate(named) if all(term.answered_by(f" {name} ") for term in terms)]
        if found:
            return found
    return []


def narrowed(rows: QuerySet[_Row], text: str, field: str) -> QuerySet[_Row]:
    """Those of ``rows`` whose name answers the likeliest reading of ``text`` that any of them answers.

    ``field`` leads to the sort key of the name. For lists that are shown, counted and filtered further by the database.
    """
    for terms in readings(text):
        names = NameWord.objects.filter(all_of(terms), word__in=rarest(terms).words)
        found = rows.filter(**{f"{field}__in": names.values("sort_key")})
        if found.order_by().exists():
            return found
    return rows.none()


def all_of(terms: Sequence[Term]) -> Q:
    """Condition on ``padded``: the name answers all ``terms``."""
    whole = Q()
    for term in terms:
        whole &= term.condition()
    return whole


def names_with(terms: Sequence[Term], since: str = "") -> Iterator[str]:
    """Sort keys, from ``since`` on, of the names that answer all ``terms``: in order, each once, read as far as asked for."""
    first = rarest(terms)
    others = NameWord.objects.filter(all_of([term for term in terms if term is not first]))
    rows, size = others.filter(sort_key__gte=since), _FIRST_BATCH
    while True:
        keys = _keys(first.words, rows, size)
        yield from keys
        if len(keys) < size:
            return
        rows, size = others.filter(sort_key__gt=keys[-1]), min(size * 4, _LAST_BATCH)


def batches(keys: Iterator[str]) -> Iterator[list[str]]:
    """Keys in lots that grow: few for a list that is soon full, many for one that is hard to fill."""
    size = _FIRST_BATCH
    while batch := list(islice(keys, size)):
        yield batch
        size = min(size * 4, _LAST_BATCH)


def rarest(terms: Sequence[Term]) -> Term:
    """The term that the fewest names answer, as far as that is soon counted; of equals the last, often the given name."""
    left = list(terms)
    for most in _COUNTED:
        if len(left) == 1:
            break
        counts = _counts(left, most)
        fewest = min(counts)
        left = [term for term, count in zip(left, counts, strict=True) if count == fewest]
        if fewest < most:
            break
    return left[-1]


def _counts(terms: Sequence[Term], most: int) -> list[int]:
    """How many words of names answer each term, up to ``most``; as they were within the last hour.

    Only the way depends on it, never the answer. Counting "nguyen" takes longer than the rest of a search, and a counter kept
    up to date would be a row that everybody who writes a name waits for.
    """
    hour = int(time.monotonic() // 3600)
    asked = [(term.words, most, hour) for term in terms]
    missing = [term for term, key in zip(terms, asked, strict=True) if key not in _COUNTS]
    if len(_COUNTS) > _MOST_COUNTS:
        _COUNTS.clear()
        missing = list(terms)
    for term, count in zip(missing, _counted(missing, most) if missing else (), strict=True):
        _COUNTS[term.words, most, hour] = count
    return [_COUNTS[key] for key in asked]


def _counted(terms: Sequence[Term], most: int) -> list[int]:
    """The same asked of the index. One question."""
    parts: list[str] = []
    params: list[Any] = []
    for term in terms:
        rows = NameWord.objects.filter(word__in=term.words).order_by().values("word")[:most]
        sql, values = rows.query.sql_with_params()
        parts.append(f"(SELECT COUNT(*) FROM ({sql}) AS one)")  # noqa: S608  (Django's own text, values as parameters)
        params += values
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", params)
        return list(cursor.fetchone())


def _keys(words: tuple[str, ...], rows: QuerySet[NameWord], size: int) -> list[str]:
    found: set[str] = set()
    for place in range(0, len(words), _AT_ONCE):
        found.update(_keys_at_once(words[place : place + _AT_ONCE], rows, size))
    return sorted(found)[:size]


def _keys_at_once(words: tuple[str, ...], rows: QuerySet[NameWord], size: int) -> list[str]:
    """The first ``size`` sort keys of ``rows`` with one of ``words``, each once, in order.

    One question, in which each word is read along its own index and no further than ``size``; asked for all words at once,
    the database would gather and sort every name that has one of them.
    """
    one = rows.filter(word=_ANY).order_by("sort_key").values_list("sort_key", flat=True)[:size]
    sql, params = one.query.sql_with_params()
    part = f"SELECT sort_key FROM ({sql}) AS one"  # noqa: S608  (Django's own text; every value goes in as a parameter)
    filled = [word if param == _ANY else param for word in words for param in params]
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION '.join([part] * len(words))} ORDER BY sort_key LIMIT {size:d}", filled)
        return [key for (key,) in cursor.fetchall()]


# ── the words that can answer ────────────────────────────────────────────────────────────────────────────────────────
class Vocabulary(Protocol):
    """Folded words by which something can be found."""

    def known(self, words: Sequence[str]) -> set[str]:
        """Those of ``words`` that it has."""

    def begun_with(self, word: str) -> list[str]:
        """Its words that begin with ``word``, in order."""

    def every(self) -> list[str]:
        """All of them, in order."""


class OnRecord:
    """The words of all names on record."""

    def known(self, words: Sequence[str]) -> set[str]:
        return set(Word.objects.filter(word__in=words).values_list("word", flat=True))

    def begun_with(self, word: str) -> list[str]:
        return sorted(set(Word.objects.filter(word__startswith=word).values_list("word", flat=True)))

    def every(self) -> list[str]:
        return sorted(set(Word.objects.values_list("word", flat=True)))


class InNames:
    """The words of some folded names."""

    def __init__(self, names: Iterable[str]) -> None:
        self._words = sorted({word for name in names for word in name.split()})

    def known(self, words: Sequence[str]) -> set[str]:
        return set(words).intersection(self._words)

    def begun_with(self, word: str) -> list[str]:
        return [one for one in self._words if one.startswith(word)]

    def every(self) -> list[str]:
        return self._words


def _term(vocabulary: Vocabulary, word: str, known: set[str], *, last: bool) -> Term:
    """A known word stands for itself, the last one also for what it begins; an unknown one for what it begins, or a slip."""
    if word in known and not last:
        return Term((word,))
    begun = vocabulary.begun_with(word)
    return Term(tuple(begun), begun=word) if begun else _slips(vocabulary, [word])[0]


def _slips(vocabulary: Vocabulary, words: Sequence[str]) -> list[Term]:
    """For each word those on record one slip of the finger away: Vietnamese syllables, else any of the register's own."""
    syllables = {word: near(word) for word in words}
    known = vocabulary.known([syllable for some in syllables.values() for syllable in some])
    found = {word: [syllable for syllable in some if syllable in known] for word, some in syllables.items()}
    strange = [word for word in words if not found[word] and len(word) > 2]
    every = vocabulary.every() if strange else []
    for word in strange:
        hits = process.extract(word, every, scorer=OSA.distance, score_cutoff=1, limit=None)
        found[word] = sorted(hit for hit, distance, _place in hits if distance == 1)
    return [Term(tuple(found[word])) for word in words]
