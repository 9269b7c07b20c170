"""Who may print certificates, and who sets how they look and which address they carry."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.decision.models import Decision
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds

__all__ = ["may_make", "may_print_for", "may_set_up", "require"]

MAKERS = (Role.OFFICER, Role.DOCUMENT_CLERK)
SETTERS = (Role.OFFICER, Role.ADMINISTRATOR)


def may_make(user: User, decision: Decision) -> bool:
    """Have the certificates of the decision printed."""
    return holds(user, MAKERS, decision.body_id)


def may_set_up(user: User, body: Unit) -> bool:
    """Set designs, emblem and the public address of the body."""
    return holds(user, SETTERS, body.pk)


def may_print_for(user: User, body: Unit) -> bool:
    """Measure the body's printers and keep its stock of blanks."""
    return holds(user, MAKERS, body.pk)
