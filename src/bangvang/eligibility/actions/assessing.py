"""Ask the law book about a handling, and keep facts, tree and edition as they were."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.eligibility.case import build_case
from bangvang.eligibility.models import Assessment
from bangvang.eligibility.permissions import may_assess, require
from bangvang.eligibility.sources import sources_of_dossier
from bangvang.nomination.choices import ProposalState
from bangvang.nomination.models import Handling, Proposal
from bangvang.nomination.queries import open_handlings_of
from bangvang.outbox import actions as outbox
from bangvang_law.assess import Case, assess
from bangvang_law.errors import CaseError


def assess_handling(by: User, handling: Handling, *, on: date, authority: str) -> Assessment:
    """What the law said of ``handling`` on the day, for ``authority``; a new look is a new row.

    Raises PermissionDenied; `Refusal` when the turn has ended, or the day lies before the receipt.
    """
    require(may_assess(by, handling))
    _assessable(handling, on)
    with transaction.atomic():
        assessment = _look(by, handling, on, authority)
        audit.record(by, "assessed", handling, note=assessment.get_finding_display())
    return assessment


def assess_proposal(by: User, proposal: Proposal, *, on: date, authority: str) -> list[Assessment]:
    """Assess every dossier of the proposal that a body has in hand, in document order; all in one transaction."""
    handlings = list(open_handlings_of(proposal))
    if proposal.state != ProposalState.SUBMITTED or not handlings:
        raise Refusal(_("Đợt đề nghị chưa trình, hoặc không còn hồ sơ nào đang xử lý, nên chưa có gì để xét."))
    for handling in handlings:
        require(may_assess(by, handling))
        _assessable(handling, on)
    with transaction.atomic():
        assessments = [_look(by, handling, on, authority) for handling in handlings]
        audit.record(by, "assessed", proposal, note=_("%(count)d hồ sơ") % {"count": len(assessments)})
    return assessments


def _assessable(handling: Handling, on: date) -> None:
    if handling.closed_on is not None:
        raise Refusal(
            _("Hồ sơ %(name)s đã xử lý xong ngày %(day)s nên không xét lại ở lượt này.")
            % {"name": handling.nomination, "day": f"{handling.closed_on:%d/%m/%Y}"}
        )
    if on < handling.received_on:
        raise Refusal(
            _("Ngày xét trước ngày tiếp nhận hồ sơ (%(day)s). Hãy chọn ngày xét từ ngày ấy trở đi.")
            % {"day": f"{handling.received_on:%d/%m/%Y}"}
        )


def _look(by: User, handling: Handling, on: date, authority: str) -> Assessment:
    facts = build_case(handling, on=on, authority=authority)
    try:
        answer = assess(Case.from_dict(facts))
    except CaseError as error:  # the register holds something the book cannot read: say where, keep nothing
        raise Refusal(
            _(
                "Chưa xét được hồ sơ %(name)s: dữ kiện trong sổ chưa đọc được (%(error)s). Hãy sửa trong sổ nhân sự rồi xét lại."
            )
            % {"name": handling.nomination, "error": error}
        ) from error
    assessment = Assessment.objects.create(
        handling=handling,
        on=on,
        issuer=authority,
        finding=answer.finding,
        facts=facts,
        sources=sources_of_dossier(handling.nomination, on),
        tree=answer.root.as_dict(chains=True),
        book_edition=answer.book_edition,
        governed_on=answer.governed_on,
        made_by=by,
    )
    outbox.tell("eligibility.assessed", assessment, nomination_id=handling.nomination_id)
    return assessment
