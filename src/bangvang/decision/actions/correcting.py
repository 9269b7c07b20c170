"""A correction (đính chính) repairs every copy from a day on; the signed line itself never changes."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.decision.acts import how_it_stands
from bangvang.decision.choices import CorrectableField, DecisionState
from bangvang.decision.models import Correction, Line
from bangvang.decision.permissions import may_correct, require
from bangvang.decision.queries import honour_of, wording_on
from bangvang.outbox import actions as outbox
from bangvang.register.actions import record_standing
from bangvang.register.choices import FALLEN, Standing


def correct(by: User, line: Line, *, field: str, new: str, act: str, on: date) -> Correction:
    """Write a correction (đính chính) of one field from a day on, by ``act``. The signed line never changes.

    Raises PermissionDenied, and `Refusal` when the decision is a draft, the day lies before it, or nothing changes.
    """
    decision = line.decision
    require(may_correct(by, decision))
    if field not in CorrectableField.values:
        raise ValueError(f"not correctable: {field}")
    if decision.state != DecisionState.ISSUED:
        raise Refusal(_("Quyết định chưa ban hành nên chưa cần đính chính. Hãy sửa hồ sơ hoặc dự thảo."))
    if on < decision.signed_on:
        raise Refusal(_("Ngày đính chính trước ngày ký quyết định. Hãy xem lại ngày."))
    if not act.strip():
        raise Refusal(_("Chưa ghi văn bản đính chính. Hãy ghi số, ký hiệu của văn bản ấy."))
    with transaction.atomic():
        old = wording_on(line, on)[field]
        new = new.strip()
        if new == old:
            raise Refusal(_("Nội dung mới giống hệt nội dung đang có nên không có gì để đính chính."))
        honour = honour_of(line)
        if honour is not None and how_it_stands(honour)[0] in FALLEN:
            raise Refusal(_("Lần khen thưởng này đã hủy bỏ hoặc tước nên không đính chính nữa."))
        correction = Correction.objects.create(line=line, field=field, old=old, new=new, act=act.strip(), on=on)
        standings = []
        if honour is not None:
            standing = record_standing(
                honour,
                Standing.CORRECTED,
                on=on,
                act=correction.act,
                note=f"{correction.get_field_display()}: {old} → {new}"[:300],
            )
            standings.append(standing)
        audit.record(by, "corrected", line, changes={field: [old, new]}, note=correction.act)
        outbox.tell("decision.corrected", line, nomination_id=line.handling.nomination_id)
        chronicle.write("decision.corrected", decision, [correction, *standings])
    return correction
