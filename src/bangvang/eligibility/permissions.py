"""Who may have the law asked about a dossier: the body that has it in hand, and the unit that made it."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.nomination.models import Handling
from bangvang.nomination.permissions import may_handle, may_mend
from bangvang.register.permissions import require

__all__ = ["may_assess", "require"]


def may_assess(user: User, handling: Handling) -> bool:
    """Assess (again) the dossier in this turn."""
    return may_handle(user, handling) or may_mend(user, handling.nomination)
