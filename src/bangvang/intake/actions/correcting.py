"""Correcting what was read in one row."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.versions import claim
from bangvang.intake import states
from bangvang.intake.models import Batch, Row
from bangvang.intake.permissions import may_keep_batch, require
from bangvang.outbox import actions as outbox

CORRECTABLE = ("recipient_kind", "honorific", "name", "position", "unit_name", "award", "merit", "left_out", "distinct")


def correct_row(by: User, row: Row, *, read_version: int, **fields: Any) -> Row:
    """Change what was read in one row; ``fields`` are some of `CORRECTABLE`. Raises PermissionDenied, Refusal, Stale.

    A corrected row carries no guesses any more: a person has looked. The batch gets a new version, so that nobody accepts
    a list that differs from the one before their eyes. A correction says nothing about the original cells.
    """
    require(may_keep_batch(by, row.batch))
    unknown = set(fields) - set(CORRECTABLE)
    if unknown:
        raise ValueError(f"not correctable: {sorted(unknown)}")
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=row.batch_id)
        states.after("correct", batch.state)
        claim(row, read_version)
        before = {name: getattr(row, name) for name in fields}
        for name, value in fields.items():
            setattr(row, name, value)
        row.guesses, row.problems = [], []
        row.save(update_fields=[*fields, "guesses", "problems"])
        claim(batch, batch.version)
        changes = {name: [before[name], value] for name, value in fields.items() if before[name] != value}
        audit.record(by, "corrected_row", batch, note=_("dòng %(line)d") % {"line": row.line}, changes=changes)
        outbox.tell("intake.corrected", batch)
    return row
