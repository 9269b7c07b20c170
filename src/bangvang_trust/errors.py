"""How this package refuses: a word for programs, a Vietnamese sentence for the person who is stuck."""

from __future__ import annotations

from enum import StrEnum


class TrustError(Exception):
    """Any refusal of this package."""


class Refused(TrustError):
    """Something was looked at and is not accepted.

    ``reason`` is a member of one of this package's reason enums and does not change between versions; ``str()`` is a
    Vietnamese sentence that says what happened and what to do.
    """

    def __init__(self, reason: StrEnum, sentence: str) -> None:
        self.reason = reason
        self.sentence = sentence
        super().__init__(sentence)
