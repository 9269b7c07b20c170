"""The spellings of one text: composed for storing, folded for searching, tone-placed for telling names apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = {"\N{COMBINING GRAVE ACCENT}", "\N{COMBINING HOOK ABOVE}", "\N{COMBINING TILDE}",
         "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}"}  # fmt: skip
"""The five written tones: huyền, hỏi, ngã, sắc, nặng."""

SIGNS = r"\s\x80-\x9f\u2010-\u2027"
"""Inside a class of a regular expression: white space and the signs that programs put into any text, whatever its encoding."""

# What shows nothing and only breaks comparisons: zero-width characters, the byte order mark, the soft hyphen, marks that turn
# the direction of writing, control characters (those that are white space end a word).
_UNSEEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)
# Hyphens and dashes that offices use for one another; ÷ stands for a dash in spans of years.
_DASHES = dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x00F7], "-")


def nfc(text: str) -> str:
    """``text`` with every accented letter as one character (NFC); spaces and spelling stay as they are."""
    return unicodedata.normalize("NFC", text)


def spaced(text: str) -> str:
    """``text`` in NFC on one line: any run of white space, no-break spaces too, is one space; the ends are trimmed."""
    if text.isprintable() and "  " not in text and text.strip(" ") is text and not _UNSEEN.search(text):
        return nfc(text)  # as most cells of a list are
    return " ".join(_UNSEEN.sub("", nfc(text)).split())


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """``text`` for searching: no marks, đ as d, lower case, one kind of dash, single spaces.

    Tone placement (hòa, hoà) falls away with the marks. The result of folding twice equals folding once.
    """
    letters = unicodedata.normalize("NFD", spaced(text).translate(_DASHES).casefold())
    bare = "".join([c for c in letters if not unicodedata.combining(c)]).replace("đ", "d")
    return spaced(bare)


@lru_cache(maxsize=50_000)
def matching(text: str) -> str:
    """``text`` for asking whether two names are one: case, spaces and the place of the tone fall away, the tone stays.

    ``Hoà`` and ``Hòa`` are equal, ``Hoa`` and ``Hòa`` are not.
    """
    return " ".join(_tone_last(word) for word in spaced(text).casefold().split(" "))


def _tone_last(word: str) -> str:
    """``word`` with its tone marks moved behind its letters."""
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(c for c in letters if c in TONES)
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in TONES)) + tones
