"""Days as lists and decisions write them. Nothing is corrected: a day that is not in the calendar is only recognised as such."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?(?![\d/])")
_WORDED = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_FULL = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_A_LEAP_YEAR = 2000


@lru_cache(maxsize=20_000)
def impossible_day(text: str) -> str | None:
    """The first day in ``text`` (day/month/year or day/month) that is not in the calendar, as written; else None."""
    for found in _DAY.finditer(text):
        day, month = int(found.group(1)), int(found.group(2))
        year = int(found.group(3)) if found.group(3) and len(found.group(3)) == 4 else _A_LEAP_YEAR
        if _date(day, month, year) is None:
            return found.group(0)
    return None


def day_in(text: str) -> datetime.date | None:
    """The first whole day in ``text``: "ngày 13 tháng 7 năm 2020" or 13/7/2020; None when it names none that exists."""
    found = _WORDED.search(text) or _FULL.search(text)
    return _date(*map(int, found.groups())) if found else None


def year_in(text: str) -> int | None:
    """The first year in ``text``, or None."""
    found = _YEAR.search(text)
    return int(found.group(1)) if found else None


def _date(day: int, month: int, year: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
