"""What a leader directed, parted as it was counted: "Một là … Hai là … Năm là …", numbers, dashes, or lines."""

from __future__ import annotations

import re

from bangvang_paper.vietnamese import folded

_COUNTED = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_SPOKEN = re.compile(
    r"(?:^|[.;:!?])\s*(Một|Hai|Ba|Bốn|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười) là\b[\s,:]*", re.IGNORECASE
)
"""Counted at the beginning of a sentence or a part of one: "cả năm là" inside of it counts nothing."""
_SIGN = re.compile(r"^\s*(?:[-–•+*]|\(?\d{1,2}[.)/](?=\s)|[IVX]{1,4}[.)](?=\s))\s*")


def parted(text: str) -> list[str]:
    """The directions in ``text``, each without its number, in order. Words before the first count stand by themselves.

    A count goes on only with the next number.
    """
    return [part for line in text.splitlines() for part in _of_line(line) if part]


def _of_line(line: str) -> list[str]:
    marks = _in_order(list(_SPOKEN.finditer(line)))
    if not marks:
        return [_SIGN.sub("", line).strip()]
    begins = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start(1) for mark in marks), len(line)]
    return [_tidied(line[begin:end]) for begin, end in zip(begins, ends, strict=True)]


def _in_order(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those marks that count on from the one before; a line may begin anywhere, as the third line begins with "Ba là"."""
    found: list[re.Match[str]] = []
    for mark in marks:
        number = _number(mark[1])
        wanted = _number(found[-1][1]) + 1 if found else None
        if (wanted is None and (number == 1 or not mark.string[: mark.start(1)].strip())) or number == wanted:
            found.append(mark)
    return found


def _number(word: str) -> int:
    plain = folded(word)
    return 4 if plain == "tu" else _COUNTED.index(plain) + 1


def _tidied(part: str) -> str:
    part = part.strip().strip(";,").strip()
    return part[:1].upper() + part[1:]
