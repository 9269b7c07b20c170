"""What everybody may read of a conference that there is news of: all of it from records, the pictures from its news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bangvang.conference.models import Conference
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
from bangvang.conference.queries.elected import names_sent
from bangvang.conference.queries.programme import Timed
from bangvang.portal.pages.news import NewsPage
from bangvang.portal.queries.listed import conferences_told
from bangvang.portal.queries.public_keys import CONFERENCES
from bangvang.portal.records import handed_over_at


@dataclass(frozen=True)
class Sent:
    """Delegates elected to one congress, in the words that were read out."""

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
        elected=[Sent(one.congress, names) for one in slates_of(found) if (names := names_sent(one))],
        decisions=handed_over_at(found),
        pictures=list(_pictures(found.told)),  # type: ignore[attr-defined]  # prefetched likewise
    )


def _pictures(news: list[NewsPage]) -> Iterator[Any]:
    """Pictures with captions of the news, each once."""
    seen: set[int] = set()
    for page in news:
        for block in page.body:
            if block.block_type == "image" and block.value["image"] and block.value["image"].pk not in seen:
                seen.add(block.value["image"].pk)
                yield block.value
