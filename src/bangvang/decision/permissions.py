"""Who may draft, issue, correct and send up."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.decision.models import Act, Decision, ProposalLetter
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds

__all__ = [
    "may_attach_signed",
    "may_correct",
    "may_draft",
    "may_draft_for",
    "may_issue",
    "may_issue_act",
    "may_send_up",
    "may_take_back",
    "require",
]

DRAFTERS = (Role.OFFICER,)
ISSUERS = (Role.DOCUMENT_CLERK,)


def may_draft_for(user: User, body: Unit) -> bool:
    """Draft a decision of the body."""
    return holds(user, DRAFTERS, body.pk)


def may_draft(user: User, decision: Decision) -> bool:
    """Revise or drop this draft."""
    return holds(user, DRAFTERS, decision.body_id)


def may_issue(user: User, decision: Decision) -> bool:
    """Give the number: the clerk of documents, once the leader has signed the paper."""
    return holds(user, ISSUERS, decision.body_id)


def may_correct(user: User, decision: Decision) -> bool:
    """Write a correction by a later act."""
    return holds(user, [*DRAFTERS, *ISSUERS], decision.body_id)


def may_attach_signed(user: User, paper: Decision | Act | ProposalLetter) -> bool:
    """Attach the copy that was signed: who drafts, who keeps the papers."""
    return holds(user, [*DRAFTERS, *ISSUERS], paper.body_id)


def may_issue_act(user: User, act: Act) -> bool:
    """Put an annulment, a stripping or a restoration in force: the clerk of documents, once the paper is signed."""
    return holds(user, ISSUERS, act.body_id)


def may_take_back(user: User, act: Act) -> bool:
    """Write that object or money was handed back: who drafts, who numbers, who keeps the money."""
    return holds(user, [*DRAFTERS, *ISSUERS, Role.ACCOUNTANT], act.body_id)


def may_send_up(user: User, body: Unit) -> bool:
    """Endorse dossiers and number the tờ trình."""
    return holds(user, [*DRAFTERS, *ISSUERS], body.pk)
