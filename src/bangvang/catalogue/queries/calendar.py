"""Working days: what a year's notice gave, and the day on which a number of working days has passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from bangvang_law.calendar import CalendarYear, Deadline, national_calendar

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class Days:
    """Days one after the other with one reason: off on weekdays, or worked on a weekend."""

    first: date
    last: date
    count: int
    why: str
    weekdays: str


@dataclass(frozen=True)
class Year:
    """One year of the calendar; ``told`` is None where its notice was not read."""

    year: int
    told: CalendarYear | None
    covered: tuple[tuple[date, date | None], ...] = ()
    off: tuple[Days, ...] = ()
    worked: tuple[Days, ...] = ()


@dataclass(frozen=True)
class Counted:
    """A count and the days it passed over, those in a row with one reason together."""

    start: date
    days: int
    deadline: Deadline
    weekday: str
    skipped: tuple[Days, ...]


def years() -> list[int]:
    """Years of which something was read, the newest first."""
    return sorted(national_calendar().years, reverse=True)


def year_of(year: int) -> Year:
    """A year as a page shows it."""
    told = national_calendar().years.get(year)
    if told is None:
        return Year(year, None)
    covered = tuple((period.start, None if period.end is None else period.last) for period in told.covered)
    return Year(year, told, covered, _together(sorted(told.off.items())), _together(sorted(told.worked.items())))


def count(start: date, days: int) -> Counted:
    """The last of so many working days after ``start``; the day after it is the first."""
    deadline = national_calendar().add_working_days(start, days)
    weekday = WEEKDAYS[deadline.day.weekday()] if deadline.day else ""
    return Counted(start, days, deadline, weekday, _together(deadline.skipped))


def _together(days: Sequence[tuple[date, str]]) -> tuple[Days, ...]:
    """Days with one reason that follow each other become one line."""
    numbered = list(enumerate(days))
    found = []
    for _key, part in groupby(numbered, key=lambda one: (one[1][1], one[1][0] - timedelta(days=one[0]))):
        rows = [row for _place, row in part]
        (first, why), (last, _same) = rows[0], rows[-1]
        found.append(Days(first, last, len(rows), why, _span(first, last)))
    return tuple(found)


def _span(first: date, last: date) -> str:
    one, other = WEEKDAYS[first.weekday()], WEEKDAYS[last.weekday()]
    return one if first == last else f"{one} – {other}"
