"""Days and what holds on them. Periods of the book are half-open: ``end`` is the first day that no longer holds."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` on, up to but not including ``end`` (None: no end known)."""

    start: date
    end: date | None = None

    @classmethod
    def inclusive(cls, first: date, last: date) -> Period:
        """The period of a pair whose second day still counts, as periods are written in decisions."""
        return cls(first, last + ONE_DAY)

    @classmethod
    def year(cls, year: int) -> Period:
        """One calendar year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @property
    def last(self) -> date:
        """The last day that holds; the latest day of the calendar when no end is known."""
        return date.max if self.end is None else self.end - ONE_DAY

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Period) -> bool:
        """Whether a day lies in both."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)


@dataclass(frozen=True, slots=True)
class Value:
    """One number, share or table of the law with the days it holds and where it stands.

    ``status``: *read*; *unread* (the days are known, the content is not); *local* (left to a ministry or province);
    *none* (the law gives nothing). ``value`` is None unless read. ``confidence``: primary, secondary or unread.
    ``place`` is the ``file:line`` it was read from.
    """

    kind: str
    status: str
    value: object
    unit: str
    period: Period
    citations: tuple[str, ...]
    confidence: str
    read_on: date | None
    note: str = ""
    base: str = ""
    place: str = field(default="", compare=False)

    @property
    def is_read(self) -> bool:
        """Whether ``value`` may be used."""
        return self.status == "read"

    @property
    def whole(self) -> int:
        """The value as a whole number (đồng, years, times, months)."""
        if isinstance(self.value, int):
            return self.value
        raise TypeError(f"{self.kind} is not a whole number: {self.value!r}")

    @property
    def decimal(self) -> Decimal:
        """The value as an exact decimal (a coefficient)."""
        if isinstance(self.value, Decimal):
            return self.value
        raise TypeError(f"{self.kind} is not a decimal: {self.value!r}")

    @property
    def share(self) -> Fraction:
        """The value as an exact share."""
        if isinstance(self.value, Fraction):
            return self.value
        raise TypeError(f"{self.kind} is not a share: {self.value!r}")


@dataclass(slots=True)
class Timeline(Generic[T]):
    """Things that hold one after the other, at most one on a day and without a gap between the first and the last."""

    entries: list[tuple[Period, T]] = field(default_factory=list)

    def on(self, day: date) -> T | None:
        """What holds on the day, if the timeline covers it."""
        for period, thing in reversed(self.entries):
            if day in period:
                return thing
        return None

    @classmethod
    def checked(cls, entries: Iterable[tuple[Period, T]], refuse: Callable[[T, str, str], Exception]) -> Timeline[T]:
        """Entries in order of their days; raises what ``refuse(thing, what, todo)`` gives for a gap or an overlap."""
        ordered = sorted(entries, key=lambda entry: entry[0].start)
        for (before, _), (after, thing) in pairwise(ordered):
            if before.end is None or before.end > after.start:
                raise refuse(thing, f"Hai mục cùng có hiệu lực từ {after.start}.", "Hãy sửa “until” của mục trước.")
            if before.end < after.start:
                raise refuse(
                    thing,
                    f"Không có mục nào cho các ngày từ {before.end} đến trước {after.start}.",
                    "Hãy nối hai mục, hoặc thêm một mục “status: unread”.",
                )
        return cls(ordered)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def full_months(first: date, last: date) -> int:
    """Full calendar months in a span whose last day still counts."""
    after = last + ONE_DAY
    months = (after.year - first.year) * 12 + after.month - first.month
    while months > 0 and add_months(first, months) > after:
        months -= 1
    return max(months, 0)


def latest_start(on: date, months: int) -> date:
    """The last day that lies at least so many full months before ``on`` (a month ends early where the calendar is short)."""
    day = add_months(on, -months) + 3 * ONE_DAY
    while add_months(day, months) > on:
        day -= ONE_DAY
    return day
