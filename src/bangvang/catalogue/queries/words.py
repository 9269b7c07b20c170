"""What the law book offers, asked in the words of forms and pages. Nothing is stored here: the book is the only source."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bangvang_law.book import national_book
from bangvang_law.errors import UnknownAuthority, UnknownAward
from bangvang_law.layers import NATIONAL
from bangvang_law.packs import book_of, pack_ids


def award_choices(kind: str | None = None) -> list[tuple[str, str]]:
    """(award id, Vietnamese name) in the order of the book; ``kind`` keeps only titles or only commendations."""
    return [(award.id, award.name) for award in national_book().awards() if kind is None or award.kind == kind]


@lru_cache(maxsize=256)
def award_name(award: str) -> str:
    """Vietnamese name of an award; the id itself when no book knows it, so that a page never breaks on it."""
    for pack in (NATIONAL, *pack_ids()):  # a province may have a title of its own
        try:
            return str(book_of(pack).award(award).name)
        except UnknownAward:
            continue
    return award


@lru_cache(maxsize=256)
def authority_name(authority: str) -> str:
    """Vietnamese name of an authority of the book; the id itself when the book does not know it."""
    try:
        return str(national_book().authority_name(authority))
    except UnknownAuthority:
        return authority


def is_award(award: str) -> bool:
    """Whether the book knows the award."""
    try:
        national_book().award(award)
    except UnknownAward:
        return False
    return True


def who_may_grant(award: str, on: date) -> list[str]:
    """Names of those who may grant the award on the day, most usual first."""
    return [authority_name(one) for one in national_book().who_may_grant(award, on=on)]


def book_edition() -> str:
    """Which edition of the book answers: the day it was last read and a hash of its data."""
    return str(national_book().edition)
