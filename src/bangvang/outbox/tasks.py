"""What the worker runs."""

from __future__ import annotations

from django_tasks import task

from bangvang.outbox.actions import carry_out
from bangvang.outbox.models import Event


@task()
def deliver(event_id: int) -> None:
    """Carry out one event, unless somebody already did."""
    event = Event.objects.filter(pk=event_id, done_at=None).first()
    if event is not None:
        carry_out(event)
