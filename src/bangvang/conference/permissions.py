"""Who may plan a conference and say what was handed over there."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.conference.models import Conference
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds

__all__ = ["PLANNERS", "may_plan", "may_plan_for", "require"]

PLANNERS = (Role.OFFICER, Role.EDITOR)


def may_plan_for(user: User, body: Unit) -> bool:
    """Plan a conference of the body."""
    return holds(user, PLANNERS, body.pk)


def may_plan(user: User, conference: Conference) -> bool:
    """Revise this conference and choose what is handed over."""
    return holds(user, PLANNERS, conference.body_id)
