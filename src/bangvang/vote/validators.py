"""What a teller's figures must satisfy: one truth for the page and the verb."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bangvang_trust.counting import Candidate, Election, Sheet, elect
from bangvang_trust.errors import Refused


def figures_problem(*, agree: int, disagree: int, blank: int, invalid: int, ballots_given: int) -> str:
    """The sentence for figures that cannot be a count of ``ballots_given`` ballots; empty when they can."""
    figures = (agree, disagree, blank, invalid)
    if any(figure < 0 for figure in figures):
        return _("Số phiếu không thể nhỏ hơn 0.")
    counted = sum(figures)
    if counted == ballots_given:
        return ""
    return _("Bốn số cộng lại là %(counted)d, nhưng đã phát %(given)d phiếu. Đếm lại rồi ghi cho khớp.") % {
        "counted": counted,
        "given": ballots_given,
    }


def names_problem(
    election: Election, *, votes: Sequence[int], valid: int, blank: int, invalid: int, issued: int, ballots_given: int
) -> str:
    """The sentence for figures that cannot be a count of this election, ``votes`` in the order of the list; empty when they can.

    ``issued``: ballots handed out, not more than ``ballots_given``, the people who may get one.
    """
    if issued > ballots_given:
        return _("Ghi phát ra %(issued)d phiếu, nhưng chỉ có %(given)d người được nhận. Đếm lại rồi ghi cho khớp.") % {
            "issued": issued,
            "given": ballots_given,
        }
    try:
        told: dict[Candidate, int] = dict(enumerate(votes, start=1))
        elect(election, Sheet(told, valid=valid, blank=blank, invalid=invalid), ballots_given=issued)
    except Refused as refused:
        return refused.sentence
    return ""
