"""What happens after certificates are ordered: the worker gets the printing as a task of its own.

Not printed in the reaction itself, because a reaction is one transaction and a thousand certificates would hold the
database for seconds; the task keeps them chunk by chunk. Runs twice harmlessly: what is printed is passed over.
"""

from __future__ import annotations

from bangvang.certificate.tasks import print_certificates
from bangvang.outbox.models import Event
from bangvang.outbox.reactions import on


@on("certificate.ordered")
def queue_printing(event: Event) -> None:
    """Queue the printing of the decision that the event names."""
    print_certificates.enqueue(event.object_id)
