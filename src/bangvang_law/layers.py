"""What a pack lays over the book below it: whose rules they are, which they are, and by what clause they may stand there.

The chain is *national ⊂ ministry or province ⊂ the body's own*. A pack fills what the book below leaves to it, adds to what it
may detail, and puts its own words in place of others only by a clause that it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bangvang_law.dated import Period

if TYPE_CHECKING:
    from bangvang_law.criteria import Criterion

NATIONAL = "national"
"""The id of the book that every chain begins with."""

PACK_LEVELS = {
    "ministry": "bộ, ban, ngành",
    "province": "tỉnh, thành phố",
    "body": "cơ quan, đơn vị",
}
MODES = ("fill", "add", "replace")
"""How a sentence stands to the one below: *fill* what was left to the pack, *add* conditions, *replace* by a named clause."""


@dataclass(frozen=True, slots=True)
class PackRule:
    """One thing that a pack brings. ``sort``: value, criteria, award or text. ``by``: the clauses that let it."""

    sort: str
    name: str
    award: str
    period: Period
    citations: tuple[str, ...]
    by: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of one ministry, province or body. ``parent`` is the pack (or *national*) they are laid over."""

    id: str
    name: str
    level: str
    place: str
    parent: str
    citation: str
    period: Period
    read_on: date
    note: str
    statements: dict[str, str]
    rules: tuple[PackRule, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """Criteria of a pack for an award; ``issuers`` empty: whoever decides. ``place`` is where they were written."""

    award: str
    kind: str
    mode: str
    period: Period
    issuers: tuple[str, ...]
    criterion: Criterion
    place: str

    def applies(self, day: date, issuer: str | None) -> bool:
        """Whether a dossier of the day, decided by ``issuer`` (None: not said), is judged by it."""
        return day in self.period and (not self.issuers or issuer is None or issuer in self.issuers)


@dataclass(frozen=True, slots=True)
class TextChoice:
    """A pack's own rule on which words a body applies: those that were read, although another text has changed them."""

    instrument: str
    period: Period
    citations: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Detail:
    """Awards whose criteria the law lets ministries and provinces detail, with the clause that lets them."""

    awards: tuple[str, ...]
    levels: tuple[str, ...]
    citation: str
    confidence: str
    place: str
