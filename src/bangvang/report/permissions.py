"""Who writes a report: the unit's clerk and whoever handles emulation above it. Reading follows `queries.visible_to`."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds
from bangvang.report.models import AchievementReport
from bangvang.report.queries import WRITERS

__all__ = ["may_write", "may_write_in", "require"]


def may_write_in(user: User, unit: Unit) -> bool:
    return holds(user, WRITERS, unit.pk)


def may_write(user: User, report: AchievementReport) -> bool:
    """Change, close and reopen it."""
    return holds(user, WRITERS, report.unit_id)
