"""The shapes of what the book holds: awards, those who decide, what each article lets them give, and the old criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from bangvang_law.dated import Period, Timeline, Value
from bangvang_law.instrument import Instrument
from bangvang_law.layers import Detail, OwnSentence, Pack, TextChoice

AWARD_KINDS = ("title", "commendation")
RECIPIENT_KINDS = ("individual", "collective", "household")
RECIPIENT_KIND_NAMES = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
CRITERIA_STATUS = ("read", "partial", "unread")
ALWAYS = Period(date.min)
"""The days of what the book does not limit."""


@dataclass(frozen=True, slots=True)
class Award:
    """A title (danh hiệu thi đua) or a form of commendation (hình thức khen thưởng). ``order`` counts from 1, highest first.

    ``period`` is that of a pack's own award; outside it ``before`` cites an earlier text that was not read (empty: there was
    none). National awards hold throughout, and ``before_2024`` tells about the law before.
    """

    id: str
    name: str
    kind: str
    level: str
    recipient_kinds: tuple[str, ...]
    recipients_read: bool
    criteria: str
    citation: str
    confidence: str
    before_2024: str
    order: int
    place: str
    period: Period = ALWAYS
    before: str = ""

    @property
    def is_title(self) -> bool:
        """Whether it is a title given for a year rather than a form of commendation."""
        return self.kind == "title"


@dataclass(frozen=True, slots=True)
class Authority:
    """Somebody who may decide; ``period`` tells the days the office exists as far as the book knows."""

    id: str
    name: str
    period: Period
    citation: str
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Grant:
    """One article that lets one authority give some awards; ``complete``: the article lists all that it may give."""

    authority: str
    awards: tuple[str, ...]
    period: Period
    citations: tuple[str, ...]
    confidence: str
    complete: bool
    note: str


@dataclass(frozen=True, slots=True)
class UnreadGrant:
    """Who may give what, where the words of the article were not read."""

    authorities: tuple[str, ...]
    awards: tuple[str, ...]
    period: Period
    citation: str
    reason: str


@dataclass(frozen=True, slots=True)
class OldCriteria:
    """Conditions of the regime before 2024, shown as read but never used as rules."""

    award: str
    period: Period
    citations: tuple[str, ...]
    conditions: tuple[str, ...]
    note: str


Scope = tuple[str, str, str]
"""(award id, recipient kind, authority id); an empty string stands for any."""


@dataclass(frozen=True)
class BookData:
    """Everything the loader read, in the shapes of the book."""

    instruments: Mapping[str, Instrument]
    authorities: Mapping[str, Authority]
    grants: tuple[Grant, ...]
    unread_grants: tuple[UnreadGrant, ...]
    awards: Mapping[str, Award]
    old_criteria: tuple[OldCriteria, ...]
    values: Mapping[tuple[str, Scope], Timeline[Value]]
    edition: str
    details: tuple[Detail, ...] = ()
    packs: tuple[Pack, ...] = ()
    own_sentences: Mapping[tuple[str, str], tuple[OwnSentence, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    text_choices: tuple[TextChoice, ...] = ()
