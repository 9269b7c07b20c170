"""What the name of a font tells about the encoding of its text."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Encoding(StrEnum):
    """How a text had been typed or spoilt."""

    UNICODE = "unicode"
    DECOMPOSED = "decomposed"  # NFD: letters and marks apart
    TCVN3 = "tcvn3"
    VNI = "vni"
    VIQR = "viqr"
    MIXED_SIGNS = "mixed_signs"  # ƣ for ư, Cyrillic and Greek letters that look Latin
    DOUBLE = "double"  # UTF-8 that was read as Windows-1252 and written again
    LOST = "lost"  # letters fell away on the way through an 8-bit program


_STYLE = re.compile(r"[\s,_-]*(?:bold|italic|regular|normal|đậm|nghiêng|\d+(?:pt)?)$", re.IGNORECASE)
_TCVN3 = re.compile(r"^(?:\.vn|vn(?:time|arial|helvet|avant|courier|book|shelley|commercial|aristote|present|tifani)|"
                    r"abc\b)", re.IGNORECASE)  # fmt: skip
_VNI = re.compile(r"^vni[\s_-]", re.IGNORECASE)


@lru_cache(maxsize=1_000)
def encoding_of_font(font: str | None) -> Encoding | None:
    """The encoding that the font ``font`` is made for; None when its name says nothing (Times New Roman, Arial …)."""
    name = _plain_name(font)
    if _VNI.match(name):
        return Encoding.VNI
    return Encoding.TCVN3 if _TCVN3.match(name) else None


@lru_cache(maxsize=1_000)
def is_capital_font(font: str | None) -> bool:
    """Whether ``font`` shows every letter as a capital: the .Vn fonts whose name ends in H (.VnTimeH)."""
    return encoding_of_font(font) is Encoding.TCVN3 and _plain_name(font).lower().endswith("h")


def _plain_name(font: str | None) -> str:
    """The name of the family, without quotes and the words of its style."""
    name = (font or "").strip().strip("\"'").strip()
    while (shorter := _STYLE.sub("", name)) != name:
        name = shorter
    return name
