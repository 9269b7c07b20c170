"""Periods of a figure: their days, their names, the one before and the one after. Plain functions, no database.

A year, a quarter, a month are those of the calendar. A stage is five years in either of the two ways in which offices count:
*2016–2020* is five calendar years, *2015–2020* runs from the middle of one year to the middle of another, as emulation counts
from one congress to the next; so *2010–2015* ends the day before it begins and no day lies in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from bangvang.indicator.choices import PeriodKind

_ROMAN = ("I", "II", "III", "IV")
_STAGE_YEARS = 5
_YEAR = re.compile(r"(?:năm\s+)?((?:19|20)\d\d)", re.IGNORECASE)
_STAGE = re.compile(r"(?:giai đoạn\s+)?((?:19|20)\d\d)\s*[-–—÷]\s*((?:19|20)\d\d)", re.IGNORECASE)
_QUARTER = re.compile(r"(?:quý\s+)?(I{1,3}|IV|[1-4])\s*/\s*((?:19|20)\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"(?:tháng\s+)?(0?[1-9]|1[0-2])\s*/\s*((?:19|20)\d\d)", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Period:
    """First and last day, both in it."""

    first: date
    last: date
    kind: str

    def is_over(self, day: date) -> bool:
        return self.last < day

    @property
    def short(self) -> str:
        """2019, II/2020, 7/2020, 2015–2020: for an axis, a column and an address; `parsed` reads it back."""
        if self.kind == PeriodKind.MONTH:
            return f"{self.first.month}/{self.first.year}"
        if self.kind == PeriodKind.QUARTER:
            return f"{_ROMAN[self.first.month // 3]}/{self.first.year}"
        if self.kind == PeriodKind.STAGE:
            return f"{self.first.year}–{self.last.year}"
        return str(self.first.year)

    @property
    def label(self) -> str:
        """Năm 2019, quý II/2020, tháng 7/2020, giai đoạn 2015–2020; begins small."""
        words = {
            PeriodKind.MONTH: _("tháng %(short)s"),
            PeriodKind.QUARTER: _("quý %(short)s"),
            PeriodKind.STAGE: _("giai đoạn %(short)s"),
            PeriodKind.YEAR: _("năm %(short)s"),
        }
        return words[PeriodKind(self.kind)] % {"short": self.short}

    @property
    def before(self) -> Period:
        return self._moved(-1)

    @property
    def after(self) -> Period:
        return self._moved(1)

    def _moved(self, steps: int) -> Period:
        first = self.first
        if self.kind in (PeriodKind.MONTH, PeriodKind.QUARTER):
            length = 1 if self.kind == PeriodKind.MONTH else 3
            count = first.year * 12 + first.month - 1 + steps * length
            return _months(count // 12, count % 12 + 1, length, self.kind)
        years = steps * (_STAGE_YEARS if self.kind == PeriodKind.STAGE else 1)
        return Period(_in_year(first, first.year + years), _in_year(self.last, self.last.year + years), self.kind)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), PeriodKind.YEAR)


def quarter(number: int, which: int) -> Period:
    return _months(number, 3 * which - 2, 3, PeriodKind.QUARTER)


def month(number: int, which: int) -> Period:
    return _months(number, which, 1, PeriodKind.MONTH)


def stage(begins: int, ends: int) -> Period | None:
    """Five calendar years, or from the middle of a year to the middle of the fifth after it; else None."""
    if ends - begins == _STAGE_YEARS - 1:
        return Period(date(begins, 1, 1), date(ends, 12, 31), PeriodKind.STAGE)
    if ends - begins == _STAGE_YEARS:
        return Period(date(begins, 7, 1), date(ends, 6, 30), PeriodKind.STAGE)
    return None


def parsed(kind: str, text: str) -> Period | None:
    """The period that somebody wrote: 2019, II/2020, 7/2020, 2015–2020, with or without the word before; else None."""
    pattern = {
        PeriodKind.YEAR: _YEAR,
        PeriodKind.STAGE: _STAGE,
        PeriodKind.QUARTER: _QUARTER,
        PeriodKind.MONTH: _MONTH,
    }[PeriodKind(kind)]
    match = pattern.fullmatch(text.strip())
    if match is None:
        return None
    if kind == PeriodKind.YEAR:
        return year(int(match[1]))
    if kind == PeriodKind.STAGE:
        return stage(int(match[1]), int(match[2]))
    if kind == PeriodKind.MONTH:
        return month(int(match[2]), int(match[1]))
    which = int(match[1]) if match[1].isdigit() else _ROMAN.index(match[1].upper()) + 1
    return quarter(int(match[2]), which)


def holding(kind: str, day: date) -> Period:
    """The period that the day lies in; of stages the one of five calendar years (2016–2020, 2021–2025)."""
    if kind == PeriodKind.MONTH:
        return month(day.year, day.month)
    if kind == PeriodKind.QUARTER:
        return quarter(day.year, (day.month + 2) // 3)
    if kind == PeriodKind.STAGE:
        begins = day.year - (day.year - 1) % _STAGE_YEARS
        return Period(date(begins, 1, 1), date(begins + _STAGE_YEARS - 1, 12, 31), PeriodKind.STAGE)
    return year(day.year)


def kept(kind: str, first: date, last: date) -> Period:
    """The period of a row that bears its days."""
    return Period(first, last, kind)


def back_from(period: Period, count: int) -> Iterator[Period]:
    """``period`` and those before it, ``count`` in all."""
    for _step in range(count):
        yield period
        period = period.before


def _months(number: int, first: int, length: int, kind: str) -> Period:
    after = number * 12 + first - 1 + length
    return Period(date(number, first, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1), PeriodKind(kind))


def _in_year(day: date, number: int) -> date:
    return day.replace(year=number)  # 29 February never stands: periods begin and end with months of fixed days
