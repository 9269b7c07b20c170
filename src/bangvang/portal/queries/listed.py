"""Lists that the portal shows to everybody."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone

from bangvang.certificate.queries import of_lines
from bangvang.conference.models import Conference
from bangvang.conference.queries import HonouredLine
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision, Line
from bangvang.decision.queries import honours_of_decision, is_corrected, with_counts, wording_on
from bangvang.discretion.queries import lines_withheld
from bangvang.movement.choices import MovementState
from bangvang.movement.models import Movement
from bangvang.portal.pages.news import published
from bangvang.portal.shown import by_ordinal, rows_shown
from bangvang.register.public_keys import HONOURS


def public_decisions() -> QuerySet[Decision]:
    """Issued decisions with how many they honour of each kind, newest first."""
    return with_counts(Decision.objects.filter(state=DecisionState.ISSUED)).select_related("body", "issuer")


def years_of_decisions() -> list[int]:
    """Years in which a decision was issued, newest first."""
    days = Decision.objects.filter(state=DecisionState.ISSUED).dates("signed_on", "year", order="DESC")
    return [day.year for day in days]


def public_movements() -> QuerySet[Movement]:
    """Movements that were launched, those running now and those closed; newest first."""
    return Movement.objects.exclude(state=MovementState.DRAFT).select_related("body").order_by("-period_from", "name")


@dataclass(frozen=True)
class PublicLine(HonouredLine):
    """One recipient with the address part of the page of that honour."""

    key: str = ""


def lines_told(decision: Decision, lines: list[Line]) -> list[PublicLine]:
    """Recipients of ``lines`` of a decision in today's wording, each with the address part of its own page."""
    prefetch_related_objects(lines, "corrections")
    today = timezone.localdate()
    certificates = of_lines([line.pk for line in lines])
    honours = honours_of_decision(decision)
    less = by_ordinal(lines_withheld(decision), lines)
    rows = [
        PublicLine(
            line.ordinal,
            **wording_on(line, today),
            corrected=is_corrected(line, today),
            public_id=certificates[line.pk].public_id if line.pk in certificates else "",
            key=HONOURS.of(honours[line.pk].pk) if line.pk in honours else "",
        )
        for line in lines
    ]
    return rows_shown(rows, less)


def conferences_told() -> QuerySet[Conference]:
    """Conferences of which there is published news, newest first; their news in ``told``."""
    news = Prefetch("news", published(), to_attr="told")
    live = Conference.objects.filter(news__live=True).exclude(news__published_at=None).prefetch_related(news)
    return live.select_related("body", "closes", "launches").distinct().order_by("-held_on", "-pk")
