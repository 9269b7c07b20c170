"""Nothing typed by the public is trusted."""

from __future__ import annotations

MOST_CHARACTERS = 200


def bounded(words: str) -> str:
    """What the reader typed, cut at a length that no honest search needs."""
    return words.strip()[:MOST_CHARACTERS]
