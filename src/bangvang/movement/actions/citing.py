"""Say which documents of the library a movement follows."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.versions import claim
from bangvang.library.actions import give_documents
from bangvang.library.models import Document
from bangvang.movement import states
from bangvang.movement.models import Movement
from bangvang.movement.permissions import may_lead, require
from bangvang.outbox import actions as outbox


def cite(by: User, movement: Movement, documents: Iterable[Document], *, read_version: int) -> Movement:
    """The documents given take the place of those before. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_lead(by, movement))
    with transaction.atomic():
        claim(movement, read_version)
        states.after("revise", Movement.objects.get(pk=movement.pk).state)
        changes = give_documents(by, movement, documents)
        audit.record(by, "cited_documents", movement, changes=changes)
        outbox.tell("movement.cited", movement)
    return movement
