"""The roll of honour. Reads `register.Honour` only; shows name, form, year, unit and nothing more of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from bangvang.register.choices import RecipientKind, Standing
from bangvang.register.models import Honour, HonourStanding
from bangvang_paper.vietnamese import folded

PAGE = 60
MOST_WORDS = 8


@dataclass(frozen=True)
class RollFilter:
    """What the reader asked for: words (with or without accents), a year, a recipient kind."""

    words: str = ""
    year: int | None = None
    kind: str = ""


def roll(asked: RollFilter) -> QuerySet[Honour]:
    """Standing honours that fit, newest decision first, collectives before households before people, then as read out."""
    honours = _standing()
    for word in folded(asked.words).split()[:MOST_WORDS]:
        honours = honours.filter(_mentions(word))
    if asked.year:
        honours = honours.filter(decided_on__year=asked.year)
    if asked.kind in RecipientKind.values:
        honours = honours.filter(recipient_kind=asked.kind)
    return honours.select_related("certificate", "body").order_by("-decided_on", "decision_code", "award", "id")


def kinds(asked: RollFilter) -> dict[str, int]:
    """How many fit of each recipient kind, the kind of ``asked`` set aside."""
    counted = roll(RollFilter(asked.words, asked.year)).order_by().values_list("recipient_kind").annotate(n=Count("pk"))
    return dict(counted)


def years() -> list[int]:
    """Years in which something was granted, newest first."""
    return [day.year for day in _standing().dates("decided_on", "year", order="DESC")]


def _standing() -> QuerySet[Honour]:
    """Honours not annulled and not stripped as of the latest act upon them."""
    return Honour.objects.exclude(pk__in=fallen(date.max))


def fallen(day: date) -> QuerySet[Honour, Any]:
    """Honours whose latest act up to ``day`` took them away."""
    latest = (
        HonourStanding.objects.filter(honour=OuterRef("pk"), on__lte=day).order_by("-on", "-id").values("standing")[:1]
    )
    return (
        Honour.objects.annotate(now=Subquery(latest))
        .filter(now__in=[Standing.ANNULLED, Standing.STRIPPED])
        .values("pk")
    )


def _mentions(word: str) -> Q:
    """A folded word stands in the name, the unit, the decision or the year."""
    condition = Q(folded__contains=word) | Q(unit_folded__contains=word) | Q(decision_code__icontains=word)
    if word.isdigit() and len(word) == 4:
        condition |= Q(decided_on__year=int(word))
    return condition
