"""Fill the read table: after each event for the dossiers it touched, or all of them at once."""

from __future__ import annotations

from collections.abc import Iterable

from bangvang.council.models import AgendaItem
from bangvang.decision.models import Line
from bangvang.desk.journey import place_of, with_journey
from bangvang.desk.models import JourneyRow
from bangvang.nomination.models import Nomination
from bangvang.outbox.models import Event

CHUNK = 500


def refresh(nomination_ids: Iterable[int]) -> int:
    """Write the rows of these dossiers anew; returns how many."""
    written = 0
    for nomination in with_journey(Nomination.objects.filter(pk__in=list(nomination_ids))):
        place = place_of(nomination)
        JourneyRow.objects.update_or_create(
            nomination=nomination,
            defaults={"body": place.body, "stage": place.stage, "since": place.since, "finding": place.finding},
        )
        written += 1
    return written


def rebuild() -> int:
    """Write every row anew, in chunks; returns how many."""
    ids = list(Nomination.objects.order_by("pk").values_list("pk", flat=True))
    return sum(refresh(ids[start : start + CHUNK]) for start in range(0, len(ids), CHUNK))


def touched_by(event: Event) -> list[int]:
    """Dossiers that an event may have moved: named by the event, or those of its proposal, sitting or decision."""
    if event.nomination_id:
        return [event.nomination_id]
    if event.object_type == "nomination.proposal":
        found: Iterable[int] = Nomination.objects.filter(proposal_id=event.object_id).values_list("pk", flat=True)
    elif event.object_type == "council.sitting":
        found = AgendaItem.objects.filter(sitting_id=event.object_id).values_list("handling__nomination_id", flat=True)
    elif event.object_type == "vote.question":
        found = AgendaItem.objects.filter(question_id=event.object_id).values_list("handling__nomination_id", flat=True)
    elif event.object_type == "decision.decision":
        found = Line.objects.filter(decision_id=event.object_id).values_list("handling__nomination_id", flat=True)
    else:
        return []
    return list(found)
