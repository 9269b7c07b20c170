"""Lists that the portal shows to everybody."""

from __future__ import annotations

from django.db.models import QuerySet

from bangvang.conference.models import Conference
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision
from bangvang.decision.queries import with_counts
from bangvang.movement.choices import MovementState
from bangvang.movement.models import Movement


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


def conferences_told() -> QuerySet[Conference]:
    """Conferences of which there is published news, newest first."""
    return Conference.objects.filter(news__live=True).select_related("body").distinct().order_by("-held_on")
