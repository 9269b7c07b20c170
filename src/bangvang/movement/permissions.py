"""Who may draft, launch and close movements, and who answers for a unit that takes part."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.movement.models import Movement, Pledge
from bangvang.movement.queries import LEADERS, TAKING_PART
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds

__all__ = ["may_decide_on", "may_draft", "may_lead", "may_take_part", "require"]


def may_draft(user: User, body: Unit) -> bool:
    """Draft a movement in the name of ``body``."""
    return holds(user, LEADERS, body.pk)


def may_lead(user: User, movement: Movement) -> bool:
    """Revise, launch and close the movement."""
    return holds(user, LEADERS, movement.body_id)


def may_take_part(user: User, unit: Unit) -> bool:
    """Take note, pledge and report for the unit."""
    return holds(user, TAKING_PART, unit.pk)


def may_decide_on(user: User, pledge: Pledge) -> bool:
    """Approve or return the pledge: who leads movements at the level above its unit; nobody for the own unit alone."""
    return holds(user, LEADERS, pledge.unit.parent_id or pledge.movement.body_id)
