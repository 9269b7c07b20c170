"""Who may ask the people, and who may deal with what they say."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.consultation.choices import CaseState
from bangvang.consultation.models import Case, CaseNote, Consultation
from bangvang.consultation.queries import ANSWERERS, MANAGERS, concerns
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds

__all__ = ["may_assign", "may_be_given", "may_handle_case", "may_manage", "may_manage_for", "may_reply", "require"]


def may_manage_for(user: User, body: Unit) -> bool:
    """Begin to ask the people in the name of the body."""
    return body.is_body and holds(user, MANAGERS, body.pk)


def may_manage(user: User, consultation: Consultation) -> bool:
    """Draw up, publish, amend and report."""
    return holds(user, MANAGERS, consultation.body_id)


def may_assign(user: User, case: Case) -> bool:
    """Give a case to somebody."""
    return may_manage(user, case.comment.consultation)


def may_be_given(handler: User, case: Case) -> bool:
    """Deal with the case at all: no nominee looks into what is said of their own dossier."""
    return may_assign(handler, case) and not any(one.bars for one in concerns(handler, case))


def may_reply(user: User, question: CaseNote) -> bool:
    """Say for the unit what it was asked; never about one's own dossier."""
    asked_us = question.unit_id is not None and holds(user, ANSWERERS, question.unit_id)
    return asked_us and not any(one.bars for one in concerns(user, question.case))


def may_handle_case(user: User, case: Case) -> bool:
    """Note, ask, hold, answer, see how to reach the writer: only whoever has the case in hand."""
    return case.state != CaseState.RECEIVED and case.handler_id == user.pk and may_be_given(user, case)
