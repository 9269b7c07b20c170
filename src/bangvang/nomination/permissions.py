"""Who may propose, return, refuse and state facts."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.nomination.choices import ProposalState
from bangvang.nomination.models import Handling, Nomination, Proposal
from bangvang.nomination.queries import HANDLERS, MAKERS, current_handling, flagged_of
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds, units_of

__all__ = [
    "may_handle",
    "may_handle_somewhere",
    "may_mend",
    "may_propose",
    "may_propose_for",
    "may_put_report",
    "may_state",
    "require",
]


def may_propose_for(user: User, unit: Unit) -> bool:
    """Make a proposal in the name of ``unit``."""
    return holds(user, MAKERS, unit.pk)


def may_propose(user: User, proposal: Proposal) -> bool:
    """Revise, submit or withdraw the proposal."""
    return holds(user, MAKERS, proposal.unit_id)


def may_mend(user: User, nomination: Nomination) -> bool:
    """Mend what was flagged and send the dossier again."""
    return holds(user, MAKERS, nomination.proposal.unit_id)


def may_put_report(user: User, nomination: Nomination) -> bool:
    """Put the report into a dossier that its unit still has: before it is sent, and when it came back."""
    at_home = nomination.proposal.state == ProposalState.DRAFT or bool(flagged_of(nomination))
    return at_home and may_mend(user, nomination)


def may_handle(user: User, handling: Handling) -> bool:
    """Return or refuse the dossier for the body that has it in hand."""
    return holds(user, HANDLERS, handling.body_id)


def may_handle_somewhere(user: User) -> bool:
    """See what may have been proposed twice among the dossiers in hand."""
    return bool(units_of(user, HANDLERS))


def may_state(user: User, nomination: Nomination) -> bool:
    """State facts that the law leaves to people: the body that has the dossier in hand; before that, its unit."""
    handling = current_handling(nomination)
    if handling is not None and handling.closed_on is None:
        return may_handle(user, handling)
    return may_mend(user, nomination)
