"""Who may have the law asked: about a dossier, the body that has it in hand and the unit that made it; about everybody of a
unit, those who assess for it."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.eligibility.queries.rules import RULERS
from bangvang.eligibility.queries.sweeps import SWEEPERS
from bangvang.nomination.models import Handling, Proposal
from bangvang.nomination.permissions import may_handle, may_mend, may_propose
from bangvang.nomination.queries import HANDLERS
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds, units_of

__all__ = [
    "may_assess",
    "may_assess_proposal",
    "may_rule",
    "may_rule_somewhere",
    "may_sweep",
    "may_sweep_somewhere",
    "require",
]


def may_assess(user: User, handling: Handling) -> bool:
    """Assess (again) the dossier in this turn."""
    return may_handle(user, handling) or may_mend(user, handling.nomination)


def may_assess_proposal(user: User, proposal: Proposal) -> bool:
    """Assess its dossiers: its unit, and the body to which it was sent."""
    return may_propose(user, proposal) or holds(user, HANDLERS, proposal.body_id)


def may_sweep(user: User, unit: Unit) -> bool:
    """Look at everybody of the unit and of those below it."""
    return holds(user, SWEEPERS, unit.pk)


def may_sweep_somewhere(user: User) -> bool:
    return bool(units_of(user, SWEEPERS))


def may_rule(user: User, body: Unit) -> bool:
    """Say which pack of the law book the body applies."""
    return body.is_body and holds(user, RULERS, body.pk)


def may_rule_somewhere(user: User) -> bool:
    return bool(units_of(user, RULERS))
