"""What a file must satisfy before it is even read, what a column can mean, and what a list may tell of a person."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from bangvang_paper.reading.meaning.columns import Meaning

MOST_BYTES = 20 * 1024 * 1024
_DIGITS = (9, 12)
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")


def too_large(size: int) -> str:
    """The sentence for a file above the limit; empty when ``size`` (bytes) is within it."""
    if size <= MOST_BYTES:
        return ""
    sentence = _(
        "Tệp nặng %(size)s MB, quá giới hạn 20 MB nên chưa đọc. Hãy tách danh sách thành nhiều tệp, hoặc bỏ ảnh trong tệp."
    )
    return sentence % {"size": f"{size / 1024 / 1024:.0f}"}


def known_meaning(meaning: str) -> bool:
    """Whether a column can mean this."""
    return meaning in {one.value for one in Meaning}


def told_of_person(written: Mapping[str, str]) -> dict[str, str]:
    """Citizen number (9 or 12 digits) and birth date (ISO) as a list wrote them; what is no number or day is left out.

    A year alone is no birth date, and a day that is not in the calendar is none either.
    """
    told = {}
    number = "".join(written.get("citizen_number", "").replace(".", " ").split())
    if number.isdecimal() and len(number) in _DIGITS:
        told["citizen_number"] = number
    found = _DAY.fullmatch("".join(written.get("birth_date", "").split()))
    if found:
        day, month, year = map(int, found.groups())
        with contextlib.suppress(ValueError):
            told["birth_date"] = date(year, month, day).isoformat()
    return told
