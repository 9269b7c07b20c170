"""What a rule of voting and a count of hands must satisfy: one truth for the page and the verb."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from bangvang_trust.counting import Base, Rule
from bangvang_trust.errors import Refused


def rule_problem(*, numerator: int | None, denominator: int | None, strict: bool, source: str) -> str:
    """The sentence for a threshold that cannot be used; empty when it can, and when there is none at all."""
    if numerator is None and denominator is None:
        return ""
    if numerator is None or not denominator:
        return _("Ngưỡng phải có cả tử số và mẫu số, ví dụ 1 và 2. Chưa có quy định thì để trống cả hai.")
    if not source.strip():
        return _("Ngưỡng phải ghi theo văn bản nào, ví dụ: Quy chế làm việc của Hội nghị, mục 4.")
    try:
        Rule(Base.PRESENT, 1, Fraction(numerator, denominator), strict)
    except Refused as refused:
        return refused.sentence
    return ""


def hands_problem(*, agree: int, disagree: int, abstain: int, here: int) -> str:
    """The sentence for hands that ``here`` delegates cannot have raised; empty when they can."""
    if min(agree, disagree, abstain) < 0:
        return _("Số người không thể nhỏ hơn 0.")
    counted = agree + disagree + abstain
    if counted > here:
        return _("Cộng lại là %(counted)d người, nhưng khối này chỉ có %(here)d đại biểu có mặt. Đếm lại rồi ghi.") % {
            "counted": counted,
            "here": here,
        }
    if counted < here:
        return _(
            "Cộng lại là %(counted)d người, còn thiếu %(missing)d. Ai không giơ tay lần nào thì ghi vào ô không biểu quyết; "
            "để trống ô ấy thì phần mềm tự tính."
        ) % {"counted": counted, "missing": here - counted}
    return ""


def places_problem(places: Sequence[int], *, names: int | None, seats: int | None) -> str:
    """The sentence for names that one ballot cannot choose; empty when it can. Nobody chosen is a blank ballot."""
    if names is None or seats is None:
        return _("Lượt này biểu quyết cả danh sách, không chọn từng người.") if places else ""
    if len(set(places)) != len(places) or not set(places) <= set(range(1, names + 1)):
        return _("Phiếu có người không nằm trong danh sách bầu. Hãy tải lại trang rồi chọn lại.")
    if len(places) > seats:
        return _("Phiếu chọn %(n)d người, chỉ được chọn nhiều nhất %(seats)d. Bỏ bớt rồi gửi lại.") % {
            "n": len(places),
            "seats": seats,
        }
    return ""
