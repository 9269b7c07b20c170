"""Who keeps the fund book."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.fund.queries import KEEPERS, READERS
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds, units_of

__all__ = ["may_keep", "may_keep_somewhere", "may_read_somewhere", "require"]


def may_keep(user: User, body: Unit) -> bool:
    """Enter what came in and went out, and pay bonuses."""
    return holds(user, KEEPERS, body.pk)


def may_keep_somewhere(user: User) -> bool:
    return bool(units_of(user, KEEPERS))


def may_read_somewhere(user: User) -> bool:
    return bool(units_of(user, READERS))
