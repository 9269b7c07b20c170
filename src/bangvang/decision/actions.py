"""Verbs of decisions: draft from what passed, issue with the next number, send up, correct."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale, claim
from bangvang.catalogue.queries import award_name
from bangvang.council.choices import SittingState
from bangvang.council.models import AgendaItem, Sitting
from bangvang.decision import states
from bangvang.decision.choices import CorrectableField, DecisionState, DocumentKind
from bangvang.decision.models import Correction, Decision, Line, ProposalLetter, RegisterEntry
from bangvang.decision.numbering import take_number
from bangvang.decision.permissions import may_correct, may_draft, may_draft_for, may_issue, may_send_up, require
from bangvang.decision.queries import handlings_to_send_up, honour_of, items_to_decide, wording_on
from bangvang.decision.validators import signing_problem
from bangvang.decision.wording import (
    achievement_of,
    authority_of,
    counts_of_kinds,
    default_recipients,
    grounds_of,
    period_of,
    proposer_line_of,
    title_of,
)
from bangvang.nomination.actions import close_handling, open_handling
from bangvang.nomination.choices import Outcome
from bangvang.nomination.models import Handling
from bangvang.outbox import actions as outbox
from bangvang.register.actions import record_honour, record_standing
from bangvang.register.choices import Standing
from bangvang.register.models import Issuer, Unit
from bangvang_law.book import national_book

REVISABLE = (
    "title",
    "grounds",
    "proposer_line",
    "achievement",
    "achieved_from",
    "achieved_until",
    "signed_on",
    "issuer",
    "power",
    "signer_title",
    "signer_name",
    "recipients",
)


# ── drafting ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def draft_from(
    by: User,
    sitting: Sitting,
    *,
    award: str,
    signed_on: date,
    issuer: Issuer,
    title: str | None = None,
    signer_name: str | None = None,
    signer_title: str | None = None,
    draft_note: str = "",
    **fields: Any,
) -> Decision:
    """Make a draft of everything of ``award`` that the council passed: wording, counts, money and grounds make themselves.

    ``signer_name`` None takes the holder of the office, "" leaves the line for the pen. ``fields`` are others of
    `REVISABLE`. Raises PermissionDenied, and `Refusal` when the sitting is not closed, nothing waits for a decision, or
    the issuer may not grant the award on the day (with the article).
    """
    require(may_draft_for(by, sitting.council.body))
    _known(fields)
    with transaction.atomic():
        items = _items(sitting, award, signed_on)
        _may_sign(issuer, sitting.council.body, award, signed_on)
        proposals = list(
            {item.handling.nomination.proposal_id: item.handling.nomination.proposal for item in items}.values()
        )
        achieved_from, achieved_until = period_of(proposals)
        achievement = fields.pop("achievement", None) or achievement_of(proposals)
        counts = counts_of_kinds(item.recipient_kind for item in items)
        made = {
            "title": title or title_of(award, counts, achievement)[:400],
            "grounds": "\n".join(grounds_of(items, signed_on)),
            "proposer_line": proposer_line_of(sitting)[:300],
            "achieved_from": achieved_from,
            "achieved_until": achieved_until,
            "recipients": default_recipients(),
        }
        decision = Decision.objects.create(
            body=sitting.council.body,
            sitting=sitting,
            issuer=issuer,
            award=award,
            achievement=achievement[:400],
            signed_on=signed_on,
            signer_title=signer_title or issuer.title,
            signer_name=issuer.person_name if signer_name is None else signer_name,
            draft_note=draft_note,
            **(made | fields),
        )
        _write_lines(decision, items)
        audit.record(by, "drafted", decision, note=_("%(count)d dòng") % {"count": len(items)})
        outbox.tell("decision.drafted", decision)
        _tell_each("decision.line_drafted", decision)
    return decision


def _known(fields: dict[str, Any]) -> None:
    unknown = set(fields) - set(REVISABLE)
    if unknown:
        raise ValueError(f"not fields of a draft: {sorted(unknown)}")


def _items(sitting: Sitting, award: str, signed_on: date) -> list[AgendaItem]:
    standing = Sitting.objects.select_for_update().get(pk=sitting.pk)  # two drafts at once must not take the same items
    if standing.state != SittingState.CLOSED:
        raise Refusal(
            _("Phiên họp chưa kết thúc nên chưa lập dự thảo được. Hãy kiểm phiếu xong và kết thúc phiên họp.")
        )
    if signed_on < standing.held_on:
        raise Refusal(
            _("Ngày ký %(day)s trước ngày Hội đồng họp (%(held)s). Hãy chọn ngày ký từ ngày họp trở đi.")
            % {"day": f"{signed_on:%d/%m/%Y}", "held": f"{standing.held_on:%d/%m/%Y}"}
        )
    items = items_to_decide(sitting, award)
    if not items:
        raise Refusal(
            _(
                "Phiên họp này không còn hồ sơ nào được thông qua mà chưa có quyết định %(award)s. Hãy xem các dự thảo đã lập."
            )
            % {"award": award_name(award)}
        )
    return items


def _may_sign(issuer: Issuer, body: Unit, award: str, on: date) -> None:
    if issuer.body_id != body.pk:
        raise Refusal(
            _("%(issuer)s không ký văn bản của %(body)s. Hãy chọn người ký của cơ quan.")
            % {"issuer": issuer, "body": body}
        )
    problem = signing_problem(issuer, award, on)
    if problem is not None:
        raise problem


def _write_lines(decision: Decision, items: Sequence[AgendaItem]) -> None:
    bonus = {
        kind: bonus_each(decision.award, kind, decision.issuer, decision.signed_on)
        for kind in {item.recipient_kind for item in items}
    }
    Line.objects.bulk_create(
        Line(
            decision=decision,
            item=item,
            handling=item.handling,
            ordinal=ordinal,
            recipient_kind=item.recipient_kind,
            honorific=item.honorific,
            name=item.name,
            position=item.position,
            unit_name=item.unit_name,
            merit=item.merit,
            bonus=bonus[item.recipient_kind],
        )
        for ordinal, item in enumerate(items, start=1)
    )
    told = national_book().bonus(
        decision.award, items[0].recipient_kind, on=decision.signed_on, issuer=decision.issuer.authority
    )
    decision.rounding = told.rounding or ""
    decision.save(update_fields=["rounding"])


def bonus_each(award: str, kind: str, issuer: Issuer, on: date) -> int | None:
    """Đồng for one recipient of the kind by the law of the day; None when no law that was read gives a coefficient."""
    bonus = national_book().bonus(award, kind, on=on, issuer=issuer.authority)
    return None if bonus.coefficient is None else bonus.amount


def revise_draft(by: User, decision: Decision, *, read_version: int, **fields: Any) -> Decision:
    """Change what a draft says around its locked lines; ``fields`` are some of `REVISABLE`. Raises Stale, Refusal.

    A new day or signer is held against the law again. When that would change the money of a line, the draft must be
    made anew, because lines are locked.
    """
    require(may_draft(by, decision))
    _known(fields)
    with transaction.atomic():
        _take(decision, "revise", read_version)
        changes = {
            name: [str(getattr(decision, name)), str(value)]
            for name, value in fields.items()
            if getattr(decision, name) != value
        }
        for name, value in fields.items():
            setattr(decision, name, value)
        if decision.sitting is not None and decision.signed_on < decision.sitting.held_on:
            raise Refusal(_("Ngày ký trước ngày Hội đồng họp. Hãy chọn ngày ký từ ngày họp trở đi."))
        _may_sign(decision.issuer, decision.body, decision.award, decision.signed_on)
        _money_stands(decision)
        decision.save(update_fields=list(fields))
        audit.record(by, "revised_draft", decision, changes=changes)
        outbox.tell("decision.revised", decision)
    return decision


def _take(decision: Decision, verb: str, read_version: int) -> DecisionState:
    """Claim the draft for ``verb``; the state is asked first, because the row of an issued decision is locked altogether."""
    standing = Decision.objects.select_for_update().get(pk=decision.pk)
    state = states.after(verb, standing.state)
    claim(decision, read_version)
    return state


def _money_stands(decision: Decision) -> None:
    for kind, bonus in decision.lines.values_list("recipient_kind", "bonus").distinct().order_by():
        now = bonus_each(decision.award, kind, decision.issuer, decision.signed_on)
        if now != bonus:
            raise Refusal(
                _(
                    "Đổi như vậy thì tiền thưởng theo luật của ngày ký cũng đổi, mà các dòng đã khóa. "
                    "Hãy bỏ dự thảo này và lập dự thảo mới."
                )
            )


def drop_draft(by: User, decision: Decision, *, read_version: int) -> Decision:
    """Leave a draft: its lines stay as a record, and what the council passed waits for a new draft."""
    require(may_draft(by, decision))
    with transaction.atomic():
        decision.state = _take(decision, "drop", read_version)
        decision.save(update_fields=["state"])
        audit.record(by, "dropped_draft", decision)
        outbox.tell("decision.dropped", decision)
        _tell_each("decision.line_dropped", decision)
    return decision


def _tell_each(what: str, decision: Decision) -> None:
    for line in decision.lines.select_related("handling").order_by("ordinal"):
        outbox.tell(what, line, nomination_id=line.handling.nomination_id)


# ── issuing ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def issue(
    by: User, decision: Decision, *, key: str, read_version: int | None = None, today: date | None = None
) -> Decision:
    """Give the decision its number and put it in force, once: everything in one transaction, or nothing.

    ``key`` is made by who asks, once for one wish: asked again with it, or with another one on a decision that is issued,
    the first answer comes back and no second number is given. ``read_version`` is the draft that the clerk had read.
    ``today`` (the day in Hà Nội when None) bounds the day of signing: a day to come would block the series until then.
    Raises PermissionDenied, Stale, Refusal. Source of the numbering: Nghị định 30/2020/NĐ-CP, Điều 15.
    """
    require(may_issue(by, decision))
    with transaction.atomic():
        standing = Decision.objects.select_for_update().select_related("body", "issuer__body").get(pk=decision.pk)
        if standing.state != DecisionState.ISSUED:
            _issue_now(by, standing, key, read_version, today or timezone.localdate())
    decision.refresh_from_db()
    return decision


def _issue_now(by: User, decision: Decision, key: str, read_version: int | None, today: date) -> None:
    states.after("issue", decision.state)
    _fresh_key(key)
    if read_version is not None and read_version != decision.version:
        raise Stale(decision, read_version)
    if decision.signed_on > today:
        raise Refusal(
            _(
                "Ngày ký %(day)s chưa tới. Số phải cấp theo thứ tự ngày, "
                "nên hãy cấp số từ ngày ấy, hoặc sửa ngày ký trong dự thảo."
            )
            % {"day": f"{decision.signed_on:%d/%m/%Y}"}
        )
    _may_sign(decision.issuer, decision.body, decision.award, decision.signed_on)
    taken = take_number(decision.body, DocumentKind.DECISION, decision.signed_on)
    decision.state = DecisionState.ISSUED
    decision.number, decision.year, decision.code = taken.number, taken.year, taken.code
    decision.idempotency_key, decision.issued_at, decision.issued_by = key, timezone.now(), by
    decision.save(update_fields=["state", "number", "year", "code", "idempotency_key", "issued_at", "issued_by"])
    _enter_in_register(decision)
    _honour_each(decision)
    audit.record(by, "issued", decision, changes={"code": [None, decision.code]})
    outbox.tell("decision.issued", decision)


def _fresh_key(key: str) -> None:
    if not 1 <= len(key) <= 64:
        raise ValueError("an idempotency key has 1 to 64 characters")
    other = Decision.objects.filter(idempotency_key=key).first()
    if other is not None:
        raise Refusal(
            _("Yêu cầu này đã dùng để ban hành %(code)s. Hãy mở lại trang dự thảo rồi bấm lại.") % {"code": other.code}
        )


def _enter_in_register(decision: Decision) -> None:
    RegisterEntry.objects.create(
        body=decision.body,
        decision=decision,
        code=decision.code,
        day=decision.signed_on,
        summary=_("Quyết định. %(title)s") % {"title": decision.title},
        signer=f"{decision.signer_name}, {decision.signer_title}".strip(", "),
        recipients=decision.recipients,
        keeper=_("Văn thư"),
    )


def _honour_each(decision: Decision) -> None:
    """One honour a line, the turn closed as granted, one event a nomination."""
    lines = decision.lines.select_related(
        "handling__nomination__person",
        "handling__nomination__collective",
        "handling__nomination__household",
        "handling__nomination__proposal",
    ).order_by("ordinal")
    for line in lines:
        nomination = line.handling.nomination
        record_honour(
            recipient=nomination.recipient,
            award=decision.award,
            name_as_written=line.name,
            decided_on=decision.signed_on,
            act=decision.code,
            position_as_written=line.position,
            unit_as_written=line.unit_name,
            issuer_as_written=authority_of(decision.issuer),
            body=decision.body,
            achieved_from=nomination.proposal.achieved_from,
            achieved_until=nomination.proposal.achieved_until,
            merit=line.merit,
            source={"decision": decision.pk, "line": line.pk},
            demonstration=decision.body.demonstration,
        )
        close_handling(line.handling, Outcome.GRANTED, on=decision.signed_on, note=decision.code)
        outbox.tell("decision.granted", line, nomination_id=nomination.pk)


# ── afterwards ───────────────────────────────────────────────────────────────────────────────────────────────────────
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
        correction = Correction.objects.create(line=line, field=field, old=old, new=new, act=act.strip(), on=on)
        honour = honour_of(line)
        if honour is not None:
            record_standing(
                honour,
                Standing.CORRECTED,
                on=on,
                act=correction.act,
                note=f"{correction.get_field_display()}: {old} → {new}"[:300],
            )
        audit.record(by, "corrected", line, changes={field: [old, new]}, note=correction.act)
        outbox.tell("decision.corrected", line, nomination_id=line.handling.nomination_id)
    return correction


def send_up(
    by: User, handlings: Sequence[Handling], *, to_body: Unit, on: date, title: str = "", signer: str = ""
) -> ProposalLetter:
    """Endorse dossiers and send them to the body above under one numbered tờ trình.

    Each turn closes as endorsed on the day, and ``to_body`` has each dossier in hand from then. Raises PermissionDenied,
    and `Refusal` when the dossiers lie at different bodies, ``to_body`` is not above, or the day breaks the series.
    """
    if not handlings:
        raise Refusal(_("Chưa chọn hồ sơ nào để trình lên."))
    bodies = {handling.body_id for handling in handlings}
    body = handlings[0].body
    require(len(bodies) == 1 and may_send_up(by, body), _("Các hồ sơ phải cùng do cơ quan của anh/chị xử lý."))
    _above(body, to_body)
    with transaction.atomic():
        _none_is_under_way(body, handlings)
        taken = take_number(body, DocumentKind.PROPOSAL_LETTER, on)
        letter = ProposalLetter.objects.create(
            body=body,
            to_body=to_body,
            number=taken.number,
            year=taken.year,
            code=taken.code,
            signed_on=on,
            title=title or _("Đề nghị khen thưởng %(count)d hồ sơ") % {"count": len(handlings)},
            signer=signer,
            made_by=by,
        )
        RegisterEntry.objects.create(
            body=body,
            letter=letter,
            code=letter.code,
            day=on,
            signer=signer,
            recipients=to_body.name,
            keeper=_("Văn thư"),
            summary=_("Tờ trình. %(title)s") % {"title": letter.title},
        )
        for handling in handlings:
            close_handling(handling, Outcome.ENDORSED, on=on, note=letter.code)
            open_handling(handling.nomination, to_body, received_on=on)
            outbox.tell("decision.sent_up", letter, nomination_id=handling.nomination_id)
        letter.handlings.set(handlings)
        audit.record(by, "sent_up", letter, note=_("%(count)d hồ sơ") % {"count": len(handlings)})
    return letter


def _none_is_under_way(body: Unit, handlings: Sequence[Handling]) -> None:
    """No dossier may leave while the council has it on an agenda or a draft names it."""
    free = set(handlings_to_send_up(body).values_list("pk", flat=True))
    for handling in handlings:
        if handling.closed_on is None and handling.pk not in free:
            raise Refusal(
                _(
                    "Hồ sơ %(name)s đang trong chương trình Hội đồng hoặc trong dự thảo quyết định. "
                    "Hãy rút khỏi đó trước khi trình lên."
                )
                % {"name": handling.nomination}
            )


def _above(body: Unit, to_body: Unit) -> None:
    above = body.parent
    while above is not None and above.pk != to_body.pk:
        above = above.parent
    if above is None or not to_body.is_body:
        raise Refusal(
            _("%(to)s không phải cơ quan cấp trên của %(body)s nên không trình lên đó được.")
            % {"to": to_body, "body": body}
        )
