"""Decisions that were already issued, and tables of past honours: what an archive holds.

The functions work on sheets, whatever kind of file these came from. All end in :class:`PastHonour`, one recipient with one
award under one decision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bangvang_paper.reading.decision.history import history_of, tells_of_decisions
from bangvang_paper.reading.decision.issued import decision_of
from bangvang_paper.reading.decision.past import History, IssuedDecision, PastHonour
from bangvang_paper.reading.sheet import Sheet

__all__ = ["History", "IssuedDecision", "PastHonour", "archive_of", "decision_of", "history_of"]


def archive_of(sheets: Sequence[Sheet], taught: Mapping[str, str] | None = None) -> History:
    """The honours of one file of an archive, be it a table of honours or a decision. Raises ReadingRefused."""
    if any(map(tells_of_decisions, sheets)):
        return history_of(sheets, taught)
    return decision_of(sheets).history()
