"""What a view says of an answer that everybody gets alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest, HttpResponse

ASKS = frozenset({"trang", "nam", "loai", "in"})
"""What a kept page may be asked for. Other words in an address are a search or an invention: answered, never kept."""
MOST_LETTERS = 12
Answer = TypeVar("Answer", bound=HttpResponse)


@dataclass(frozen=True)
class Mark:
    """``apps``: whose events make the page new. ``for_a_minute``: the page tells the minute it was asked in."""

    apps: tuple[str, ...]
    for_a_minute: bool = False


def kept(request: HttpRequest, answer: Answer, *apps: str, for_a_minute: bool = False) -> Answer:
    """Mark ``answer`` as one that everybody gets alike until one of ``apps`` tells of something."""
    plain = all(name in ASKS and len(words) <= MOST_LETTERS for name, words in request.GET.items())
    if plain and not getattr(request, "is_preview", False):
        answer.everybodys = Mark(apps, for_a_minute)  # type: ignore[attr-defined]  # read by `middleware`
    return answer
