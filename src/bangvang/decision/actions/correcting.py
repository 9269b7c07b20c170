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
from bangvang.decision.queries import honours_of_decision, wording_on
from bangvang.outbox import actions as outbox
from bangvang.register.actions import record_standing
from bangvang.register.choices import FALLEN, Standing
from bangvang.register.models import Honour


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
        honour = correctable(decision, [line], on).get(line.pk)
        old, new = wording_on(line, on)[field], new.strip()
        if new == old:
            raise Refusal(_("Nội dung mới giống hệt nội dung đang có nên không có gì để đính chính."))
        correction = Correction(line=line, field=field, old=old, new=new, act=act.strip(), on=on)
        rows = write_correction(correction, honour)
        audit.record(by, "corrected", line, changes={field: [old, new]}, note=correction.act)
        chronicle.write("decision.corrected", decision, rows)
    return correction


def correctable(decision: Decision, lines: Sequence[Line], on: date) -> dict[int, Honour]:
    """Line id → its honour, of a decision whose lines may read otherwise from the day on.

    Raises `Refusal` when the decision is a draft, the day lies before it, or the honour of one of the lines has fallen.
    """
    if decision.state != DecisionState.ISSUED:
        raise Refusal(_("Quyết định chưa ban hành nên chưa cần đính chính. Hãy sửa hồ sơ hoặc dự thảo."))
    if on < decision.signed_on:
        raise Refusal(_("Ngày đính chính trước ngày ký quyết định. Hãy xem lại ngày."))
    honours = honours_of_decision(decision)
    if any(how_it_stands(honours[line.pk])[0] in FALLEN for line in lines if line.pk in honours):
        raise Refusal(_("Lần khen thưởng này đã hủy bỏ hoặc tước nên không đính chính nữa."))
    return honours


def write_correction(correction: Correction, honour: Honour | None) -> list[Model]:
    """Let a correction stand, inside the caller's transaction; gives the rows for the log: it, and the standing of its honour."""
    correction.save()
    rows: list[Model] = [correction]
    if honour is not None:
        note = f"{correction.get_field_display()}: {correction.old} → {correction.new}"[:300]
        rows.append(record_standing(honour, Standing.CORRECTED, on=correction.on, act=correction.act, note=note))
    outbox.tell("decision.corrected", correction.line, nomination_id=correction.line.handling.nomination_id)
    return rows
