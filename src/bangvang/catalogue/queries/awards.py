"""Awards of the book as a page shows them: a list, and one award with all that is known of it on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bangvang.catalogue.choices import KIND_WORDS, LEVEL_WORDS
from bangvang.catalogue.queries.values import Entry, Line, lines_of
from bangvang_law.book import RECIPIENT_KIND_NAMES, Award, Book
from bangvang_law.catalogue import OldCriteria
from bangvang_law.dated import Period
from bangvang_law.money import Bonus
from bangvang_law.outline import Line as Outlined
from bangvang_law.outline import outline
from bangvang_paper.vietnamese import folded


# ── the list ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Listed:
    """One award as the list of the book shows it: who it is for, who grants it on the day, and how far the law was read."""

    id: str
    name: str
    recipients: tuple[str, ...]
    deciders: tuple[str, ...]
    citation: str
    criteria: str
    confidence: str


@dataclass(frozen=True)
class Group:
    """Awards of one kind and level, in order of precedence."""

    heading: str
    level: str
    awards: tuple[Listed, ...]


def awards_on(book: Book, day: date, kind: str = "") -> list[Listed]:
    """Awards (of a kind, "title" or "commendation") in order of precedence, as they stand on the day."""
    return [_listed(book, award, day) for award in book.awards() if not kind or award.kind == kind]


def groups_on(book: Book, day: date, *, words: str = "", read: str = "") -> list[Group]:
    """Awards whose name is written like ``words`` (accents folded away) and that were read as far as ``read`` says."""
    wanted = [
        award for award in book.awards() if folded(words) in folded(award.name) and (not read or award.criteria == read)
    ]
    return [
        Group(
            str(KIND_WORDS[kind]), str(LEVEL_WORDS.get(level, level)), tuple(_listed(book, one, day) for one in awards)
        )
        for (kind, level), awards in groupby(wanted, key=lambda award: (award.kind, award.level))
    ]


def _listed(book: Book, award: Award, day: date) -> Listed:
    return Listed(
        id=award.id,
        name=award.name,
        recipients=recipients_of(award),
        deciders=tuple(book.authority_name(one) for one in book.who_may_grant(award.id, on=day)),
        citation=award.citation,
        criteria=award.criteria,
        confidence=award.confidence,
    )


def recipients_of(award: Award) -> tuple[str, ...]:
    """Who may receive it, in words."""
    return tuple(RECIPIENT_KIND_NAMES.get(one, one) for one in award.recipient_kinds)


# ── one award ────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Decider:
    """Who may grant the award in some days; ``reason`` where the words were not read. ``until`` is the last day."""

    name: str
    since: date | None
    until: date | None
    citations: tuple[str, ...]
    is_secondary: bool
    note: str
    holds: bool
    reason: str = ""


@dataclass(frozen=True)
class Numbered:
    """A line of the outline with its number, for a page."""

    number: str
    text: str
    citations: tuple[str, ...]
    status: str
    parts: tuple[Numbered, ...]


@dataclass(frozen=True)
class Asked:
    """What is asked of one kind of recipient."""

    recipient: str
    name: str
    criteria: tuple[Numbered, ...]


@dataclass(frozen=True)
class Money:
    """The bonus of the day for one kind of recipient."""

    recipient: str
    bonus: Bonus


@dataclass(frozen=True)
class Whole:
    """One award with all that the book knows of it on a day."""

    award: Award
    recipients: tuple[str, ...]
    deciders: tuple[Decider, ...]
    asked: tuple[Asked, ...]
    unread: tuple[str, ...]
    bonus: tuple[Line, ...]
    bonus_today: tuple[Money, ...]
    council: tuple[Line, ...]
    paper: tuple[Line, ...]
    figures: tuple[Line, ...]
    old: tuple[OldCriteria, ...]
    last_read_day: date


_SHOWN_APART = ("bonus_coefficient", "council_yes_share", "certificate_layout")


def whole(book: Book, award_id: str, day: date) -> Whole:
    """Everything about one award. Raises :class:`bangvang_law.errors.UnknownAward`."""
    award = book.award(award_id)
    lines = lines_of(book, award=award.id)
    asked = tuple(_asked(book, award, kind, day) for kind in award.recipient_kinds)
    return Whole(
        award=award,
        recipients=recipients_of(award),
        deciders=tuple(_deciders(book, award.id, day)),
        asked=asked,
        unread=tuple(_unread(award, asked, lines, day)),
        bonus=_of_kind(lines, "bonus_coefficient"),
        bonus_today=tuple(
            Money(RECIPIENT_KIND_NAMES.get(kind, kind), book.bonus(award.id, kind, on=day))
            for kind in award.recipient_kinds
        ),
        council=_of_kind(lines, "council_yes_share"),
        paper=_of_kind(lines, "certificate_layout"),
        figures=tuple(line for line in lines if line.kind not in _SHOWN_APART),
        old=tuple(one for one in book.data.old_criteria if one.award == award.id),
        last_read_day=book.last_read_day(day),
    )


def _of_kind(lines: list[Line], kind: str) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.kind == kind)


def _deciders(book: Book, award: str, day: date) -> list[Decider]:
    """All grants of the award: those that hold on the day first, then the newest; unread ones with their reason."""
    found = [
        _decider(book.authority_name(one.authority), one.period, one.citations, one.confidence, one.note, day)
        for one in book.data.grants
        if award in one.awards
    ]
    found += [
        _decider(book.authority_name(name), one.period, (one.citation,), "unread", "", day, one.reason)
        for one in book.data.unread_grants
        if award in one.awards
        for name in one.authorities
    ]
    return sorted(found, key=lambda one: (not one.holds, -(one.since or date.min).toordinal(), one.name))


def _decider(
    name: str, period: Period, citations: tuple[str, ...], confidence: str, note: str, day: date, reason: str = ""
) -> Decider:
    return Decider(
        name=name,
        since=None if period.start == date.min else period.start,
        until=None if period.end is None else period.last,
        citations=citations,
        is_secondary=confidence == "secondary",
        note=note,
        holds=day in period,
        reason=reason,
    )


def _asked(book: Book, award: Award, kind: str, day: date) -> Asked:
    lines = outline(award.id, kind, day, book)
    return Asked(kind, RECIPIENT_KIND_NAMES.get(kind, kind), tuple(_numbered(lines, "")))


def _numbered(lines: tuple[Outlined, ...], above: str) -> list[Numbered]:
    return [
        Numbered(
            number=f"{above}{place}",
            text=_sentence(one),
            citations=one.citations,
            status=one.status,
            parts=tuple(_numbered(one.parts, f"{above}{place}.")),
        )
        for place, one in enumerate(lines, start=1)
    ]


def _sentence(one: Outlined) -> str:
    return one.text[:1].upper() + one.text[1:] + (":" if one.parts else "")


def _unread(award: Award, asked: tuple[Asked, ...], lines: list[Line], day: date) -> list[str]:
    """What nobody has read of the award, as sentences: criteria, recipients, values of the day."""
    found = []
    if award.criteria == "unread":
        found.append("Điều kiện của loại này chưa đọc: máy trả lời “chưa rõ” cho mọi hồ sơ.")
    if not award.recipients_read:
        found.append("Đối tượng được khen chưa đọc đủ.")
    for one in asked:
        found += [f"Điều kiện cho {one.name}: {leaf.text}" for leaf in _leaves(one.criteria) if leaf.status == "unread"]
    for line in lines:
        now = _entry_on(line, day)
        if now is not None and now.status == "unread":
            found.append(f"{line.name} ({line.scope}): {now.note or 'chưa đọc'}")
    return list(dict.fromkeys(found))


def _leaves(lines: tuple[Numbered, ...]) -> list[Numbered]:
    return [leaf for one in lines for leaf in (_leaves(one.parts) if one.parts else [one])]


def _entry_on(line: Line, day: date) -> Entry | None:
    holding = (one for one in line.entries if (one.since or day) <= day and (one.until is None or day <= one.until))
    return next(holding, None)
