"""A correction (đính chính) repairs every copy from a day on; the signed line itself never changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.decision.acts import AMENDED_BY, how_it_stands
from bangvang.decision.choices import CorrectableField, DecisionState, DocumentKind
from bangvang.decision.models import Correction, Decision, Line
from bangvang.decision.numbering import symbol_of
from bangvang.decision.permissions import may_correct, require
from bangvang.decision.queries import honour_of, honours_of_decision, wording_on
from bangvang.outbox import actions as outbox
from bangvang.register.actions import record_standing
from bangvang.register.choices import FALLEN, Standing


def correct(by: User, line: Line, *, field: str, new: str, act: str, on: date) -> Correction:
    """Write a correction (đính chính) of one field from a day on, by ``act``. The signed line never changes.

    Raises PermissionDenied, and `Refusal` when the decision is a draft, the day lies before it, nothing changes, or ``act``
    has a number that only the body's own series of decisions gives.
    """
    decision = line.decision
    require(may_correct(by, decision))
    if field not in CorrectableField.values:
        raise ValueError(f"not correctable: {field}")
    if not act.strip():
        raise Refusal(_("Chưa ghi văn bản đính chính. Hãy ghi số, ký hiệu của văn bản ấy."))
    if act.strip().endswith("/" + symbol_of(DocumentKind.DECISION, decision.body)):
        raise Refusal(
            _("Số quyết định của %(body)s do sổ ở đây cấp. Hãy lập quyết định sửa đổi từ trang của quyết định %(code)s.")
            % {"body": decision.body, "code": decision.code},
            cite=AMENDED_BY,
        )
    with transaction.atomic():
        can_be_corrected(decision, [line], on)
        old, new = wording_on(line, on)[field], new.strip()
        if new == old:
            raise Refusal(_("Nội dung mới giống hệt nội dung đang có nên không có gì để đính chính."))
        correction, *standings = reworded(line, field, old=old, new=new, act=act.strip(), on=on)
        assert isinstance(correction, Correction)
        audit.record(by, "corrected", line, changes={field: [old, new]}, note=correction.act)
        chronicle.write("decision.corrected", decision, [correction, *standings])
    return correction


def can_be_corrected(decision: Decision, lines: Sequence[Line], on: date) -> None:
    """Raise `Refusal` when the decision is a draft, the day lies before it, or the honour of a line has fallen."""
    if decision.state != DecisionState.ISSUED:
        raise Refusal(_("Quyết định chưa ban hành nên chưa cần đính chính. Hãy sửa hồ sơ hoặc dự thảo."))
    if on < decision.signed_on:
        raise Refusal(_("Ngày đính chính trước ngày ký quyết định. Hãy xem lại ngày."))
    honours = honours_of_decision(decision)
    for line in lines:
        honour = honours.get(line.pk)
        if honour is not None and how_it_stands(honour)[0] in FALLEN:
            raise Refusal(_("Lần khen thưởng này đã hủy bỏ hoặc tước nên không đính chính nữa."))


def reworded(line: Line, field: str, *, old: str, new: str, act: str, on: date) -> list[Model]:
    """Write that a field of a line reads ``new`` from the day on, inside the caller's transaction.

    Gives the correction, then the standing of its honour where there is one.
    """
    correction = Correction.objects.create(line=line, field=field, old=old, new=new, act=act, on=on)
    rows: list[Model] = [correction]
    honour = honour_of(line)
    if honour is not None:
        note = f"{correction.get_field_display()}: {old} → {new}"[:300]
        rows.append(record_standing(honour, Standing.CORRECTED, on=on, act=act, note=note))
    outbox.tell("decision.corrected", line, nomination_id=line.handling.nomination_id)
    return rows
