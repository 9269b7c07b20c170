"""Cells that are signs rather than text: running numbers, section marks, ditto marks, strokes that stand for nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from bangvang_paper.vietnamese import spaced

tidied = lru_cache(maxsize=100_000)(spaced)
"""The text of a cell on one line. Remembered, because a list says the same things many times and is looked at often."""

_ENDS = re.compile(r"(?:\s*[;,]|\s*\./\.)+$")
_LAST_OF_ENDS = (";", ",", ".")
_ORDINAL = re.compile(r"^\(?\d{1,5}(?:\.\d{1,3}){0,3}\s*[.)/\-]*$")
_SECTION_MARK = re.compile(r"^(?:(?:phần|mục)\s+)?(?:[IVX]{1,5}|[A-H])\s*[.)/:\-–]*$", re.IGNORECASE)
_SMALL_MARK = re.compile(r"^(?:[a-hđ]\s*[.)/]+|[-+*•–])$")
_DITTO = re.compile(
    r"^[\-–—\s.]*(?:nt|n\.t|n/t|như trên)[\-–—\s.]*$|^[\"”“″〃'’]{1,2}$|^//$|^-\s*(?:[\"”]|//)\s*-$|^[\"”]\s+[\"”]$",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"^[\-–—_.…\s]+$")


def is_ordinal(text: str) -> bool:
    """Whether ``text`` is a running number: 1, 01, 1., (1) or 1.2."""
    return bool(_ORDINAL.match(text))


def is_section_mark(text: str) -> bool:
    """Whether ``text`` numbers a section: I, II., A or B)."""
    return bool(_SECTION_MARK.match(text)) and text[:1].isupper()


def is_small_mark(text: str) -> bool:
    """Whether ``text`` marks an item without counting it: a), b., -, +."""
    return bool(_SMALL_MARK.match(text))


def is_ditto(text: str) -> bool:
    """Whether ``text`` stands for the same as above: nt, -nt-, //, " or như trên."""
    if text[:1].isalnum() and text[0] not in "nN":
        return False
    return bool(_DITTO.match(text))


def is_nothing(text: str) -> bool:
    """Whether ``text`` is only a stroke or dots, by which offices say that a cell is empty."""
    return not text[:1].isalnum() and bool(_NOTHING.match(text)) and not is_ditto(text)


def without_ends(text: str) -> str:
    """``text``, on one line, without the signs by which lists end an item: ; , and ./."""
    return _ENDS.sub("", text) if text[-1:] in _LAST_OF_ENDS else text
