"""Numbers and symbols of decisions taken apart, as they are kept and as somebody types them: 123/QĐ-UBND, 123/qd, số 123."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Q

from bangvang_paper.vietnamese import folded

MOST_LETTERS, MOST_DIGITS = 60, 9
"""What of a symbol and of a number is kept; a longer run of digits is no number of a decision."""
_ASKED = re.compile(r"(?:(?:quyet dinh|qd) )?(?:so ?:? ?)?(\d{1,9})(?!\d)(.*)")


@dataclass(frozen=True)
class AskedNumber:
    """A number as typed, perhaps only begun, and what follows it. ``ended``: a sign or a letter says that no digit follows."""

    number: int
    symbol: str
    ended: bool

    def condition(self) -> Q:
        """Condition on ``number`` and ``symbol``."""
        return self.numbered() & Q(symbol__startswith=self.symbol) if self.symbol else self.numbered()

    def numbered(self) -> Q:
        """Condition on ``number`` alone. Begun numbers are a few ranges, which an index of either database answers."""
        whole = Q(number=self.number)
        if self.ended:
            return whole
        for more in range(1, MOST_DIGITS + 1 - len(str(self.number)) if self.number else 1):
            first = self.number * 10**more
            whole |= Q(number__gte=first, number__lt=first + 10**more)
        return whole

    def answers(self, number: int | None, symbol: str) -> bool:
        """The same of one decision that is already at hand."""
        if self.ended or number is None or not self.number:
            return number == self.number and symbol.startswith(self.symbol)
        return str(number).startswith(str(self.number))


def number_and_symbol(code: str) -> tuple[int | None, str]:
    """ "123/QĐ-UBND" → (123, "qdubnd"); without digits (None, its letters). Both databases put such symbols in one order."""
    before, digits, after = re.fullmatch(r"([^0-9]*)([0-9]*)(.*)", folded(code), re.DOTALL).groups()  # type: ignore[union-attr]
    if not digits or len(digits) > MOST_DIGITS:
        return None, _letters(before + digits + after)
    return int(digits), _letters(after) or _letters(before)


def asked_number(text: str) -> AskedNumber | None:
    """The decision that ``text`` asks for; None when it does not begin as a number does: a name may have digits in it."""
    found = _ASKED.fullmatch(folded(text))
    if found is None:
        return None
    digits, rest = found.groups()
    return AskedNumber(int(digits), _letters(rest), ended=bool(rest.strip()))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text)[:MOST_LETTERS]
