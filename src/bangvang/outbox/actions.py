"""Tell that something happened, and carry out what waits for it."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone

from bangvang.outbox.models import Event
from bangvang.outbox.reactions import reactions_to


def tell(what: str, thing: models.Model, *, nomination_id: int | None = None) -> Event:
    """Write one event in the caller's transaction and queue its delivery; both vanish together if the caller fails."""
    from bangvang.outbox.tasks import deliver  # tasks need the app registry, models do not

    event = Event.objects.create(
        what=what, object_type=thing._meta.label_lower, object_id=thing.pk, nomination_id=nomination_id
    )
    deliver.enqueue(event.pk)
    return event


def carry_out(event: Event) -> None:
    """Run every reaction to ``event`` once; a failure is written on the event and raised for the queue to see."""
    event.attempts += 1
    try:
        with transaction.atomic():
            for reaction in reactions_to(event.what):
                reaction(event)
    except Exception as error:
        event.error = f"{type(error).__name__}: {error}"
        event.save(update_fields=["attempts", "error"])
        raise
    event.error, event.done_at = "", timezone.now()
    event.save(update_fields=["attempts", "error", "done_at"])


def carry_out_waiting() -> int:
    """Carry out all events that wait, oldest first; for commands that run without a worker. Returns how many."""
    waiting = list(Event.objects.filter(done_at=None).order_by("id"))
    for event in waiting:
        carry_out(event)
    return len(waiting)
