"""What a column makes of a text: asked once for each text, because a list of thousands says the same things again and again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bangvang_paper.reading.meaning.columns import FIELDS, LABELS, PERSONAL, REPEATABLE, Meaning
from bangvang_paper.reading.meaning.doubts import has_letters
from bangvang_paper.reading.meaning.layout import Layout
from bangvang_paper.reading.meaning.marks import is_ditto, is_nothing, tidied
from bangvang_paper.reading.meaning.words import TONED
from bangvang_paper.reading.rows import Guess

_CITIZEN_NUMBER = re.compile(r"^[\d\s.]*\d{12}$|^\d{9}$")
_REMEMBERED = 4_096
"""Texts of one column: of units, forms and positions all, of names and numbers none."""

Guesses = tuple[Guess, ...]


class Said(NamedTuple):
    """What a text says wherever in its column it stands."""

    text: str
    """On one line."""
    written: str
    """With the line breaks of the cell."""
    telling: bool
    """Whether it says anything: it is neither empty nor a stroke."""
    shown: bool
    """Whether it may be kept as written, which personal data may not."""
    ditto: bool
    """Whether it stands for the text above it."""
    plain: bool
    """Whether it says no more and no less than this one text, on one line, for the cell that it stands in."""
    guesses: Guesses
    """What is not plain about it: how its column was understood, how it was repaired, and why it may be wrong all the same."""


_MORE_THAN_TEXT = {Meaning.TICK, Meaning.FORM, Meaning.MALE, Meaning.FEMALE}
_EMPTY = Said("", "", False, False, False, False, ())


@dataclass(frozen=True)
class Column:
    """What is the same for every cell of a column."""

    meaning: Meaning | None
    label: str
    fields: tuple[str, ...]
    heading: str
    guesses: Guesses
    """How the column was understood, where that is a guess."""
    repeatable: bool
    plain: bool
    """Whether the text of a cell is what the line says there, and nothing more or less."""
    rival: bool
    """Whether it is only heard where no column before it has named the nominee."""
    says: Callable[[str, str | None], Said]
    """From what stands in a cell, and why its repair has to be looked at ("" for a sure one, None where nothing was repaired)."""

    def guess(self, sentence: str) -> Guesses:
        """The guess that ``sentence`` tells of each field that the column fills."""
        return guesses_of(self.fields, f"{self.label}: {sentence}.")


@lru_cache(maxsize=1_000)
def guesses_of(fields: tuple[str, ...], sentence: str) -> Guesses:
    """``sentence`` said of each of ``fields``: one object for all the cells of which it is said."""
    return tuple(Guess(name, sentence) for name in fields)


def columns_of(layout: Layout, width: int, doubt: str) -> list[Column]:
    """The columns of a table of ``width``; ``doubt`` says why cells without any repair are to be looked at too."""
    meanings = layout.meanings
    return [
        _column(layout, place, meanings.get(place), doubt)
        for place in range(max(width, *(place + 1 for place in (*layout.headings, *meanings)), 0))
    ]


def _column(layout: Layout, place: int, meaning: Meaning | None, doubt: str) -> Column:
    label, fields = (LABELS.get(meaning, meaning.value), FIELDS.get(meaning, ())) if meaning else ("", ())
    understood = _guesses(fields, label, layout.guesses.get(place, "")) if meaning else ()
    heading, rival = (layout.headings.get(place, ""), place in layout.rivals) if meaning else ("", False)
    plain = meaning is not None and meaning not in _MORE_THAN_TEXT and not rival
    repeatable = meaning in REPEATABLE
    saying = _Saying(meaning, label, fields, understood, _guesses(fields, label, doubt), repeatable, plain)
    says = lru_cache(_REMEMBERED)(saying.says)
    return Column(meaning, label, fields, heading, understood, repeatable, plain, rival, says)


def _guesses(fields: Iterable[str], label: str, why: str) -> Guesses:
    return guesses_of(tuple(fields), f"{label}: {why}.") if why else ()


@dataclass(frozen=True)
class _Saying:
    """What decides how the texts of a column are taken."""

    meaning: Meaning | None
    label: str
    fields: tuple[str, ...]
    understood: Guesses
    doubts: Guesses
    repeatable: bool
    plain: bool

    def says(self, written: str, repaired: str | None) -> Said:
        """What ``written`` says; ``repaired`` as in :attr:`Column.says`."""
        text = tidied(written)
        if not text:
            return _EMPTY
        shown = self.meaning not in PERSONAL and not _is_personal(self.meaning, text)
        ditto = self.repeatable and is_ditto(text)
        telling = not is_nothing(text)
        guesses = self.understood
        if repaired is None:
            guesses += self.doubts if self.doubts and has_letters(text) else ()
        elif self.meaning is not None and telling:
            if text[0] in TONED:
                text = written = text[0].upper() + text[1:]
                why = f"viết hoa chữ đầu “{text[0]}”, vì phông chữ cũ không có chữ hoa mang dấu"
                guesses = _guesses(self.fields, self.label, why) + guesses
            guesses += _guesses(self.fields, self.label, repaired)
        plain = self.plain and telling and not ditto and "\n" not in written
        return Said(text, written, telling, shown, ditto, plain, guesses)


def _is_personal(meaning: Meaning | None, text: str) -> bool:
    """Whether a cell may not be kept although its column is none of personal data: years of birth under Nam and Nữ, and
    what looks like the number of a citizen."""
    if not text[0].isdecimal():
        return False
    return meaning is Meaning.MALE or meaning is Meaning.FEMALE or bool(_CITIZEN_NUMBER.match(text))
