"""Days as lists write them. Nothing is corrected: a day that is not in the calendar is only recognised as such."""

from __future__ import annotations

import datetime
import re

_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?(?![\d/])")
_A_LEAP_YEAR = 2000


def impossible_day(text: str) -> str | None:
    """The first day in ``text`` (day/month/year or day/month) that is not in the calendar, as written; else None."""
    for found in _DAY.finditer(text):
        day, month = int(found.group(1)), int(found.group(2))
        year = int(found.group(3)) if found.group(3) and len(found.group(3)) == 4 else _A_LEAP_YEAR
        try:
            datetime.date(year, month, day)
        except ValueError:
            return found.group(0)
    return None
