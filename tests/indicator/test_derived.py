"""What follows from a figure: exact, and the right way round where less is better."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang.indicator.derived import derive, is_reached, ranks, share_of_target
from bangvang.indicator.exact import SCALE, tenthousandths

FIGURES = st.decimals(0, 10**9, places=4)


def test_the_share_of_the_seed_is_exact():
    found = derive("more", Decimal(85), target=Decimal(80), previous=Decimal(75))
    assert found.share_of_previous == Fraction(17, 15)  # 113,3 %
    assert (found.share_of_target, found.reached, found.change, found.trend) == (Fraction(17, 16), True, 10, "better")


def test_where_less_is_better_the_share_is_turned_round():
    found = derive("less", Decimal("3.86"), target=Decimal(4), strict=True, previous=Decimal("4.31"))
    assert found.share_of_target == Fraction(400, 386) and found.reached is True
    assert (found.change, found.trend) == (Decimal("-0.45"), "better")


@pytest.mark.parametrize(
    ("direction", "value", "strict", "reached"),
    [
        ("less", "4", False, True), ("less", "4", True, False), ("less", "4.01", False, False),
        ("more", "4", False, True), ("more", "4", True, False), ("more", "3.9999", False, False),
    ],
)  # fmt: skip
def test_the_target_itself_is_enough_unless_it_is_strict(direction, value, strict, reached):
    assert is_reached(direction, Decimal(value), Decimal(4), strict=strict) is reached


def test_nothing_is_divided_by_nothing():
    assert share_of_target("less", Decimal(0), Decimal(5)) is None
    assert share_of_target("more", Decimal(5), Decimal(0)) is None
    assert derive("more", Decimal(5), previous=Decimal(0)).share_of_previous is None
    assert derive("less", Decimal(0), target=Decimal(5)).reached is True


def test_without_company_nothing_follows():
    found = derive("more", Decimal(5))
    assert {found.share_of_target, found.reached, found.share_of_previous, found.change, found.trend} == {None}


def test_equal_figures_share_a_place():
    figures = {"a": Decimal(3), "b": Decimal(5), "c": Decimal(5), "d": Decimal(1)}
    assert ranks("more", figures) == {"b": 1, "c": 1, "a": 3, "d": 4}
    assert ranks("less", figures) == {"d": 1, "a": 2, "b": 3, "c": 3}


@given(FIGURES, FIGURES)
def test_more_and_less_mirror_each_other(value, target):
    if value != target:
        assert is_reached("more", value, target) != is_reached("less", value, target)


@given(FIGURES)
def test_a_figure_is_kept_digit_for_digit(value):
    assert Decimal(tenthousandths(value)) / SCALE == value


@pytest.mark.parametrize("value", ["0.00001", "100000000000000"])
def test_what_cannot_be_kept_exactly_is_not_rounded_in_silence(value):
    with pytest.raises(ValueError, match="not exact"):
        tenthousandths(Decimal(value))
