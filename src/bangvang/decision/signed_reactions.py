"""What happens after a paper was signed: if it is a numbered one, its signed copy is written. May run twice."""

from __future__ import annotations

from bangvang.decision.actions.signing import keep_signed
from bangvang.outbox.models import Event
from bangvang.outbox.reactions import on
from bangvang.signature.models import SigningItem


@on("signature.signed")
def write_signed_copy(event: Event) -> None:
    """Write the copy that the event's paper is, when it is a decision, a later act or a tờ trình."""
    keep_signed(SigningItem.objects.select_related("order__asked_by", "signed", "source").get(pk=event.object_id))
