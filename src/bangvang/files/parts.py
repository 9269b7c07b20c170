"""A long file is made in parts: set as one, two thousand sheets take gigabytes of the process that answers."""

from __future__ import annotations

from django.http import HttpRequest


def parts_of(count: int, at_once: int) -> list[tuple[int, int]]:
    """(first, last) place of each part, from 1 on."""
    return [(first, min(first + at_once - 1, count)) for first in range(1, count + 1, at_once)]


def from_place(request: HttpRequest) -> int:
    """The first place asked for (``tu`` in the address); 1 for what is no place."""
    asked = request.GET.get("tu", "1")
    return max(int(asked), 1) if asked.isdecimal() and len(asked) < 7 else 1
