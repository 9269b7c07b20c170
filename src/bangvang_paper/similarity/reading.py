"""A text as it is compared: its syllables without marks and case, where each stands, and which of them count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bangvang_paper.similarity.boilerplate import PHRASES
from bangvang_paper.vietnamese import folded

_SYLLABLE = re.compile(r"[^\W_][^\W_\u0300]*(?:[\u0300-\u036f]+[^\W_]*)*")
"""Letters and digits with the marks that a decomposed text writes after them; punctuation parts, and is not compared."""


@dataclass(frozen=True)
class Word:
    """A syllable as it is compared, and its place in the text as it was written."""

    folded: str
    begin: int
    end: int


@dataclass(frozen=True)
class Reading:
    """``counted[n]``: whether the n-th syllable is the writer's own and not a phrase of the form."""

    words: tuple[Word, ...]
    counted: tuple[bool, ...]

    @property
    def own(self) -> int:
        """How many syllables count."""
        return sum(self.counted)


def read(text: str, phrases: Iterable[str] = PHRASES) -> Reading:
    """``text`` ready to be compared."""
    words = tuple(Word(folded(found[0]), found.start(), found.end()) for found in _SYLLABLE.finditer(text))
    return Reading(words, tuple(_counted([word.folded for word in words], tuple(phrases))))


def _counted(syllables: list[str], phrases: tuple[str, ...]) -> list[bool]:
    """The longest phrase that begins at a syllable is taken out as a whole."""
    begins = _by_first(phrases)
    counted = [True] * len(syllables)
    for place, syllable in enumerate(syllables):
        for phrase in begins.get(syllable, ()):
            if tuple(syllables[place : place + len(phrase)]) == phrase:
                counted[place : place + len(phrase)] = [False] * len(phrase)
                break
    return counted


@lru_cache(maxsize=16)
def _by_first(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First syllable → the phrases that begin with it, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        syllables = tuple(folded(one[0]) for one in _SYLLABLE.finditer(phrase))
        found.setdefault(syllables[0], []).append(syllables)
    return {first: tuple(sorted(several, key=len, reverse=True)) for first, several in found.items()}
