"""How days, sums and shares are written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang.design import words


def test_a_short_day_has_two_digits_each():
    assert words.short_day(date(2020, 7, 3)) == "03/07/2020"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 7, 13), "ngày 13 tháng 7 năm 2020"),
        (date(2020, 7, 6), "ngày 06 tháng 7 năm 2020"),
        (date(2026, 2, 3), "ngày 03 tháng 02 năm 2026"),
        (date(2026, 12, 1), "ngày 01 tháng 12 năm 2026"),
    ],
)
def test_a_long_day_takes_a_zero_below_ten_and_in_months_one_and_two(day, written):
    """NĐ 30/2020/NĐ-CP, Phụ lục I, mục II, 4.b."""
    assert words.long_day(day) == written


def test_a_moment_late_in_utc_is_the_next_day_here():
    assert words.short_day(datetime(2020, 7, 13, 18, 30, tzinfo=UTC)) == "14/07/2020"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (999, "999"),
        (12_600_000, "12.600.000"),
        (-450_000, "−450.000"),
        (Decimal("1490000.50"), "1.490.000,5"),
        (Decimal("1E+3"), "1.000"),
    ],
)
def test_sums_are_grouped_by_dots(number, written):
    assert words.grouped(number) == written


@given(st.integers(min_value=0, max_value=10**15))
def test_grouping_loses_no_digit(number):
    assert int(words.grouped(number).replace(".", "")) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Fraction(9, 10), "90%"),
        (Fraction(2, 3), "66,7%"),
        (Fraction(85, 75), "113,3%"),
        (Decimal("0.0005"), "0,1%"),
        (1, "100%"),
    ],
)
def test_a_share_has_at_most_one_digit_after_the_comma(number, written):
    assert words.share(number) == written


def test_a_share_over_whole_numbers():
    assert words.over(Fraction(2, 3)) == "2/3"
