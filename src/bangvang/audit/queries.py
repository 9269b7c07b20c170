"""What happened to one thing, in order."""

from __future__ import annotations

from django.db import models
from django.db.models import QuerySet

from bangvang.audit.models import Entry


def history(thing: models.Model) -> QuerySet[Entry]:
    """Acts on ``thing``, oldest first, with the actor."""
    return (
        Entry.objects.filter(object_type=thing._meta.label_lower, object_id=thing.pk)
        .select_related("actor")
        .order_by("id")
    )
