"""The numbers and dashes that Word writes before paragraphs by itself: they stand nowhere in the text.

Source: ECMA-376 part 1, 17.9 (numbering).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bangvang_paper.reading.formats.markup import Element, attribute, child, local

_DEEPEST = 9
_MOST = 100_000
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@dataclass(frozen=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass
class Numbers:
    """Counts the numbered paragraphs of a document in the order in which they are asked for."""

    lists: Mapping[str, str] = field(default_factory=dict)
    """The abstract list of each list."""
    levels: Mapping[tuple[str, int], _Level] = field(default_factory=dict)
    """Form of each level of each abstract list."""
    restarts: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """Number from which a list counts again, by list and level."""
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def next(self, numbering: Element) -> str:
        """What Word shows before the next paragraph of this numPr element: "1.", "II", "-"; "" for none."""
        number, depth = _value(numbering, "numId"), _value(numbering, "ilvl") or "0"
        abstract, place = self.lists.get(number or ""), int(depth) if depth.isdecimal() else 0
        if number is None or abstract is None or not 0 <= place < _DEEPEST:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _DEEPEST)
        if number not in self._begun:
            self._begun.add(number)
            for level in range(_DEEPEST):
                if (number, level) in self.restarts:
                    counts[level] = None
        now = counts[place]
        start = self.restarts.get((number, place), self._level(abstract, place).start)
        counts[place] = start if now is None else now + 1
        counts[place + 1 :] = [None] * (_DEEPEST - place - 1)
        return self._shown(abstract, place, counts)

    def _level(self, abstract: str, place: int) -> _Level:
        return self.levels.get((abstract, place), _Level())

    def _shown(self, abstract: str, place: int, counts: list[int | None]) -> str:
        level = self._level(abstract, place)
        if level.form == "bullet":
            return "-"
        if level.form == "none":
            return ""

        def one(found: re.Match[str]) -> str:
            other = int(found[1]) - 1
            its = self._level(abstract, other)
            count = counts[other]
            return _written(its.start if count is None else count, its.form)

        return _PLACE.sub(one, level.text)


def numbers_of(root: Element) -> Numbers:
    """The lists of the part word/numbering.xml."""
    lists: dict[str, str] = {}
    levels: dict[tuple[str, int], _Level] = {}
    restarts: dict[tuple[str, int], int] = {}
    for element in root:
        match local(element.tag):
            case "abstractNum":
                name = attribute(element, "abstractNumId")
                for level in element:
                    if local(level.tag) == "lvl":
                        levels[name, _number(attribute(level, "ilvl"))] = _level_of(level)
            case "num":
                name = attribute(element, "numId")
                lists[name] = _value(element, "abstractNumId") or ""
                for override in element:
                    if local(override.tag) == "lvlOverride" and (start := _value(override, "startOverride")):
                        restarts[name, _number(attribute(override, "ilvl"))] = _number(start)
    return Numbers(lists, levels, restarts)


def _level_of(level: Element) -> _Level:
    form, text, start = (_value(level, name) for name in ("numFmt", "lvlText", "start"))
    return _Level(form or "decimal", text or "", _number(start or "1"))


def _value(element: Element, name: str) -> str | None:
    found = child(element, name)
    return attribute(found, "val") if found is not None else None


def _number(text: str) -> int:
    return min(int(text), _MOST) if text.isdecimal() else 0


def _written(count: int, form: str) -> str:
    match form:
        case "upperRoman":
            return _roman(count)
        case "lowerRoman":
            return _roman(count).lower()
        case "upperLetter":
            return _letters(count)
        case "lowerLetter":
            return _letters(count).lower()
        case "decimalZero":
            return f"{count:02d}"
        case _:
            return str(count)


def _roman(count: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        written += sign * times
    return written


def _letters(count: int) -> str:
    """A … Z, then AA, BB: Word repeats the letter."""
    times, letter = divmod(count - 1, 26)
    return chr(65 + letter) * (times + 1) if 0 < count <= 26 * 10 else str(count)
