"""Working days of public bodies: weekends, public holidays, Tết and swapped days, as each year's notice gave them.

Days outside what was read answer *unread*: a year's Tết and its swapped days are decided anew every year, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from bangvang_law.dated import ONE_DAY, Period
from bangvang_law.errors import LawError
from bangvang_law.loading.checks import CONFIDENCE, closed
from bangvang_law.loading.files import Files
from bangvang_law.record import Record

if TYPE_CHECKING:
    from bangvang_law.loading.checks import Checks

_SATURDAY = 5
_WEEKEND = ("thứ Bảy", "Chủ nhật")


class CalendarUnread(LawError, LookupError):
    """A day whose year's notice was not read."""

    def __init__(self, day: date, note: str = "") -> None:
        self.day = day
        why = note or f"Chưa có lịch nghỉ lễ, Tết đọc được cho ngày {day:%d/%m/%Y}."
        super().__init__(f"{why} Hãy nạp thông báo của năm đó vào calendar.yaml, hoặc tự đếm và ghi căn cứ.")


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """One year's days: what is off on weekdays, which weekend days are worked, and for which days this is known."""

    year: int
    covered: tuple[Period, ...]
    off: Mapping[date, str]
    worked: Mapping[date, str]
    citations: tuple[str, ...]
    confidence: str
    read_on: date
    note: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day on which a number of working days has passed. ``day`` is None while a year on the way is *unread*."""

    day: date | None
    status: str
    skipped: tuple[tuple[date, str], ...]
    citations: tuple[str, ...]
    note: str = ""


class WorkingDays:
    """The calendar. Everything answers for days in the calendar of Việt Nam; nothing here knows what day it is."""

    def __init__(self, years: Mapping[int, CalendarYear]) -> None:
        self.years = years

    def why_off(self, day: date) -> str:
        """Why nobody works on a day; empty on a working day. Raises :class:`CalendarUnread`."""
        year = self.years.get(day.year)
        if year is None:
            raise CalendarUnread(day)
        if not any(day in period for period in year.covered):
            raise CalendarUnread(day, year.note)
        if day in year.off:
            return year.off[day]
        weekend = day.weekday() >= _SATURDAY and day not in year.worked
        return _WEEKEND[day.weekday() - _SATURDAY] if weekend else ""

    def is_working(self, day: date) -> bool:
        """Whether offices work on a day. Raises :class:`CalendarUnread`."""
        return not self.why_off(day)

    def add_working_days(self, start: date, days: int) -> Deadline:
        """The last of so many working days that follow ``start``: the day after it is the first that may count."""
        if days < 0:
            raise ValueError("a number of working days is not negative")
        day, left = start, days
        skipped: list[tuple[date, str]] = []
        years = {start.year}
        while left:
            day += ONE_DAY
            years.add(day.year)
            try:
                why = self.why_off(day)
            except CalendarUnread as unread:
                return Deadline(None, "unread", tuple(skipped), self._citations(years), str(unread))
            if why:
                skipped.append((day, why))
            else:
                left -= 1
        return Deadline(day, "read", tuple(skipped), self._citations(years))

    def working_days_between(self, first: date, last: date) -> int:
        """Working days after ``first`` up to and including ``last``. Raises :class:`CalendarUnread`."""
        count, day = 0, first
        while day < last:
            day += ONE_DAY
            count += self.is_working(day)
        return count

    def _citations(self, years: set[int]) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(text for year in sorted(years) if year in self.years for text in self.years[year].citations)
        )


def read_calendar(rows: Sequence[Record], checks: Checks) -> dict[int, CalendarYear]:
    """The years of ``calendar.yaml``.

    Raises :class:`bangvang_law.errors.LawDataError` for a day of another year, a working day on a weekday …
    """
    years: dict[int, CalendarYear] = {}
    for row in rows:
        year = row.whole("year", least=1900)
        if year in years:
            raise row.wrong("year", f"Năm {year} được khai hai lần.", "Hãy giữ một mục.")
        covered = tuple(closed(part, part.day("from")) for part in _done(row.records("covered")))
        one = CalendarYear(
            year=year,
            covered=covered,
            off=_days(row.record("off"), year, weekend=False),
            worked=_days(row.record("worked"), year, weekend=True),
            citations=checks.all_cited(row),
            confidence=row.choice("confidence", CONFIDENCE),
            read_on=row.day("read_on"),
            note=row.text("note", ""),
        )
        row.done()
        years[year] = one
    return years


def _done(rows: list[Record]) -> list[Record]:
    """The rows, with the keys that :func:`closed` will ask for already named, so that any other key is refused."""
    for row in rows:
        row.day("from")
        row.maybe_day("until")
        row.done()
    return rows


def _days(row: Record, year: int, *, weekend: bool) -> dict[date, str]:
    found: dict[date, str] = {}
    for key in map(str, row.data):
        day = row.as_day(key, key)
        if day.year != year:
            raise row.wrong(key, f"Ngày {day} không thuộc năm {year}.", "Hãy chuyển sang đúng năm.")
        if (day.weekday() >= _SATURDAY) is not weekend:
            what = "không phải ngày cuối tuần" if weekend else "đã là ngày cuối tuần"
            raise row.wrong(key, f"Ngày {day} {what}.", "`off` là ngày thường được nghỉ, `worked` là cuối tuần đi làm.")
        found[day] = row.text(key)
    return found


def load_calendar(folder: Traversable | None = None) -> WorkingDays:
    """Read ``calendar.yaml`` with the instruments beside it. Raises :class:`bangvang_law.errors.LawDataError`."""
    from bangvang_law.loading import read_instruments
    from bangvang_law.loading.checks import Checks

    files, checks = Files(folder or resources.files("bangvang_law") / "data", "data"), Checks()
    read_instruments(files.records("instruments.yaml"), checks)
    return WorkingDays(read_calendar(files.records("calendar.yaml"), checks))


@lru_cache(maxsize=1)
def national_calendar() -> WorkingDays:
    """The calendar as shipped."""
    return load_calendar()
