"""One question: it passes by whole numbers, or is refused with what does not fit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_trust.counting import Base, Figures, Outcome, Reason, Rule, motion, total
from bangvang_trust.errors import Refused

small = st.integers(0, 200)
sections = st.lists(st.builds(Figures, small, small, small, small), min_size=1, max_size=8)
shares = st.fractions(min_value=Fraction(1, 100), max_value=Fraction(99, 100), max_denominator=100)


def more_than_half(base_count: int) -> Rule:
    return Rule(Base.PRESENT, base_count, Fraction(1, 2), strict=True)


@pytest.mark.parametrize(
    ("agree", "outcome"), [(150, Outcome.PASSED), (101, Outcome.PASSED), (100, Outcome.FAILED), (0, Outcome.FAILED)]
)
def test_exactly_half_is_not_more_than_half(agree, outcome):
    assert motion(more_than_half(200), Figures(agree, 200 - agree), ballots_given=200).outcome is outcome


def test_blank_invalid_and_missing_ballots_stay_in_the_base():
    result = motion(more_than_half(20), Figures(10, 2, blank=3, invalid=1), ballots_given=19)
    assert result.outcome is Outcome.FAILED  # 10 of the 12 who chose a side would have been plenty
    assert (result.share, result.least, result.missing) == (Fraction(1, 2), 11, 3)


def test_all_members_or_those_present_is_another_result():
    figures = Figures(9, 2)
    of_all = motion(Rule(Base.TOTAL_MEMBERS, 15, Fraction(2, 3), False), figures, ballots_given=11)
    of_present = motion(Rule(Base.PRESENT, 11, Fraction(2, 3), False), figures, ballots_given=11)
    assert (of_all.outcome, of_present.outcome) == (Outcome.FAILED, Outcome.PASSED)


def test_without_a_threshold_nothing_passes_silently():
    result = motion(Rule(Base.PRESENT, 5, None, False), Figures(5, 0), ballots_given=5)
    assert (result.outcome, result.least, result.share) == (Outcome.NO_THRESHOLD, None, 1)


@pytest.mark.parametrize(
    ("figures", "given", "base", "reason", "told"),
    [
        (Figures(6, 4, 1), 10, 12, Reason.MORE_THAN_GIVEN, "11 phiếu, nhưng chỉ phát 10"),
        (Figures(6, 4, 1), 11, 10, Reason.MORE_THAN_BASE, "11 phiếu mà mẫu số chỉ có 10"),
        (Figures(0, 0), 0, 0, Reason.NO_BASE, "Điểm danh trước"),
        (Figures(1, 0), -1, 10, Reason.NEGATIVE, "-1"),
    ],
)
def test_figures_that_cannot_be_are_refused_with_the_reason(figures, given, base, reason, told):
    with pytest.raises(Refused, match=told) as refused:
        motion(more_than_half(base), figures, ballots_given=given)
    assert refused.value.reason is reason


def test_figures_below_nothing_or_not_whole_never_come_about():
    with pytest.raises(Refused) as refused:
        Figures(5, -1)
    assert refused.value.reason is Reason.NEGATIVE
    with pytest.raises(TypeError, match="whole numbers"):
        Figures(5.0, 1)
    with pytest.raises(TypeError, match="whole numbers"):
        Figures(True, 1)


def test_no_section_is_not_a_sum_of_nothing():
    with pytest.raises(Refused) as refused:
        total([])
    assert refused.value.reason is Reason.NOTHING_COUNTED


@given(sections=sections, data=st.data())
def test_sections_add_up_to_the_whole_in_any_order(sections, data):
    whole = total(sections)
    assert whole == total(data.draw(st.permutations(sections)))
    assert whole.agree == sum(section.agree for section in sections)
    assert whole.cast == sum(section.cast for section in sections)
    cut = data.draw(st.integers(1, len(sections)))
    assert whole == total([total(sections[:cut]), *sections[cut:]])


@given(base=st.integers(1, 500), threshold=shares, strict=st.booleans(), data=st.data())
def test_turning_a_no_into_a_yes_never_turns_a_pass_into_a_failure(base, threshold, strict, data):
    agree = data.draw(st.integers(0, base - 1))
    rule = Rule(Base.PRESENT, base, threshold, strict)
    before = motion(rule, Figures(agree, base - agree), ballots_given=base)
    after = motion(rule, Figures(agree + 1, base - agree - 1), ballots_given=base)
    assert (before.outcome, after.outcome) != (Outcome.PASSED, Outcome.FAILED)
    assert (before.outcome is Outcome.PASSED) is (agree >= before.least)
