"""Who may count."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.register.choices import Role
from bangvang.register.permissions import require
from bangvang.register.queries import holds
from bangvang.vote.models import Question

__all__ = ["may_count", "require"]


def may_count(user: User, question: Question) -> bool:
    """Enter figures for the question as one of the two tellers."""
    return holds(user, [Role.TELLER], question.body_id)
