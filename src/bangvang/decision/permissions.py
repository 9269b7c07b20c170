"""Who may draft, issue, correct and send up."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.decision.models import Decision
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds

__all__ = ["may_correct", "may_draft", "may_draft_for", "may_issue", "may_send_up", "require"]

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


def may_send_up(user: User, body: Unit) -> bool:
    """Endorse dossiers and number the tờ trình."""
    return holds(user, [*DRAFTERS, *ISSUERS], body.pk)
