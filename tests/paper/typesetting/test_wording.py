"""Days, numbers, shares and clean words."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_paper.typesetting.wording import (
    clean,
    clock,
    ended,
    grouped,
    long_day,
    number_and_symbol,
    share_of,
    short_day,
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 7, 13), "ngày 13 tháng 7 năm 2020"),
        (date(2021, 1, 5), "ngày 05 tháng 01 năm 2021"),
        (date(2021, 2, 28), "ngày 28 tháng 02 năm 2021"),
        (date(2021, 3, 1), "ngày 01 tháng 3 năm 2021"),
        (date(2021, 12, 31), "ngày 31 tháng 12 năm 2021"),
    ],
)
def test_days_carry_a_zero_where_the_decree_says(day, words):
    assert long_day(day) == words


def test_short_forms():
    assert short_day(date(2020, 7, 3)) == "03/07/2020"
    assert clock(datetime(2020, 7, 3, 8, 5)) == "08 giờ 05 phút"
    assert grouped(12_600_000) == "12.600.000"


@pytest.mark.parametrize(("number", "code"), [(5, "05/QĐ-S"), (10, "10/QĐ-S"), (251, "251/QĐ-S"), ("7", "07/QĐ-S")])
def test_a_number_under_ten_carries_a_zero(number, code):
    assert number_and_symbol(number, "QĐ-S") == code


@given(st.integers(0, 2000), st.integers(1, 2000))
def test_a_share_is_never_shown_larger_than_it_is(part, whole):
    shown = Fraction(share_of(part, whole).rstrip("%").replace(",", ".")) / 100
    assert shown <= Fraction(part, whole) < shown + Fraction(1, 1000)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(11, 11, "100%"), (9, 10, "90%"), (10, 11, "90,9%"), (999, 1000, "99,9%"), (1, 3000, "0,0%")],
)
def test_shares_in_words(part, whole, shown):
    assert share_of(part, whole) == shown


@given(st.text())
def test_clean_words_are_one_composed_line_and_stay_so(text):
    words = clean(text)
    assert words == unicodedata.normalize("NFC", words)
    assert not any(unicodedata.category(mark) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for mark in words)
    assert "  " not in words and words == words.strip(" ")
    assert clean(words) == words


def test_a_hidden_change_of_direction_is_taken_out():
    assert clean("Nguyễn\u202eVăn\u200b  An\n") == "NguyễnVăn An"


def test_enumerations_end_as_they_should():
    assert ended(["Một;", "Hai.", " ", "Ba"]) == ["Một;", "Hai;", "Ba."]
    assert ended(["Hết./."], last="./.") == ["Hết./."]
    assert ended([]) == []
