"""An article as an outline: what is asked, where it stands, with the numbers of a day. It shows the law and judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bangvang_law.asking import Asking
from bangvang_law.book import Book, national_book
from bangvang_law.criteria.base import AllOf, AnyOf, Criterion, Leaf
from bangvang_law.criteria.versions import FromDay

READ, UNREAD, LOCAL = "read", "unread", "local"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the outline. ``status``: *read*; *unread* where the words were not read or were changed by unread ones;
    *local* where the law leaves it to ministries and provinces. ``join`` says how the parts below are joined."""

    text: str
    citations: tuple[str, ...]
    status: str
    join: str = ""
    parts: tuple[Line, ...] = ()


def outline(award_id: str, recipient_kind: str, on: date, book: Book | None = None) -> tuple[Line, ...]:
    """The criteria of an award for a kind of recipient, for a dossier received and assessed on the day."""
    from bangvang_law.assess import criteria_of

    book = book or national_book()
    asking = Asking(book, award_id, on=on, received_on=on, period=None)
    return tuple(_line(one, asking) for one in criteria_of(asking, recipient_kind))


def _line(criterion: Criterion, asking: Asking) -> Line:
    if isinstance(criterion, FromDay):
        return _line(criterion.holding(asking), asking)
    if isinstance(criterion, AllOf | AnyOf):
        parts = tuple(_line(part, asking) for part in criterion.parts)
        join = "all_of" if isinstance(criterion, AllOf) else "any_of"
        text = "đủ các điều kiện" if join == "all_of" else "một trong các trường hợp"
        return Line(text, criterion.cites, _status(criterion.cites, asking), join, parts)
    cites = criterion.cites if isinstance(criterion, Leaf) else ()
    cites = cites or (asking.award.citation,)  # what is asked of every award stands in the award's own article
    text = criterion.sentence(asking)
    status = LOCAL if getattr(criterion, "is_local", False) else _status(cites, asking)
    if getattr(criterion, "is_unread", False):
        status = UNREAD
    return Line(text, cites, status)


def _status(cites: tuple[str, ...], asking: Asking) -> str:
    return UNREAD if any(asking.changed(text, asking.governed_on) for text in cites) else READ
