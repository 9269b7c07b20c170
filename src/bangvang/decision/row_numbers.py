"""Which numbers a row of drafts will get if it is issued now: a look, not a promise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bangvang.decision.choices import DocumentKind
from bangvang.decision.models import Decision
from bangvang.decision.numbering import code_of


def expected_codes(drafts: Sequence[Decision], last: Mapping[int, int]) -> dict[int, str]:
    """Draft id → number and symbol; ``drafts`` in their order, ``last`` the last number given in each year."""
    following = dict(last)
    told = {}
    for draft in drafts:
        year = draft.signed_on.year
        following[year] = following.get(year, 0) + 1
        told[draft.pk] = code_of(following[year], DocumentKind.DECISION, draft.body)
    return told
