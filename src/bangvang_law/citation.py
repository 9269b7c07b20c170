"""Where a rule stands: an instrument by its short name, then article, clause and point as Vietnamese law writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_PLACE = re.compile(r"Điều (?P<article>\d+[a-z]?)(?: khoản (?P<clause>\d+[a-z]?)(?: điểm (?P<point>[a-zđ]))?)?\Z")
_ANNEX = re.compile(r"(?:Phụ lục|Mục) .+\Z")


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in the law. ``text`` is the form shown and compared: ``Luật 06/2022/QH15, Điều 74 khoản 1 điểm d``."""

    instrument: str
    article: str = ""
    clause: str = ""
    point: str = ""
    annex: str = ""

    @property
    def text(self) -> str:
        """The citation as it is written."""
        if self.annex:
            return f"{self.instrument}, {self.annex}"
        if not self.article:
            return self.instrument
        clause = f" khoản {self.clause}" if self.clause else ""
        point = f" điểm {self.point}" if self.point else ""
        return f"{self.instrument}, Điều {self.article}{clause}{point}"

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read the written form. Raises ValueError when the place is not article, clause, point, annex or section."""
        instrument, comma, place = text.partition(", ")
        if not comma:
            return cls(instrument)
        found = _PLACE.match(place)
        if found:
            return cls(instrument, found["article"], found["clause"] or "", found["point"] or "")
        if _ANNEX.match(place):
            return cls(instrument, annex=place)
        raise ValueError(place)


@lru_cache(maxsize=4096)
def instrument_of(text: str) -> str:
    """Short name of the instrument in a written citation."""
    return text.partition(", ")[0]
