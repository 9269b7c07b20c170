"""Which criteria wait for the word of people: no register proves them, so they must not hide who has earned an award.

A sweep knows of each person which criteria at the root are open. Where these are only statements, everything that can be proved
is proved, whatever the word for the whole is: the office has to ask somebody, not to look for papers.
"""

from __future__ import annotations

from datetime import date

from bangvang_law.asking import Asking
from bangvang_law.assess import criteria_of
from bangvang_law.book import Book
from bangvang_law.criteria import Criterion
from bangvang_law.criteria.versions import FromDay
from bangvang_law.finding import Word
from bangvang_law.sweep import last_full_year

KIND = "individual"
SETTLED = (Word.MET.value, Word.NEEDS_PERSON.value)


def statement_bits(book: Book, award: str, on: date, text_on: date | None) -> int:
    """Bits of the criteria at the root that people state, in the order in which a sweep counts them."""
    return sum(
        1 << place
        for place, one in enumerate(_criteria(book, award, on, text_on))
        if getattr(one, "is_statement", False)
    )


def is_candidate(finding: str, open_bits: int, stated: int) -> bool:
    """Met, or waiting for people, or open in nothing but what people state (``stated``: `statement_bits`)."""
    return finding in SETTLED or (finding == Word.UNKNOWN.value and not open_bits & ~stated)


def is_left_to_local(book: Book, award: str, on: date) -> bool:
    """Whether the book leaves all criteria of its own to ministries and provinces."""
    own = [one for one in _criteria(book, award, on, book.last_read_day(on)) if getattr(one, "is_local", False)]
    return bool(own)


def _criteria(book: Book, award: str, on: date, text_on: date | None) -> list[Criterion]:
    asking = Asking(book, award, on=on, received_on=on, period=last_full_year(on), text_on=text_on)
    return [one.holding(asking) if isinstance(one, FromDay) else one for one in criteria_of(asking, KIND)]
