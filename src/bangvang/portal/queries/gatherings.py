"""What everybody may read of a conference that there is news of: all of it from records, the pictures from its news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bangvang.conference.models import Candidate, Conference
from bangvang.conference.queries import (
    HandedOver,
    counts,
    delegates_sent,
    directions_of,
    items_of,
    presence_of,
    programme_of,
    slates_of,
)
from bangvang.conference.queries.attendance import Presence
from bangvang.conference.queries.elected import candidates_by_words, names_sent
from bangvang.conference.queries.programme import Timed
from bangvang.discretion.choices import Extent
from bangvang.discretion.queries import extents_of_people, name_shown
from bangvang.portal.pages.news import NewsPage
from bangvang.portal.queries.listed import conferences_told
from bangvang.portal.queries.public_keys import CONFERENCES
from bangvang.portal.records import handed_over_at


@dataclass(frozen=True)
class Sent:
    """Delegates elected to one congress, in the words that were read out; shorter for who wished to be shown less."""

    congress: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Gathering:
    """One conference. ``presence`` is None until the door was closed: before that no count is true."""

    conference: Conference
    programme: list[Timed]
    counts: dict[str, int]
    presence: Presence | None
    directions: list[str]
    sent: list[tuple[int, str, bool]]
    elected: list[Sent]
    decisions: list[HandedOver]
    pictures: list[Any]

    @property
    def news(self) -> list[NewsPage]:
        told: list[NewsPage] = self.conference.told  # type: ignore[attr-defined]  # prefetched by `conferences_told`
        return told

    @property
    def guest(self) -> str:
        """Who directed, as a line of its own; it was written to stand inside a sentence."""
        return self.conference.guest.strip().rstrip(",;.")

    @property
    def is_honouring(self) -> bool:
        return any(self.counts.values())


def gathering(key: str) -> Gathering | None:
    """The conference at this address; None for one that nobody told of yet, or an address that was not made here."""
    found = conferences_told().filter(pk=CONFERENCES.record_in(key) or 0).first()
    if found is None:
        return None
    programme = programme_of(found)
    return Gathering(
        conference=found,
        programme=items_of(programme) if programme else [],
        counts=counts(found),
        presence=presence_of(found) if found.presence_closed_at else None,
        directions=directions_of(found),
        sent=delegates_sent(found),
        elected=_elected_at(found),
        decisions=handed_over_at(found),
        pictures=list(_pictures(found.told)),  # type: ignore[attr-defined]  # prefetched likewise
    )


def _elected_at(conference: Conference) -> list[Sent]:
    slates = [(one, names_sent(one)) for one in slates_of(conference).prefetch_related("candidates")]
    rows = {one.pk: candidates_by_words(one) for one, names in slates if names}
    less = extents_of_people({row.person_id for of in rows.values() for row in of.values() if row.person_id})
    return [
        Sent(one.congress, tuple(_as_shown(words, rows[one.pk].get(words), less) for words in names))
        for one, names in slates
        if names
    ]


def _as_shown(words: str, row: Candidate | None, less: dict[int, Extent]) -> str:
    extent = less.get(row.person_id or 0) if row is not None else None
    if row is None or extent is None:
        return words
    place = [row.unit_name] if extent == Extent.INITIALS and row.unit_name else []
    return ", ".join([name_shown(row.name, extent), *place])


def _pictures(news: list[NewsPage]) -> Iterator[Any]:
    """Pictures with captions of the news, each once."""
    seen: set[int] = set()
    for page in news:
        for block in page.body:
            if block.block_type == "image" and block.value["image"] and block.value["image"].pk not in seen:
                seen.add(block.value["image"].pk)
                yield block.value
