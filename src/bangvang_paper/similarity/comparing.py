"""Two texts side by side: the passages that agree, and how much of each they make up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from bangvang_paper.similarity.reading import Reading, read
from bangvang_paper.similarity.sketching import SYLLABLES, numbered

SHORTEST = 10
"""So many own syllables must agree before a passage says anything: shorter ones are the office's language."""
_GAP = 3
"""Syllables that may differ inside a passage: a name, a year, a word put for another."""
_MOST_PLACES = 16
"""A run that comes more often in one text than this is looked for at its first places only."""


@dataclass(frozen=True)
class Span:
    """From the first to behind the last character, in the text as it was written."""

    begin: int
    end: int


@dataclass(frozen=True)
class Passage:
    """A passage of both texts. ``same_here`` and ``same_there`` are the runs in it that are equal; between them they differ."""

    here: Span
    there: Span
    same_here: tuple[Span, ...]
    same_there: tuple[Span, ...]
    syllables: int


@dataclass(frozen=True)
class Likeness:
    """``of_here``: the share of the first text that stands in the second; ``of_there`` the other way round."""

    of_here: Fraction
    of_there: Fraction
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class _Run:
    """``length`` syllables that are equal, from these places on."""

    here: int
    there: int
    length: int

    @property
    def here_end(self) -> int:
        return self.here + self.length

    @property
    def there_end(self) -> int:
        return self.there + self.length


def compare(here: str | Reading, there: str | Reading) -> Likeness:
    """Hold two texts against each other. No syllable of the first is counted twice; the passages come in its order."""
    one = here if isinstance(here, Reading) else read(here)
    other = there if isinstance(there, Reading) else read(there)
    passages = [chain for chain in _chains(_runs(one, other)) if _own(chain, one) >= SHORTEST]
    copied = sum(_own(chain, one) for chain in passages)
    found_there = {place for chain in passages for run in chain for place in range(run.there, run.there_end)}
    copied_there = sum(other.counted[place] for place in found_there)
    return Likeness(
        Fraction(copied, one.own) if one.own else Fraction(0),
        Fraction(copied_there, other.own) if other.own else Fraction(0),
        tuple(_passage(chain, one, other) for chain in passages),
    )


def _runs(one: Reading, other: Reading) -> list[_Run]:
    """The longest equal runs, each taken from where the one before it ends."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(numbered(other)):
        if number and len(places[number]) < _MOST_PLACES:
            places[number].append(place)
    found: list[_Run] = []
    mine = numbered(one)
    here = 0
    while here < len(mine):
        candidates = places.get(mine[here], ()) if mine[here] else ()
        best = max((_grown(one, other, here, there, found) for there in candidates), key=_by_length, default=None)
        if best is None or best.length < SYLLABLES:
            here += 1
        else:
            found.append(best)
            here = best.here_end
    return found


def _by_length(run: _Run) -> int:
    return run.length


def _grown(one: Reading, other: Reading, here: int, there: int, before: list[_Run]) -> _Run:
    """As far as the two agree, forward and back to the run before: what the form says at its edges belongs to it too."""
    floor = before[-1].here_end if before else 0
    first = 0
    while here - first > floor and there - first > 0 and _equal(one, other, here - first - 1, there - first - 1):
        first += 1
    length = 0
    most = min(len(one.words) - here, len(other.words) - there)
    while length < most and _equal(one, other, here + length, there + length):
        length += 1
    return _Run(here - first, there - first, first + length)


def _equal(one: Reading, other: Reading, here: int, there: int) -> bool:
    return one.words[here].folded == other.words[there].folded


def _chains(runs: list[_Run]) -> list[list[_Run]]:
    """Runs that follow each other in both texts, with little between them, are one passage."""
    chains: list[list[_Run]] = []
    for run in runs:
        last = chains[-1][-1] if chains else None
        if last and run.here - last.here_end <= _GAP and 0 <= run.there - last.there_end <= _GAP:
            chains[-1].append(run)
        else:
            chains.append([run])
    return chains


def _own(chain: list[_Run], one: Reading) -> int:
    return sum(sum(one.counted[run.here : run.here_end]) for run in chain)


def _passage(chain: list[_Run], one: Reading, other: Reading) -> Passage:
    same_here = tuple(Span(one.words[run.here].begin, one.words[run.here_end - 1].end) for run in chain)
    same_there = tuple(Span(other.words[run.there].begin, other.words[run.there_end - 1].end) for run in chain)
    return Passage(
        Span(same_here[0].begin, same_here[-1].end),
        Span(same_there[0].begin, same_there[-1].end),
        same_here,
        same_there,
        _own(chain, one),
    )
