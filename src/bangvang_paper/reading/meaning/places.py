"""Position and unit that stand in one cell, parted where the list's own words allow it.

Tried in this order: the ends of units that the list names elsewhere; a separator with a unit behind it or a position
before it; a known position with a unit behind it; the noun that both share (Trưởng phòng Dạy nghề). What is parted is
always a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bangvang_paper.reading.meaning.marks import tidied
from bangvang_paper.reading.meaning.words import names_a_unit, position_at_start, shared_noun, surely_begins_a_unit
from bangvang_paper.vietnamese import folded

_SEPARATOR = re.compile(r"\s*[,;]\s*|\s+[-–—]\s+|\s*\n\s*|\s*\(\s*")
_CAPITAL = re.compile(r"\s(?=[A-ZÀ-ỸĐ])")
_STRAY = " ,;-–—.("


@dataclass(frozen=True)
class Parted:
    """Position and unit, and how they were told apart: a part of a sentence."""

    position: str
    unit: str
    how: str
    by_noun: bool = False
    """Whether the unit was put together from the noun that it shares with the position: nothing to learn from."""


@dataclass
class OwnWords:
    """The units that a list names in cells of their own: what a cell that holds more is compared with."""

    units: dict[str, str] = field(default_factory=dict)
    """Folded → as written."""

    def learn(self, units: Iterable[str]) -> None:
        for unit in units:
            if names_a_unit(unit):
                self.units.setdefault(folded(unit), tidied(unit))

    def unit_at_end(self, text: str) -> str:
        """The longest own unit with which ``text`` ends; "" for none."""
        words = folded(text)
        ends = [unit for plain, unit in self.units.items() if words.endswith(" " + plain) or words == plain]
        return max(ends, key=len, default="")


def part(text: str, own: OwnWords) -> Parted:
    """``text`` as position and unit. Line breaks in it part as well as commas do."""
    tidy = tidied(text)
    if names_a_unit(tidy) and (reversed_order := _unit_first(text)):
        return reversed_order
    if names_a_unit(tidy) and not position_at_start(tidy):
        return Parted("", tidy, "ô chỉ ghi đơn vị")
    for place, separator in _separators(text):
        before, after = tidied(text[:place]).strip(_STRAY), _closed(text[separator:])
        if _is_unit(after, own) and not names_a_unit(before):
            return Parted(before, after, _before(after))
    return _glued(tidy, own) or _at_first_comma(tidy)


def _separators(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _SEPARATOR.finditer(text)]


def _is_unit(text: str, own: OwnWords) -> bool:
    """Whether ``text`` is a unit of the list, or begins as units do and says which one (Sở alone does not)."""
    return folded(text) in own.units or (names_a_unit(text) and " " in text and not position_at_start(text))


def _unit_first(text: str) -> Parted | None:
    """Unit before position: "Phòng Dạy nghề, Trưởng phòng"."""
    for place, separator in reversed(_separators(text)):
        before, after = tidied(text[:place]).strip(_STRAY), _closed(text[separator:])
        if position_at_start(after) and names_a_unit(before) and not position_at_start(before):
            return Parted(after, before, "đơn vị ghi trước chức vụ")
    return None


def _glued(text: str, own: OwnWords) -> Parted | None:
    """No sign between them: the unit's own beginning parts it from the position, or the noun that both share."""
    position = position_at_start(text)
    rest = text[len(position) :].strip(_STRAY)
    if position and rest and (parted := _behind_position(position, rest, own, joined=text[len(position)] == " ")):
        return parted
    if (unit := own.unit_at_end(text)) and folded(unit) != folded(text):
        before = text[: len(text) - len(unit)].strip(_STRAY)
        return Parted(before, unit, "đơn vị này có ở chỗ khác trong danh sách")
    for found in _CAPITAL.finditer(text):
        before, after = text[: found.start()].strip(_STRAY), text[found.end() :]
        if _is_unit(after, own):
            return Parted(before, after, _before(after))
    return None


def _behind_position(position: str, rest: str, own: OwnWords, *, joined: bool) -> Parted | None:
    noun = shared_noun(position)
    together = f"{noun} {rest}"
    if noun and joined and rest[:1].isupper() and not rest.lower().startswith(noun.lower()):
        alone = folded(rest) in own.units or (surely_begins_a_unit(rest) and " " in rest)
        if folded(together) in own.units or not alone:
            unit = own.units.get(folded(together), together)
            return Parted(position, unit, f"“{noun.lower()}” thuộc cả chức vụ và đơn vị", by_noun=True)
    return Parted(position, rest, _before(rest)) if _is_unit(rest, own) else None


def _before(unit: str) -> str:
    return f"tách trước “{unit.split(' ')[0]}”"


def _closed(text: str) -> str:
    """``text`` without stray ends; a bracket that was opened before it is closed with it."""
    tidy = tidied(text).strip(_STRAY)
    return tidy[:-1] if tidy.endswith(")") and tidy.count("(") < tidy.count(")") else tidy


def _at_first_comma(text: str) -> Parted:
    before, comma, after = text.partition(",")
    if comma and not position_at_start(after.strip()):
        return Parted(before.strip(), after.strip(), "tách ở dấu phẩy đầu tiên của ô")
    only = position_at_start(text) == text
    return Parted(text, "", "ô chỉ ghi chức vụ" if only else "không tách được, để cả ô ở chức vụ")
