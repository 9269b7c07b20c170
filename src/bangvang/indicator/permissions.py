"""Who sets indicators, and who enters figures."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.indicator.models import CheckedText, Indicator
from bangvang.indicator.queries import KEEPERS, LEADERS
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds

__all__ = ["may_check", "may_enter", "may_lead", "may_link", "may_set", "require"]


def may_set(user: User, body: Unit) -> bool:
    """Set indicators in the name of ``body``, or take them from a set."""
    return holds(user, LEADERS, body.pk)


def may_lead(user: User, indicator: Indicator) -> bool:
    """Revise it, set its targets, make its figures public, end it."""
    return holds(user, LEADERS, indicator.body_id)


def may_enter(user: User, indicator: Indicator, unit: Unit) -> bool:
    """Enter the figures of ``unit``; those of the body also where the indicator's owner is."""
    places = {unit.pk, indicator.owner_id} if unit.pk == indicator.body_id else {unit.pk}
    return any(holds(user, KEEPERS, place) for place in places)


def may_check(user: User, unit: Unit) -> bool:
    """Keep a text whose figures are checked."""
    return holds(user, KEEPERS, unit.pk)


def may_link(user: User, checked: CheckedText) -> bool:
    """Say which indicator a figure of the text is."""
    return holds(user, KEEPERS, checked.unit_id)
