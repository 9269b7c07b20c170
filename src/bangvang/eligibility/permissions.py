"""Who may have the law asked about a dossier: the body that has it in hand, and the unit that made it."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.nomination.models import Handling, Proposal
from bangvang.nomination.permissions import may_handle, may_mend, may_propose
from bangvang.nomination.queries import HANDLERS
from bangvang.register.permissions import require
from bangvang.register.queries import holds

__all__ = ["may_assess", "may_assess_proposal", "require"]


def may_assess(user: User, handling: Handling) -> bool:
    """Assess (again) the dossier in this turn."""
    return may_handle(user, handling) or may_mend(user, handling.nomination)


def may_assess_proposal(user: User, proposal: Proposal) -> bool:
    """Assess its dossiers: its unit, and the body to which it was sent."""
    return may_propose(user, proposal) or holds(user, HANDLERS, proposal.body_id)
