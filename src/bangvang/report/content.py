"""What a report says with everything that it quotes filled in: read from the records each time, or kept in an edition.

Plain data that goes into JSON and comes back the same. Spans are places in the text of their section.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Cited:
    """One quote as it was read: the words that stand in the text, of what they are, who says so, and when it was read.

    ``key`` names the record, ``value`` is the exact figure there, by which a later page sees whether it was corrected since;
    ``missing``: nothing is on record.
    """

    number: int
    kind: str
    words: str
    label: str
    key: str
    source: str = ""
    value: str = ""
    read_on: str = ""
    missing: bool = False


@dataclass(frozen=True)
class Written:
    """A place of the report with its words. ``spans``: (begin, end, number of the quote)."""

    section: str
    heading: str
    text: str
    spans: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True)
class Grid:
    """A table that other records fill."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Chapter:
    """A part of the form: facts on record, then what was written, then tables."""

    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    written: tuple[Written, ...] = ()
    grids: tuple[Grid, ...] = ()


@dataclass(frozen=True)
class Content:
    """The whole report."""

    recipient: str
    award: str
    form: str
    period: tuple[str, str]
    chapters: tuple[Chapter, ...]
    cited: tuple[Cited, ...] = field(default=())

    @property
    def own_text(self) -> str:
        """What somebody wrote, and nothing that was filled in from the register: this is held against other reports."""
        return "\n\n".join(place.text for place in self.places if place.text)

    @property
    def places(self) -> list[Written]:
        return [place for chapter in self.chapters for place in chapter.written]

    @property
    def missing(self) -> list[Cited]:
        """Quotes in the text of which nothing is on record."""
        named = {number for place in self.places for _begin, _end, number in place.spans}
        return [one for one in self.cited if one.missing and one.number in named]

    def kept(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self)


def content_from(kept: dict[str, Any]) -> Content:
    """The content that `Content.kept` made into plain data."""
    chapters = tuple(
        Chapter(
            one["heading"],
            tuple((fact[0], fact[1]) for fact in one["facts"]),
            tuple(
                Written(w["section"], w["heading"], w["text"], tuple((s[0], s[1], s[2]) for s in w["spans"]))
                for w in one["written"]
            ),
            tuple(Grid(g["title"], tuple(g["columns"]), tuple(tuple(row) for row in g["rows"])) for g in one["grids"]),
        )
        for one in kept["chapters"]
    )
    return Content(
        kept["recipient"],
        kept["award"],
        kept["form"],
        (kept["period"][0], kept["period"][1]),
        chapters,
        tuple(Cited(**one) for one in kept["cited"]),
    )
