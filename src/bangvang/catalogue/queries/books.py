"""Which book is open: the national one, or one with the rules of a ministry, a province or a body laid over it."""

from __future__ import annotations

from bangvang_law.book import Book
from bangvang_law.layers import NATIONAL
from bangvang_law.packs import book_of, pack_ids


def packs() -> list[tuple[str, str]]:
    """(id, name) of the books that can be opened, the national one first."""
    return [(pack, pack_name(pack)) for pack in (NATIONAL, *pack_ids())]


def open_book(pack: str) -> Book:
    """The book of a pack; the national one for a word that is no pack, because it came from an address."""
    return book_of(pack if pack in pack_ids() else NATIONAL)


def pack_name(pack: str) -> str:
    """What a book is called: the law of the whole country, or a place with the text that holds there."""
    if pack == NATIONAL:
        return "Luật chung của cả nước"
    told = book_of(pack).packs[-1]
    return f"{told.place}: {told.citation}" if told.place else told.name
