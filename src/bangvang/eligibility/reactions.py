"""What happens after a sweep is asked for: the worker gets it as a task of its own, because a reaction is one transaction."""

from __future__ import annotations

from bangvang.eligibility.tasks import run_sweep
from bangvang.outbox.models import Event
from bangvang.outbox.reactions import on


@on("eligibility.sweep_asked")
def queue_sweep(event: Event) -> None:
    """Queue the sweep that the event names. Running twice is harmless: the later attempt takes over."""
    run_sweep.enqueue(event.object_id)
