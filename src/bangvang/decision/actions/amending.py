"""An amendment (quyết định sửa đổi): words of an issued list are changed by a decision with a number of the same series.

Drafted by the officer, numbered by the clerk of documents as every act is; then each change stands as a `Correction`.
Source: Nghị định 30/2020/NĐ-CP, Điều 18 khoản 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.decision.actions.correcting import correctable, write_correction
from bangvang.decision.acts import cited_for
from bangvang.decision.choices import ActKind, CorrectableField
from bangvang.decision.models import Act, ActChange, Correction, Decision, Line
from bangvang.decision.permissions import may_draft_for, require
from bangvang.decision.queries import changes_of, wording_on
from bangvang.decision.validators import facts_problem, signer_problem
from bangvang.decision.wording import authority_of
from bangvang.outbox import actions as outbox
from bangvang.register.models import Issuer


@dataclass(frozen=True)
class Change:
    """What one field of a line is to read."""

    line: Line
    field: str
    new: str


def draft_amendment(
    by: User,
    decision: Decision,
    changes: Sequence[Change],
    *,
    facts: str,
    issuer: Issuer,
    signed_on: date,
    signer_name: str | None = None,
) -> Act:
    """Draft the decision that words lines of ``decision`` anew; what reads as before is left out.

    ``facts``: why. ``signer_name`` None takes the holder of the office. Raises PermissionDenied, and `Refusal` when the
    decision is a draft or younger, nothing changes, a line's honour has fallen, a correction of a later day stands, ``facts``
    say nothing, or the signer may not sign that day.
    """
    body = decision.body
    require(may_draft_for(by, body))
    problem = facts_problem(facts) or signer_problem(body, issuer, signed_on)
    if problem is not None:
        raise problem
    correctable(decision, [change.line for change in changes], signed_on)
    made = [one for one in (_change(change, signed_on) for change in changes) if one.new != one.old]
    if not made:
        raise Refusal(_("Chưa sửa chữ nào. Hãy sửa ngay trên danh sách rồi lập dự thảo."))
    with transaction.atomic():
        act = Act.objects.create(
            body=body,
            kind=ActKind.AMENDMENT,
            facts=facts.strip(),
            citations=cited_for(ActKind.AMENDMENT, "", signed_on, is_own=True),
            issuer=issuer,
            authority_as_written=authority_of(issuer),
            signer_name=(issuer.person_name if signer_name is None else signer_name) or "",
            signed_on=signed_on,
            made_by=by,
        )
        for one in made:
            one.act = act
        ActChange.objects.bulk_create(made)
        audit.record(by, "drafted_act", act, note=act.facts[:300])
        outbox.tell("decision.act_drafted", act)
    return act


def _change(change: Change, on: date) -> ActChange:
    if change.field not in CorrectableField.values:
        raise ValueError(f"not correctable: {change.field}")
    return ActChange(
        line=change.line, field=change.field, old=_reads(change.line, change.field, on), new=change.new.strip()
    )


def _reads(line: Line, field: str, on: date) -> str:
    """How the field reads on the day of signing. Raises `Refusal` when a correction of a later day would win over the act."""
    words = wording_on(line, on)[field]
    if wording_on(line, date.max)[field] != words:
        raise Refusal(
            _("Dòng %(place)s đã được đính chính từ một ngày sau ngày ký này. Hãy chọn ngày ký từ ngày ấy trở đi.")
            % {"place": line.ordinal}
        )
    return words


def amend_now(act: Act) -> list[Model]:
    """Let each change of a numbered amendment stand, inside the caller's transaction; gives the rows for the log.

    Raises `Refusal` when a line reads otherwise by now than the draft found it: another act came first.
    """
    changes = list(changes_of(act))
    lines = [change.line for change in changes]
    honours = correctable(lines[0].decision, lines, act.signed_on)
    written: list[Model] = []
    for change in changes:
        if _reads(change.line, change.field, act.signed_on) != change.old:
            raise Refusal(
                _("Dòng %(place)s đã được đính chính sau khi lập dự thảo này. Hãy bỏ dự thảo và lập lại từ danh sách hiện nay.")
                % {"place": change.line.ordinal}
            )
        correction = Correction(
            line=change.line, field=change.field, old=change.old, new=change.new, act=act.code, on=act.signed_on
        )
        written += write_correction(correction, honours.get(change.line_id))
    return [*changes, *written]
