"""Values of the book with their days: what a page shows of each, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bangvang.catalogue.choices import BASE_WORDS, MEASURE_WORDS, STATUS_WORDS, VALUE_WORDS, WORD_VALUES
from bangvang.catalogue.queries.words import authority_name, award_name
from bangvang.design.words import grouped, over
from bangvang_law.book import RECIPIENT_KIND_NAMES, Book
from bangvang_law.catalogue import Scope
from bangvang_law.dated import Period, Timeline, Value


@dataclass(frozen=True)
class Entry:
    """What holds on some days. ``until`` is the last day that holds, None while no end is known."""

    since: date | None
    until: date | None
    status: str
    status_words: str
    says: str
    citations: tuple[str, ...]
    is_secondary: bool
    read_on: date | None
    note: str


@dataclass(frozen=True)
class Line:
    """One kind of value for one scope, with its history: the newest first."""

    kind: str
    name: str
    scope: str
    entries: tuple[Entry, ...]

    @property
    def has_unread(self) -> bool:
        return any(entry.status == "unread" for entry in self.entries)


@dataclass(frozen=True)
class Kind:
    """A kind of value: how many scopes it has, how many entries, and how many of these were not read."""

    id: str
    name: str
    lines: int
    entries: int
    unread: int
    secondary: int


def kinds(book: Book) -> list[Kind]:
    """All kinds in the order of the words on the page."""
    lines, entries, unread, secondary = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for (kind, _scope), timeline in book.data.values.items():
        lines[kind] += 1
        for _period, value in timeline.entries:
            entries[kind] += 1
            unread[kind] += value.status == "unread"
            secondary[kind] += value.confidence == "secondary"
    found = [Kind(one, kind_name(one), lines[one], entries[one], unread[one], secondary[one]) for one in lines]
    return sorted(found, key=lambda kind: _rank(kind.id))


def _rank(kind: str) -> int:
    known = list(VALUE_WORDS)
    return known.index(kind) if kind in VALUE_WORDS else len(known)


def kind_name(kind: str) -> str:
    """What a kind is called; its id when nobody named it yet."""
    return str(VALUE_WORDS.get(kind, kind))


def lines_of(book: Book, *, kind: str = "", award: str = "", only_unread: bool = False) -> list[Line]:
    """Values of a kind (of an award) with their histories, in the order of the book."""
    found = [
        line(book, key, timeline)
        for key, timeline in book.data.values.items()
        if (not kind or key[0] == kind) and (not award or key[1][0] == award)
    ]
    return [one for one in found if one.has_unread or not only_unread]


def line(book: Book, key: tuple[str, Scope], timeline: Timeline[Value]) -> Line:
    """One timeline in words."""
    kind, scope = key
    entries = tuple(entry(period, value) for period, value in reversed(timeline.entries))
    return Line(kind, kind_name(kind), _scope_words(book, scope), entries)


def _scope_words(book: Book, scope: Scope) -> str:
    award, recipient, issuer = scope
    name = book.award(award).name if award in book.data.awards else award_name(award) if award else ""
    issued = f"do {authority_name(issuer)} tặng" if issuer else ""
    return ", ".join(filter(None, (name, RECIPIENT_KIND_NAMES.get(recipient, recipient), issued)))


def entry(period: Period, value: Value) -> Entry:
    """One value in words."""
    return Entry(
        since=None if period.start == date.min else period.start,
        until=None if period.end is None else period.last,
        status=value.status,
        status_words=str(STATUS_WORDS.get(value.status, value.status)),
        says="; ".join(_said(value.value, value.unit, value.base)) if value.is_read else "",
        citations=value.citations,
        is_secondary=value.confidence == "secondary",
        read_on=value.read_on,
        note=value.note,
    )


def _said(value: object, unit: str, base: str) -> Iterator[str]:
    """A value as people write it. Mappings give one part per measure that has a name."""
    of = str(BASE_WORDS.get(base, base))
    match value:
        case bool():
            yield "có" if value else "không"
        case Fraction():
            yield f"{over(value)} {of}".strip()
        case int() | Decimal():
            number = f"{grouped(value)} {unit}".strip()
            yield f"{of} {number}" if base == "at_most" else f"{number} {of}".strip()
        case Mapping():
            yield from _measures(value)
        case str() if unit == "ngày trong năm":
            yield _yearly(value)
        case str():
            yield str(WORD_VALUES.get(value, value))
        case Sequence():
            yield (" → " if unit == "các bước" else "; ").join(_plain(part) for part in value)
        case _:
            yield _plain(value)


def _yearly(value: str) -> str:
    """A day of every year, written ``MM-DD``."""
    month, day = value.split("-")
    return f"ngày {day} tháng {int(month)} hằng năm"


def _measures(value: Mapping[str, object]) -> Iterator[str]:
    for key, part in value.items():
        if key in MEASURE_WORDS:
            shown = _yearly(str(part)) if key == "received" else _measure(key, part)
            unit = " mm" if key.endswith("_mm") and not isinstance(part, Mapping) else ""
            if shown:
                yield f"{MEASURE_WORDS[key]}: {shown}{unit}"


def _measure(key: str, part: object) -> str:
    if key == "forms" and isinstance(part, Mapping):
        named = ((number, form["name"] if isinstance(form, Mapping) else form) for number, form in part.items())
        return ", ".join(f"{number} {name}" for number, name in named)
    return _plain(part, joined=" × " if key in ("size_mm", "page_size_mm", "ornament_mm") else "–")


def _plain(value: object, joined: str = "–") -> str:
    if isinstance(value, Mapping):
        named = ((MEASURE_WORDS[key], _plain(part)) for key, part in value.items() if key in MEASURE_WORDS)
        return ", ".join(f"{name} {part}" for name, part in named)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return (", " if all(isinstance(part, str) for part in value) else joined).join(_plain(part) for part in value)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float | Decimal):
        return grouped(value)
    return str(MEASURE_WORDS.get(str(value)) or WORD_VALUES.get(str(value), value))
