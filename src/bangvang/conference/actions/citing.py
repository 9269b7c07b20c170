"""Say which documents of the library a conference, or a task that comes from it, follows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db import transaction

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.versions import claim
from bangvang.conference.models import Conference, Task
from bangvang.conference.permissions import may_plan, require
from bangvang.library.actions import give_documents
from bangvang.library.models import Document
from bangvang.outbox import actions as outbox

Citer = TypeVar("Citer", Conference, Task)


def cite(by: User, thing: Citer, documents: Iterable[Document], *, read_version: int) -> Citer:
    """The documents given take the place of those before. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_plan(by, thing if isinstance(thing, Conference) else thing.conference))
    with transaction.atomic():
        claim(thing, read_version)
        changes = give_documents(by, thing, documents)
        audit.record(by, "cited_documents", thing, changes=changes)
        outbox.tell("conference.cited", thing)
    return thing
