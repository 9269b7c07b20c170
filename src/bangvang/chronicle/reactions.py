"""What happens after a line was written: the head is signed. May run twice; the second time nothing is new."""

from __future__ import annotations

from bangvang.chronicle.actions import sign_head
from bangvang.outbox.models import Event
from bangvang.outbox.reactions import on


@on("chronicle.written")
def sign_what_is_new(event: Event) -> None:
    """Sign a head that holds the line; one head for all lines that wait."""
    sign_head()
