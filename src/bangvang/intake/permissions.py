"""Who may bring a list in, and who may look at it."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.intake.models import Batch
from bangvang.intake.queries import KEEPERS
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds, units_of

__all__ = ["may_keep_batch", "may_upload", "may_upload_somewhere", "require"]


def may_upload(user: User, unit: Unit) -> bool:
    """Bring a list in for ``unit``."""
    return holds(user, KEEPERS, unit.pk)


def may_upload_somewhere(user: User) -> bool:
    """Bring a list in for at least one unit."""
    return bool(units_of(user, KEEPERS))


def may_keep_batch(user: User, batch: Batch) -> bool:
    """Correct rows of the list, accept or drop it."""
    return holds(user, KEEPERS, batch.unit_id)
