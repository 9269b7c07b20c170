"""After every event: refresh the rows of the dossiers it touched."""

from __future__ import annotations

from bangvang.desk.actions import refresh, touched_by
from bangvang.outbox.models import Event
from bangvang.outbox.reactions import on


@on("*")
def refresh_rows(event: Event) -> None:
    """Keep the desk's read table equal to the journey."""
    refresh(touched_by(event))
