"""Legal texts of the book: their days, what changed or replaced them, and whether anybody has read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bangvang.catalogue.choices import INSTRUMENT_READ_WORDS
from bangvang_law.book import Book
from bangvang_law.instrument import KINDS, Instrument
from bangvang_paper.vietnamese import folded


@dataclass(frozen=True)
class Change:
    """Another text changes this one from a day on."""

    by: str
    since: date
    read: str
    is_unread: bool


@dataclass(frozen=True)
class Text:
    """One instrument. ``until`` is the last day it held; ``state`` says how it stands on the day asked for."""

    short: str
    kind: str
    title: str
    issuer: str
    issued: date | None
    since: date | None
    until: date | None
    replaced_by: str
    changes: tuple[Change, ...]
    read: str
    is_unread: bool
    is_secondary: bool
    where: str
    note: str
    state: str


def texts(book: Book, day: date, *, words: str = "", only_unread: bool = False) -> list[Text]:
    """Instruments whose name, number or title is written like ``words``; the order of the book."""
    found = [
        _text(book, one, day) for one in book.data.instruments.values() if folded(words) in folded(_all_words(one))
    ]
    return [one for one in found if not only_unread or one.is_unread or any(part.is_unread for part in one.changes)]


def _all_words(one: Instrument) -> str:
    return " ".join((one.short, one.number, one.title, one.issuer))


def _text(book: Book, one: Instrument, day: date) -> Text:
    after = book.instrument(one.replaced_by).short if one.replaced_by else ""
    return Text(
        short=one.short,
        kind=KINDS.get(one.kind, one.kind),
        title=one.title,
        issuer=one.issuer,
        issued=one.issued,
        since=None if one.period.start in (date.min, one.issued) else one.period.start,
        until=None if one.period.end is None else one.period.last,
        replaced_by=after,
        changes=tuple(
            Change(book.instrument(part.by).short, part.start, str(INSTRUMENT_READ_WORDS[part.read]), part.read == "no")
            for part in one.amendments
        ),
        read=str(INSTRUMENT_READ_WORDS[one.read]),
        is_unread=one.read == "no",
        is_secondary=one.read == "secondary",
        where=str(getattr(one, "source", "")),
        note=one.note,
        state=_state(one, day),
    )


def _state(one: Instrument, day: date) -> str:
    if day in one.period:
        return "đang có hiệu lực"
    return "hết hiệu lực" if one.period.start <= day else "chưa có hiệu lực"
