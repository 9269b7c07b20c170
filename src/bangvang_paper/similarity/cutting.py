"""A passage of two texts cut where the two differ, ready to be shown side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bangvang_paper.similarity.comparing import Passage, Span


@dataclass(frozen=True)
class Piece:
    """Words of a passage; ``same``: they stand in the other text too."""

    words: str
    same: bool


def side_by_side(here: str, there: str, passage: Passage) -> tuple[list[Piece], list[Piece]]:
    """The passage as it stands in the one text and in the other."""
    return _cut(here, passage.here, passage.same_here), _cut(there, passage.there, passage.same_there)


def _cut(text: str, whole: Span, same: Sequence[Span]) -> list[Piece]:
    pieces, at = [], whole.begin
    for span in same:
        pieces += [Piece(text[at : span.begin], same=False), Piece(text[span.begin : span.end], same=True)]
        at = span.end
    return [one for one in pieces if one.words]
