"""What happens after signing was asked for: the worker gets it as a task of its own, which keeps paper by paper.

Not done in the reaction itself, because a reaction is one transaction. Runs twice harmlessly: what is signed is passed over.
"""

from __future__ import annotations

from bangvang.outbox.models import Event
from bangvang.outbox.reactions import on
from bangvang.signature.tasks import sign_papers


@on("signature.ordered")
def queue_signing(event: Event) -> None:
    """Queue the signing of the order that the event names."""
    sign_papers.enqueue(event.object_id)
