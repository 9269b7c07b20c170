"""What a teller's figures must satisfy: one truth for the page and the verb."""

from __future__ import annotations

from django.utils.translation import gettext as _


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
