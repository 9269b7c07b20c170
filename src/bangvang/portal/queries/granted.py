"""What a signed decision granted, as the public reads it."""

from __future__ import annotations

from bangvang.conference.queries import HandedOver, with_recipients
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision


def granted_by(decision: Decision) -> HandedOver | None:
    """The decision with its recipients in today's wording; nothing of one that was never issued."""
    issued = Decision.objects.filter(pk=decision.pk, state=DecisionState.ISSUED)
    return next(iter(with_recipients(issued)), None)
