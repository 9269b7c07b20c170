"""Who may run a council and its sittings."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.council.models import Council, Sitting
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds

KEEPERS = (Role.COUNCIL_SECRETARY, Role.ADMINISTRATOR)

__all__ = [
    "may_count_at",
    "may_decide_on",
    "may_keep_council",
    "may_keep_council_of",
    "may_prepare",
    "may_run",
    "require",
]


def may_prepare(user: User, council: Council) -> bool:
    """Prepare a sitting of the council."""
    return holds(user, [Role.COUNCIL_SECRETARY], council.body_id)


def may_run(user: User, sitting: Sitting) -> bool:
    """Set the agenda, open, begin the vote, close."""
    return holds(user, [Role.COUNCIL_SECRETARY], sitting.council.body_id)


def may_count_at(user: User, sitting: Sitting) -> bool:
    """Enter figures as a teller at this sitting."""
    return holds(user, [Role.TELLER], sitting.council.body_id)


def may_keep_council(user: User, council: Council) -> bool:
    """Write members and clauses of the regulation."""
    return holds(user, KEEPERS, council.body_id)


def may_keep_council_of(user: User, body: Unit) -> bool:
    """Write a council for the body."""
    return holds(user, KEEPERS, body.pk)


def may_decide_on(user: User, sitting: Sitting) -> bool:
    """Go on from a closed sitting to a draft of the decision: who drafts for the body. Only for showing the way there."""
    return holds(user, [Role.OFFICER], sitting.council.body_id)
