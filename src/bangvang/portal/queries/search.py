"""One line of words over everything the portal shows: news, the roll, decisions, conferences, stories, movements, indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from django.db.models import QuerySet
from django.utils import timezone

from bangvang.conference.models import Conference
from bangvang.decision.models import Decision
from bangvang.decision.queries import decisions_matching
from bangvang.exemplar.models import Story
from bangvang.indicator.models import Indicator
from bangvang.indicator.queries import published as published_indicators
from bangvang.movement.models import Movement
from bangvang.portal.pages.news import NewsPage, published
from bangvang.portal.queries.honours import ToldHonour, told
from bangvang.portal.queries.listed import conferences_told, public_decisions, public_movements
from bangvang.portal.queries.roll import RollFilter, found
from bangvang.portal.queries.stories import public_stories
from bangvang.register.queries.words import answering
from bangvang_paper.vietnamese import folded

READ = 3_000
"""News looked through, the newest first; older ones are found by their section and their conference."""
SHOWN = 10


@dataclass(frozen=True)
class Found:
    """What the words found, at most `SHOWN` of each (the roll has a bound of its own)."""

    news: Sequence[NewsPage] = ()
    honours: Sequence[ToldHonour] = ()
    decisions: Sequence[Decision] = ()
    conferences: Sequence[Conference] = ()
    stories: Sequence[Story] = ()
    movements: Sequence[Movement] = ()
    indicators: Sequence[Indicator] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))


def search(words: str) -> Found:
    """Everything public that ``words`` name, with or without accents, in any order, with one slip."""
    if not folded(words):
        return Found()
    return Found(
        news=_named(published(), words, "title", "lead"),
        honours=told(found(RollFilter(words)), timezone.localdate()),
        decisions=decisions_matching(public_decisions(), words, most=SHOWN),
        conferences=_named(conferences_told(), words, "name"),
        stories=_named(public_stories(), words, "title", "text"),
        movements=_named(public_movements(), words, "name"),
        indicators=_named(published_indicators().order_by("name"), words, "name"),
    )


def _named(rows: QuerySet, words: str, *columns: str) -> list:  # type: ignore[type-arg]
    """The first of ``rows`` whose ``columns`` have the words; a later one is asked only when an earlier finds nothing."""
    told = list(rows.values_list("pk", *columns)[:READ])
    for place in range(1, len(columns) + 1):
        texts = [_folded(" ".join(row[1 : place + 1])) for row in told]
        places = answering(words, texts)[:SHOWN]
        if places:
            whole = rows.in_bulk([told[one][0] for one in places])
            return [whole[told[one][0]] for one in places]
    return []


_folded = lru_cache(maxsize=4 * READ)(folded)
