"""The one verb of the journal: write down an act, in the transaction of the act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from bangvang.audit.models import Entry


def record(
    by: AbstractBaseUser | None,
    verb: str,
    thing: models.Model,
    *,
    note: str = "",
    changes: dict[str, Any] | None = None,
) -> Entry:
    """Add one row: ``by`` did ``verb`` to ``thing``. ``changes`` maps a field to [before, after] in JSON types.

    Personal data that is stored encrypted must not be put into ``changes`` or ``note``.
    """
    return Entry.objects.create(
        actor=by,  # type: ignore[misc]  # accounts.User, whom audit may not name: accounts stand above it in the river
        verb=verb,
        object_type=thing._meta.label_lower,
        object_id=thing.pk,
        object_name=str(thing)[:300],
        note=note,
        changes=changes or {},
    )


def changes_to(standing: models.Model, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Of ``fields`` (name → new value) those that differ from what stands, as `record` takes them."""
    return {
        name: [str(getattr(standing, name)), str(value)]
        for name, value in fields.items()
        if getattr(standing, name) != value
    }
