"""Dealing with a comment: who takes it, what is asked, whether its dossier is held, what is answered."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.chronicle import actions as chronicle
from bangvang.consultation.choices import CaseOutcome, CaseState, NoteKind
from bangvang.consultation.models import Case, CaseNote
from bangvang.consultation.permissions import may_assign, may_be_given, may_handle_case, may_reply, require
from bangvang.consultation.queries import reply_to
from bangvang.nomination.actions import hold_dossier, lift_hold
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit


def assign(by: User, case: Case, handler: User, *, read_version: int) -> Case:
    """Give the case to ``handler``. Raises PermissionDenied, Stale, and `Refusal` for somebody who may not deal with it."""
    require(may_assign(by, case))
    if not may_be_given(handler, case):
        raise Refusal(
            _(
                "%(who)s không xử lý ý kiến này được: chưa được phân công ở cơ quan, hoặc chính là người có hồ sơ. "
                "Hãy chọn người khác."
            )
            % {"who": handler}
        )
    with transaction.atomic():
        standing = _claimed(case, read_version)
        standing.state, standing.handler = CaseState.LOOKING, handler
        standing.save(update_fields=["state", "handler"])
        audit.record(by, "assigned_case", standing, note=str(handler))
        outbox.tell("consultation.assigned", standing)
    return standing


def _claimed(case: Case, read_version: int) -> Case:
    """The row as it stands, locked. Raises Stale, and `Refusal` once it was answered, for the answer stands."""
    standing = (
        Case.objects.select_for_update(of=("self",))
        .select_related(
            "comment__consultation__body", "comment__entry__handling__nomination__proposal", "handler", "hold"
        )
        .get(pk=case.pk)
    )
    if standing.state == CaseState.ANSWERED:
        raise Refusal(_("Ý kiến này đã được trả lời nên không đổi được nữa."))
    claim(standing, read_version)
    return standing


def add_note(by: User, case: Case, *, kind: str, text: str, unit: Unit | None = None) -> CaseNote:
    """Add a step: a note, a question to a unit, or what the unit said. Raises PermissionDenied, `Refusal`."""
    require(may_handle_case(by, case))
    if kind != NoteKind.NOTE and unit is None:
        raise Refusal(_("Chưa chọn đơn vị nào được hỏi. Hãy chọn đơn vị."))
    with transaction.atomic():
        standing = _claimed(case, case.version)
        case.version = standing.version
        note = CaseNote.objects.create(case=standing, kind=kind, text=text, unit=unit, by=by)
        audit.record(by, "noted_case", standing, note=str(note.get_kind_display()))
        outbox.tell("consultation.noted", standing)
    return note


def reply(by: User, question: CaseNote, *, text: str) -> CaseNote:
    """Say for the unit what it was asked. Raises PermissionDenied; `Refusal` once it said so, or the comment has its result."""
    require(may_reply(by, question))
    if not text.strip():
        raise Refusal(_("Chưa viết gì để trả lời. Hãy viết điều đơn vị biết, hoặc viết là đơn vị không rõ."))
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).get(pk=question.case_id)
        if case.state == CaseState.ANSWERED:
            raise Refusal(_("Ý kiến này đã có kết quả nên không nhận thêm lời trả lời."))
        if reply_to(question) is not None:
            raise Refusal(_("Đơn vị đã trả lời câu hỏi này rồi. Muốn nói thêm, hãy báo người hỏi."))
        said = CaseNote.objects.create(case=case, kind=NoteKind.REPLIED, unit=question.unit, text=text.strip(), by=by)
        audit.record(by, "replied_case", case, note=str(question.unit))
        outbox.tell("consultation.replied", case)
    return said


def hold(by: User, case: Case, *, reason: str, cite: str, on: date, read_version: int) -> Case:
    """Stop the dossier that the comment is about until the case is settled. Raises as `hold_dossier`."""
    require(may_handle_case(by, case))
    with transaction.atomic():
        standing = _claimed(case, read_version)
        if standing.comment.entry is None:
            raise Refusal(_("Ý kiến nói về cả danh sách nên không có hồ sơ nào để tạm dừng."))
        if standing.hold is not None:
            raise Refusal(
                _("Ý kiến này đã tạm dừng hồ sơ từ ngày %(day)s.") % {"day": f"{standing.hold.since:%d/%m/%Y}"}
            )
        standing.hold = hold_dossier(by, standing.comment.entry.handling, on=on, reason=reason, cite=cite)
        standing.save(update_fields=["hold"])
        audit.record(by, "held_for_case", standing)
        outbox.tell("consultation.held", standing)
    return standing


def lift(by: User, case: Case, *, because: str, on: date) -> Case:
    """Let the dossier go on, also after the answer. Raises PermissionDenied, `Refusal`."""
    require(may_assign(by, case))
    if case.hold is None:
        raise Refusal(_("Ý kiến này không tạm dừng hồ sơ nào."))
    with transaction.atomic():
        lift_hold(by, case.hold, on=on, because=because)
        audit.record(by, "lifted_for_case", case)
        outbox.tell("consultation.lifted", case)
    return case


def answer(by: User, case: Case, *, outcome: str, reasons: str, answer: str, on: date, read_version: int) -> Case:
    """Close the case with its result: ``reasons`` stay in the office, ``answer`` is for whoever has the receipt.

    Raises PermissionDenied, Stale, and `Refusal` while either is missing or a claim without ground still holds a dossier.
    """
    require(may_handle_case(by, case))
    if outcome not in CaseOutcome.values or not answer.strip() or not reasons.strip():
        raise Refusal(_("Kết quả phải có lý do trong cơ quan và lời trả lời người góp ý. Hãy viết cả hai."))
    with transaction.atomic():
        standing = _claimed(case, read_version)
        if outcome in (CaseOutcome.NOT_UPHELD, CaseOutcome.NOTED) and _still_held(standing):
            raise Refusal(_("Hồ sơ còn tạm dừng vì ý kiến này. Hãy bỏ tạm dừng trước khi kết luận như vậy."))
        standing.state, standing.outcome = CaseState.ANSWERED, outcome
        standing.reasons, standing.answer = reasons.strip(), answer.strip()
        standing.answered_on, standing.answered_by = on, by
        standing.save(update_fields=["state", "outcome", "reasons", "answer", "answered_on", "answered_by"])
        audit.record(by, "answered_case", standing, note=str(standing.get_outcome_display()))
        outbox.tell("consultation.answered", standing)
        chronicle.write("consultation.answered", standing, [standing])
    return standing


def _still_held(case: Case) -> bool:
    return case.hold is not None and case.hold.lifted_on is None


def open_contact(by: User, case: Case) -> str:
    """How to reach the writer, for whoever has the case in hand; that it was looked at is written down."""
    require(may_handle_case(by, case))
    with transaction.atomic():
        audit.record(by, "opened_contact", case)
        outbox.tell("consultation.contact_opened", case)
    return case.comment.contact
