"""Shares are exact: no vote passes or fails by a rounding."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang.vote.queries import needed, tally_passes

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
