"""Shares are exact: no vote passes or fails by a rounding."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_trust.counting import Base, Reason, Rule, needed, tally_passes
from bangvang_trust.errors import Refused

shares = st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100)
bases = st.integers(min_value=1, max_value=2000)


@pytest.mark.parametrize(
    ("agree", "base", "threshold", "strict", "passes"),
    [
        (12, 13, Fraction(9, 10), False, True),
        (11, 13, Fraction(9, 10), False, False),  # 84,6 % is not 90 %
        (2, 3, Fraction(2, 3), False, True),
        (2, 3, Fraction(2, 3), True, False),  # exactly two thirds do not exceed two thirds
        (666_666_667, 1_000_000_000, Fraction(2, 3), False, True),
        (666_666_666, 1_000_000_000, Fraction(2, 3), False, False),  # a float would call both 0,6667
        (0, 0, Fraction(1, 2), False, False),  # nobody voted: nothing passes
    ],
)
def test_a_share_is_weighed_exactly(agree, base, threshold, strict, passes):
    assert tally_passes(agree, base, threshold, strict) is passes


@given(base=bases, threshold=shares, strict=st.booleans())
def test_needed_is_the_fewest_votes_that_pass(base, threshold, strict):
    least = needed(base, threshold, strict)
    assert tally_passes(least, base, threshold, strict)
    assert not tally_passes(least - 1, base, threshold, strict)


@given(base=bases, threshold=shares, strict=st.booleans(), agree=st.integers(0, 2000))
def test_one_more_yes_never_turns_a_pass_into_a_failure(base, threshold, strict, agree):
    if tally_passes(agree, base, threshold, strict):
        assert tally_passes(agree + 1, base, threshold, strict)


def by_hand(base: int, numerator: int, denominator: int, strict: bool) -> int:
    """The fewest votes, looked for one by one with whole numbers alone."""
    for agree in range(base + 2):
        if agree * denominator > base * numerator or (not strict and agree * denominator == base * numerator):
            return agree
    raise AssertionError("more than all are never needed")


@pytest.mark.parametrize(
    ("base", "numerator", "denominator", "least"),
    [(11, 2, 3, 8), (15, 80, 100, 12), (22, 90, 100, 20), (20, 90, 100, 18), (10, 90, 100, 9), (100, 1, 2, 50)],
)
def test_the_fewest_votes_are_those_that_brute_force_finds(base, numerator, denominator, least):
    threshold = Fraction(numerator, denominator)
    assert needed(base, threshold, False) == by_hand(base, numerator, denominator, False) == least
    assert needed(base, threshold, True) == by_hand(base, numerator, denominator, True)


def test_every_base_to_sixty_and_every_hundredth_agree_with_brute_force():
    for base in range(1, 61):
        for hundredths in range(1, 101):
            for strict in (False, True):
                share = Fraction(hundredths, 100)
                assert needed(base, share, strict) == by_hand(base, hundredths, 100, strict), (base, hundredths, strict)


def test_a_float_asks_for_a_vote_too_many_where_whole_numbers_do_not():
    assert math.ceil(100 * 0.55) == 56  # 0.55 is written 55.00000000000001 hundredths
    assert needed(100, Fraction(55, 100), False) == 55
    assert 100 * 0.55 > 55  # the fifty-five who are exactly enough would have failed
    assert tally_passes(55, 100, Fraction(55, 100), False)


def test_a_float_slips_on_many_thresholds_and_ours_on_none():
    slips = [
        (base, hundredths)
        for base in range(1, 201)
        for hundredths in range(1, 101)
        if math.ceil(base * (hundredths / 100)) != by_hand(base, hundredths, 100, False)
    ]
    assert slips  # what is guarded against is there
    for base, hundredths in slips:
        assert needed(base, Fraction(hundredths, 100), False) == by_hand(base, hundredths, 100, False)


def test_a_float_share_cannot_tell_two_thirds_from_a_vote_less():
    base, least = 3 * 10**17, 2 * 10**17
    assert (least - 1) / base >= 2 / 3  # the float lets it pass
    assert not tally_passes(least - 1, base, Fraction(2, 3), False)
    assert tally_passes(least, base, Fraction(2, 3), False)


@pytest.mark.parametrize(
    ("threshold", "strict"),
    [(Fraction(0), False), (Fraction(-1, 2), False), (Fraction(3, 2), False), (Fraction(1), True)],
)
def test_a_threshold_that_nobody_or_everybody_reaches_is_refused(threshold, strict):
    with pytest.raises(Refused) as refused:
        Rule(Base.PRESENT, 10, threshold, strict)
    assert refused.value.reason is Reason.THRESHOLD


@pytest.mark.parametrize("threshold", [0.9, 1])
def test_a_threshold_that_is_not_a_fraction_is_a_mistake_of_the_program(threshold):
    with pytest.raises(TypeError, match="Fraction"):
        Rule(Base.PRESENT, 10, threshold, False)


def test_a_rule_tells_the_fewest_votes_or_that_there_are_none():
    assert Rule(Base.PRESENT, 10, Fraction(1, 2), True).least == 6
    assert Rule(Base.PRESENT, 10, None, False).least is None
    assert Rule(Base.PRESENT, 0, Fraction(1, 2), True).least is None
