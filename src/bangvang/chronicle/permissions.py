"""Who may take the proof from a row of the log."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from bangvang.accounts.models import User

ADMINISTRATOR = "administrator"
"""A role of the register, by its plain word: the log lies upstream of the register and may not import it."""


def may_erase(user: User) -> bool:
    """An administrator of today over a unit with none above it: the log is one for the whole installation."""
    day = timezone.localdate()
    mandates = getattr(user, "mandates", None)  # the register's, for an account; a visitor has none
    if mandates is None:
        return False
    standing = Q(begins_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))
    return bool(mandates.filter(standing, role=ADMINISTRATOR, unit__parent=None).exists())


def require(allowed: bool) -> None:
    """Raise PermissionDenied unless ``allowed``."""
    if not allowed:
        raise PermissionDenied
