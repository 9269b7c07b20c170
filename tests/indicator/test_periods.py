"""Periods: their days, names, neighbours, and that what is written is read back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang.indicator.choices import PeriodKind
from bangvang.indicator.periods import back_from, holding, month, parsed, quarter, stage, year

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("period", "first", "last", "short", "label"),
    [
        (year(2020), date(2020, 1, 1), date(2020, 12, 31), "2020", "năm 2020"),
        (quarter(2020, 2), date(2020, 4, 1), date(2020, 6, 30), "II/2020", "quý II/2020"),
        (month(2020, 2), date(2020, 2, 1), date(2020, 2, 29), "2/2020", "tháng 2/2020"),
        (month(2020, 12), date(2020, 12, 1), date(2020, 12, 31), "12/2020", "tháng 12/2020"),
        (stage(2016, 2020), date(2016, 1, 1), date(2020, 12, 31), "2016–2020", "giai đoạn 2016–2020"),
        (stage(2015, 2020), date(2015, 7, 1), date(2020, 6, 30), "2015–2020", "giai đoạn 2015–2020"),
    ],
)
def test_a_period_has_its_days_and_its_name(period, first, last, short, label):
    assert (period.first, period.last, period.short, period.label) == (first, last, short, label)


def test_a_stage_follows_the_one_before_without_a_day_in_both():
    assert stage(2015, 2020).before == stage(2010, 2015)
    assert stage(2010, 2015).last + timedelta(days=1) == stage(2015, 2020).first


@pytest.mark.parametrize(("begins", "ends"), [(2015, 2018), (2020, 2015), (2015, 2021), (2020, 2020)])
def test_what_is_not_five_years_is_no_stage(begins, ends):
    assert stage(begins, ends) is None and parsed("stage", f"{begins}-{ends}") is None


@pytest.mark.parametrize(
    ("kind", "text", "period"),
    [
        ("stage", "2015÷2020", stage(2015, 2020)),
        ("stage", "giai đoạn 2015 – 2020", stage(2015, 2020)),
        ("year", "Năm 2019", year(2019)),
        ("quarter", "quý 3/2020", quarter(2020, 3)),
        ("quarter", "iv/2020", quarter(2020, 4)),
        ("month", "07/2020", month(2020, 7)),
    ],
)
def test_a_period_is_read_as_offices_write_it(kind, text, period):
    assert parsed(kind, text) == period


@pytest.mark.parametrize(
    ("kind", "text"), [("year", ""), ("year", "20"), ("year", "2019x"), ("quarter", "V/2020"), ("month", "13/2020")]
)
def test_what_is_no_period_is_none(kind, text):
    assert parsed(kind, text) is None


@given(DAYS, st.sampled_from(list(PeriodKind)))
def test_every_day_lies_in_its_period_and_periods_follow_without_a_gap(day, kind):
    period = holding(kind, day)
    assert period.first <= day <= period.last
    assert period.before.last + timedelta(days=1) == period.first
    assert period.after.before == period
    assert parsed(kind, period.short) == period and parsed(kind, period.label) == period


def test_a_period_is_over_the_day_after_its_last():
    assert not year(2020).is_over(date(2020, 12, 31)) and year(2020).is_over(date(2021, 1, 1))


def test_twenty_quarters_back_are_five_years():
    run = list(back_from(quarter(2020, 4), 20))
    assert (run[0], run[-1], len(set(run))) == (quarter(2020, 4), quarter(2016, 1), 20)
