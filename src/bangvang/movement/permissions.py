"""Who may draft, launch and close movements."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.movement.models import Movement
from bangvang.movement.queries import LEADERS
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds

__all__ = ["may_draft", "may_lead", "require"]


def may_draft(user: User, body: Unit) -> bool:
    """Draft a movement in the name of ``body``."""
    return holds(user, LEADERS, body.pk)


def may_lead(user: User, movement: Movement) -> bool:
    """Revise, launch and close the movement."""
    return holds(user, LEADERS, movement.body_id)
