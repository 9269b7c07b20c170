"""Verbs of nominations: propose from a list, submit, withdraw, return, mend, refuse, and take turns.

Each dossier is handled by one body after another; `open_handling` and `close_handling` are how downstream verbs move it on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.chronicle import actions as chronicle
from bangvang.intake.choices import BatchState
from bangvang.intake.models import Batch, Row
from bangvang.movement.models import Movement
from bangvang.nomination import states
from bangvang.nomination.choices import Outcome
from bangvang.nomination.matching import Match, match_rows
from bangvang.nomination.models import DossierHold, FlaggedItem, Handling, Nomination, Proposal
from bangvang.nomination.permissions import (
    may_handle,
    may_mend,
    may_propose,
    may_propose_for,
    may_put_report,
    may_state,
    require,
)
from bangvang.nomination.queries import current_handling, flagged_of
from bangvang.nomination.validators import period_problem, validate_fact, validate_field
from bangvang.outbox import actions as outbox
from bangvang.register.actions import key_of, new_household, new_person, new_unit, take_post
from bangvang.register.choices import RecipientKind
from bangvang.register.models import Household, Person, Unit
from bangvang.register.queries import people_with_number
from bangvang.report.models import Edition
from bangvang.report.queries import editions_about

REVISABLE = ("title", "body", "movement", "commendation_type", "achieved_from", "achieved_until")


# ── making and sending a proposal ────────────────────────────────────────────────────────────────────────────────────
def propose_from(
    by: User,
    batch: Batch,
    *,
    body: Unit,
    title: str,
    movement: Movement | None,
    commendation_type: str,
    achieved_from: date,
    achieved_until: date,
    choices: Mapping[int, int] | None = None,
) -> Proposal:
    """Make one proposal of an accepted list: one dossier a row, each with its recipient of the register.

    ``choices`` (row id → key of the chosen candidate, 0 for somebody new) answers what a name alone cannot.
    Raises PermissionDenied, and `Refusal` when the list is not accepted, was used, or a row names more than one.
    """
    require(may_propose_for(by, batch.unit))
    with transaction.atomic():
        batch = Batch.objects.select_for_update().select_related("unit", "file").get(pk=batch.pk)
        _usable(batch)
        _fits(batch.unit, body, achieved_from, achieved_until)
        matches = match_rows(batch, on=achieved_until, choices=choices)
        _all_settled(matches)
        proposal = Proposal.objects.create(
            unit=batch.unit,
            body=body,
            title=title,
            movement=movement,
            batch=batch,
            commendation_type=commendation_type,
            achieved_from=achieved_from,
            achieved_until=achieved_until,
            made_by=by,
        )
        _write_dossiers(by, proposal, matches)
        audit.record(by, "proposed", proposal, note=_("%(count)d hồ sơ") % {"count": len(matches)})
        outbox.tell("nomination.proposed", proposal)
    return proposal


def _usable(batch: Batch) -> None:
    if batch.state != BatchState.ACCEPTED:
        raise Refusal(_("Danh sách chưa được nhận nên chưa lập đề nghị được. Hãy xem trước rồi nhận cả danh sách."))
    if Proposal.objects.filter(batch=batch).exists():
        raise Refusal(_("Danh sách này đã lập thành một đợt đề nghị. Hãy mở đợt ấy, đừng lập lần nữa."))


def _fits(unit: Unit, body: Unit, achieved_from: date, achieved_until: date) -> None:
    """A body at or above the unit, and a period in order."""
    if not body.is_body:
        raise Refusal(
            _("%(body)s không có con dấu nên không tiếp nhận đề nghị được. Hãy chọn cơ quan có con dấu.")
            % {"body": body}
        )
    above: Unit | None = unit
    while above is not None and above.pk != body.pk:
        above = above.parent
    if above is None:
        raise Refusal(
            _("%(unit)s không thuộc %(body)s nên không trình tới đó được. Hãy chọn cơ quan cấp trên của đơn vị.")
            % {"unit": unit, "body": body}
        )
    sentence = period_problem(achieved_from, achieved_until)
    if sentence:
        raise Refusal(sentence)


def _all_settled(matches: Iterable[Match]) -> None:
    """Raise a `Refusal` that names every row that may mean several, or none that lives, with the candidates."""
    open_matches = [match for match in matches if not match.settled]
    if not open_matches:
        return
    told = " ".join(
        _("Dòng %(line)d, %(name)s: %(candidates)s.")
        % {
            "line": match.row.line,
            "name": match.row.name,
            "candidates": " / ".join(f"{one.recipient} ({one.where})" for one in match.candidates),
        }
        for match in open_matches
    )
    raise Refusal(
        _(
            "Chưa lập được đề nghị: %(count)d dòng chưa rõ là ai trong sổ. %(told)s Hãy chọn đúng người, hoặc chọn “người mới”."
        )
        % {"count": len(open_matches), "told": told}
    )


def _write_dossiers(by: User, proposal: Proposal, matches: list[Match]) -> None:
    """One dossier a row, in the order of the list; whoever is new is entered into the register first."""
    seen: dict[tuple[str, int, str], int] = {}
    for ordinal, match in enumerate(matches, start=1):
        row = match.row
        recipient = match.recipient or _enter(by, proposal, match)
        identity = (row.recipient_kind, recipient.pk, row.award)
        if identity in seen:
            raise Refusal(
                _(
                    "Dòng %(first)d và dòng %(second)d là cùng một đối tượng, cùng hình thức: %(name)s. "
                    "Hãy chọn lại cho một trong hai dòng."
                )
                % {"first": seen[identity], "second": row.line, "name": recipient}
            )
        seen[identity] = row.line
        Nomination.objects.create(
            **key_of(recipient),
            proposal=proposal,
            ordinal=ordinal,
            honorific=row.honorific,
            name=row.name,
            position=row.position,
            unit_name=row.unit_name,
            award=row.award,
            merit=row.merit,
            row=row,
        )


def _enter(by: User, proposal: Proposal, match: Match) -> Person | Unit | Household:
    """Enter somebody new into the register; nothing about them is known yet but what the list says."""
    row, unit = match.row, match.unit or proposal.unit
    begins = proposal.achieved_from
    recipient: Person | Unit | Household
    if row.recipient_kind == RecipientKind.COLLECTIVE:
        recipient = new_unit(name=row.name, parent=unit, begins_on=begins, demonstration=unit.demonstration)
    elif row.recipient_kind == RecipientKind.HOUSEHOLD:
        recipient = new_household(name=row.name, address=row.unit_name, unit=unit, demonstration=unit.demonstration)
    else:
        recipient = new_person(name=row.name, demonstration=unit.demonstration, **_told(row))
        take_post(recipient, unit, position=row.position, begins_on=begins)
    audit.record(
        by,
        "entered_from_list",
        recipient,
        note=_("từ danh sách %(file)s, dòng %(line)d") % {"file": proposal.batch, "line": row.line},
    )
    return recipient


def _told(row: Row) -> dict[str, Any]:
    """Citizen number and birth date that the list gave; a number that is another's in the register is a `Refusal`."""
    told: dict[str, Any] = dict(row.personal)
    if "citizen_number" in told and people_with_number(told["citizen_number"]).exists():
        raise Refusal(
            _(
                "Dòng %(line)d, %(name)s: số định danh này đã ghi cho một người khác trong sổ. "
                "Hãy xem lại số trong danh sách, hoặc chọn đúng người."
            )
            % {"line": row.line, "name": row.name}
        )
    if "birth_date" in told:
        told["birth_date"] = date.fromisoformat(told["birth_date"])
    return told


def revise(by: User, proposal: Proposal, *, read_version: int, **fields: Any) -> Proposal:
    """Change what a draft proposal says of itself; ``fields`` are some of `REVISABLE`."""
    require(may_propose(by, proposal))
    unknown = set(fields) - set(REVISABLE)
    if unknown:
        raise ValueError(f"not revisable: {sorted(unknown)}")
    with transaction.atomic():
        claim(proposal, read_version)
        standing = Proposal.objects.select_related("body", "movement").get(pk=proposal.pk)
        states.after("revise", standing.state)
        changes = audit.changes_to(standing, fields)
        for name, value in fields.items():
            setattr(proposal, name, value)
        _fits(proposal.unit, proposal.body, proposal.achieved_from, proposal.achieved_until)
        proposal.save(update_fields=list(fields))
        audit.record(by, "revised", proposal, changes=changes)
        outbox.tell("nomination.revised", proposal)
    return proposal


def submit(by: User, proposal: Proposal, *, on: date, read_version: int) -> Proposal:
    """Send the proposal: from ``on`` its body has every dossier in hand. Raises PermissionDenied, Stale, Refusal."""
    require(may_propose(by, proposal))
    with transaction.atomic():
        claim(proposal, read_version)
        proposal.refresh_from_db(fields=["state"])
        proposal.state, proposal.submitted_on = states.after("submit", proposal.state), on
        if on < proposal.achieved_from:
            raise Refusal(_("Ngày trình trước cả ngày bắt đầu thành tích. Hãy xem lại ngày trình."))
        dossiers = list(proposal.nominations.order_by("ordinal"))
        if not dossiers:
            raise Refusal(_("Đợt đề nghị chưa có hồ sơ nào nên chưa trình được. Hãy lập từ một danh sách đã nhận."))
        proposal.save(update_fields=["state", "submitted_on"])
        audit.record(by, "submitted", proposal, note=_("%(count)d hồ sơ") % {"count": len(dossiers)})
        for nomination in dossiers:
            open_handling(nomination, proposal.body, received_on=on)
        outbox.tell("nomination.submitted", proposal)
    return proposal


def withdraw(by: User, proposal: Proposal, *, on: date, read_version: int | None = None) -> Proposal:
    """Take a submitted proposal back while no body has finished with any of its dossiers."""
    require(may_propose(by, proposal))
    with transaction.atomic():
        claim(proposal, proposal.version if read_version is None else read_version)
        proposal.refresh_from_db(fields=["state"])
        proposal.state = states.after("withdraw", proposal.state)
        turns = Handling.objects.filter(nomination__proposal=proposal).select_related("nomination").order_by("id")
        done = [turn for turn in turns if turn.outcome in (Outcome.GRANTED, Outcome.ENDORSED, Outcome.REFUSED)]
        if done:
            raise Refusal(
                _(
                    "Không rút được cả đợt: hồ sơ %(name)s đã %(outcome)s ngày %(day)s. "
                    "Hãy liên hệ cơ quan đang giữ hồ sơ còn lại."
                )
                % {
                    "name": done[0].nomination,
                    "outcome": done[0].get_outcome_display(),
                    "day": f"{done[0].closed_on:%d/%m/%Y}",
                }
            )
        proposal.save(update_fields=["state"])
        audit.record(by, "withdrew", proposal)
        for turn in turns:
            if turn.closed_on is None:
                close_handling(turn, Outcome.WITHDRAWN, on=on)
        outbox.tell("nomination.withdrawn", proposal)
    return proposal


def discard(by: User, proposal: Proposal, *, read_version: int) -> Proposal:
    """Leave a draft that was never sent; it stays on record as withdrawn."""
    require(may_propose(by, proposal))
    with transaction.atomic():
        claim(proposal, read_version)
        proposal.refresh_from_db(fields=["state"])
        proposal.state = states.after("discard", proposal.state)
        proposal.save(update_fields=["state"])
        audit.record(by, "discarded", proposal)
        outbox.tell("nomination.discarded", proposal)
    return proposal


# ── turns ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def open_handling(nomination: Nomination, body: Unit, *, received_on: date) -> Handling:
    """``body`` takes the dossier in hand from ``received_on``. Called by submit, resubmit and by downstream verbs.

    Closes nothing: raises `Refusal` when another turn is still open.
    """
    if not body.is_body:
        raise Refusal(_("%(body)s không có con dấu nên không xử lý hồ sơ được.") % {"body": body})
    with transaction.atomic():
        last = nomination.handlings.select_for_update().order_by("-rank").first()
        if last is not None and last.closed_on is None:
            raise Refusal(
                _("Hồ sơ %(name)s đang ở %(body)s, chưa xong, nên chưa chuyển nơi khác được.")
                % {"name": nomination, "body": last.body}
            )
        handling = Handling.objects.create(
            nomination=nomination, body=body, rank=(last.rank if last else 0) + 1, received_on=received_on
        )
        outbox.tell("nomination.handling_opened", handling, nomination_id=nomination.pk)
    return handling


def close_handling(handling: Handling, outcome: Outcome | str, *, on: date, note: str = "") -> Handling:
    """End a body's turn with its outcome. No right is asked for here: the calling verb has asked.

    Raises `Refusal` when the turn has ended, or would end before it began.
    """
    with transaction.atomic():
        standing = Handling.objects.select_for_update().select_related("nomination").get(pk=handling.pk)
        if standing.closed_on is not None:
            raise Refusal(
                _("Hồ sơ %(name)s đã xử lý xong ngày %(day)s (%(outcome)s). Hãy tải lại trang.")
                % {
                    "name": standing.nomination,
                    "day": f"{standing.closed_on:%d/%m/%Y}",
                    "outcome": standing.get_outcome_display(),
                }
            )
        if on < standing.received_on:
            raise Refusal(
                _("Ngày %(on)s trước ngày tiếp nhận hồ sơ %(name)s (%(received)s). Hãy xem lại ngày.")
                % {"on": f"{on:%d/%m/%Y}", "name": standing.nomination, "received": f"{standing.received_on:%d/%m/%Y}"}
            )
        handling.closed_on, handling.outcome, handling.note = on, Outcome(outcome), note
        handling.save(update_fields=["closed_on", "outcome", "note"])
        outbox.tell("nomination.handling_closed", handling, nomination_id=handling.nomination_id)
    return handling


def return_for_changes(
    by: User, handling: Handling, *, items: Iterable[tuple[str, str]], note: str, on: date
) -> Handling:
    """Give a dossier back to its unit; only the flagged ``items`` (field, what to mend) reopen."""
    require(may_handle(by, handling))
    flagged = list(items)
    if not flagged:
        raise Refusal(
            _("Chưa đánh dấu mục nào phải sửa nên chưa trả được. Hãy đánh dấu ít nhất một mục và ghi cần sửa gì.")
        )
    for field, _note in flagged:
        validate_field(field)
    with transaction.atomic():
        close_handling(handling, Outcome.RETURNED, on=on, note=note)
        FlaggedItem.objects.bulk_create(
            FlaggedItem(handling=handling, field=field, note=text) for field, text in flagged
        )
        audit.record(by, "returned", handling, note=note, changes={field: [None, text] for field, text in flagged})
        outbox.tell("nomination.returned", handling, nomination_id=handling.nomination_id)
    return handling


def resubmit(by: User, nomination: Nomination, *, on: date, read_version: int, **fields: Any) -> Handling:
    """Send a returned dossier again with the flagged fields mended; the same body takes it in hand anew."""
    require(may_mend(by, nomination))
    with transaction.atomic():
        claim(nomination, read_version)
        last = current_handling(Nomination.objects.get(pk=nomination.pk))
        flagged = {item.field for item in flagged_of(Nomination.objects.get(pk=nomination.pk))}
        if last is None or not flagged:
            raise Refusal(_("Hồ sơ này không bị trả lại nên không có gì để gửi lại."))
        closed_fields = set(fields) - flagged
        if closed_fields:
            raise Refusal(_("Chỉ sửa được các mục đã bị đánh dấu; các mục khác vẫn khóa. Hãy chỉ sửa mục được nêu."))
        if last.closed_on is not None and on < last.closed_on:
            raise Refusal(_("Ngày gửi lại trước ngày hồ sơ bị trả. Hãy xem lại ngày."))
        changes = {name: [getattr(nomination, name), value] for name, value in fields.items()}
        for name, value in fields.items():
            setattr(nomination, name, value)
        nomination.save(update_fields=list(fields) or ["version"])
        audit.record(by, "resubmitted", nomination, changes=changes)
        handling = open_handling(nomination, last.body, received_on=on)
        outbox.tell("nomination.resubmitted", handling, nomination_id=nomination.pk)
    return handling


def refuse(by: User, handling: Handling, *, on: date, note: str) -> Handling:
    """The body does not take the dossier further; ``note`` says why and goes to the unit."""
    require(may_handle(by, handling))
    if not note.strip():
        raise Refusal(_("Chưa ghi lý do không đề nghị. Đơn vị cần biết vì sao, hãy ghi một câu."))
    with transaction.atomic():
        close_handling(handling, Outcome.REFUSED, on=on, note=note)
        audit.record(by, "refused", handling, note=note)
        outbox.tell("nomination.refused", handling, nomination_id=handling.nomination_id)
    return handling


def put_report(by: User, nomination: Nomination, edition: Edition, *, read_version: int) -> Nomination:
    """Put a closed achievement report into the dossier; the edition that was put in stays, whatever is written later.

    Raises PermissionDenied, Stale, and `Refusal` for a report about somebody else.
    """
    require(may_put_report(by, nomination))
    with transaction.atomic():
        claim(nomination, read_version)
        nomination.refresh_from_db()
        if not editions_about(nomination).filter(pk=edition.pk).exists():
            raise Refusal(
                _("Báo cáo này không phải bản chốt mới nhất về %(name)s. Hãy chọn lại báo cáo.") % {"name": nomination}
            )
        before, nomination.report = nomination.report_id, edition
        nomination.save(update_fields=["report"])
        audit.record(by, "put_report", nomination, changes={"report": [before, edition.pk]})
        outbox.tell("nomination.report_put", nomination, nomination_id=nomination.pk)
    return nomination


def state_fact(by: User, nomination: Nomination, key: str, value: bool | None) -> Nomination:
    """State (or, with None, take back) a finding of fact that the law leaves to people. Assess again to see its effect."""
    require(may_state(by, nomination))
    validate_fact(key)
    last = current_handling(nomination)
    if last is not None and last.closed_on is not None and last.outcome != Outcome.RETURNED:
        raise Refusal(
            _("Hồ sơ %(name)s đã xử lý xong (%(outcome)s) nên không xác nhận thêm được.")
            % {"name": nomination, "outcome": last.get_outcome_display()}
        )
    with transaction.atomic():
        claim(nomination, nomination.version)
        nomination.refresh_from_db(fields=["stated"])
        before = nomination.stated.get(key)
        nomination.stated = {name: said for name, said in nomination.stated.items() if name != key}
        if value is not None:
            nomination.stated[key] = value
        nomination.save(update_fields=["stated"])
        audit.record(by, "stated", nomination, changes={key: [before, value]})
        outbox.tell("nomination.fact_stated", nomination, nomination_id=nomination.pk)
    return nomination


# ── stopping one dossier for a while ─────────────────────────────────────────────────────────────────────────────────
def hold_dossier(by: User, handling: Handling, *, on: date, reason: str, cite: str) -> DossierHold:
    """Let the dossier go no further until the hold is lifted. Raises PermissionDenied, `Refusal` without reason or article."""
    require(may_handle(by, handling))
    if not reason.strip() or not cite.strip():
        raise Refusal(_("Chưa ghi vì sao tạm dừng, theo điều khoản hoặc văn bản nào. Đơn vị có quyền biết cả hai."))
    with transaction.atomic():
        standing = Handling.objects.select_for_update().select_related("nomination").get(pk=handling.pk)
        if standing.closed_on is not None:
            raise Refusal(
                _("Hồ sơ %(name)s đã xử lý xong (%(outcome)s) nên không tạm dừng được nữa.")
                % {"name": standing.nomination, "outcome": standing.get_outcome_display()}
            )
        if on < standing.received_on:
            raise Refusal(_("Ngày tạm dừng trước ngày tiếp nhận hồ sơ. Hãy xem lại ngày."))
        hold = DossierHold.objects.create(handling=standing, since=on, reason=reason.strip(), cite=cite.strip(), by=by)
        audit.record(by, "held_dossier", standing.nomination, note=hold.reason)
        outbox.tell("nomination.held", hold, nomination_id=standing.nomination_id)
        chronicle.write("nomination.held", hold, [hold])
    return hold


def lift_hold(by: User, hold: DossierHold, *, on: date, because: str) -> DossierHold:
    """Let the dossier go on. Raises PermissionDenied, and `Refusal` without a reason or when it was lifted before."""
    require(may_handle(by, hold.handling))
    if not because.strip():
        raise Refusal(_("Chưa ghi vì sao bỏ tạm dừng. Hãy ghi kết luận đã có."))
    with transaction.atomic():
        standing = (
            DossierHold.objects.select_for_update(of=("self",)).select_related("handling__nomination").get(pk=hold.pk)
        )
        if standing.lifted_on is not None:
            raise Refusal(
                _("Đã bỏ tạm dừng từ %(day)s. Không cần làm lần nữa.") % {"day": f"{standing.lifted_on:%d/%m/%Y}"}
            )
        if on < standing.since:
            raise Refusal(_("Ngày bỏ tạm dừng trước ngày tạm dừng. Hãy xem lại ngày."))
        standing.lifted_on, standing.lifted_by, standing.lifted_because = on, by, because.strip()
        standing.save(update_fields=["lifted_on", "lifted_by", "lifted_because"])
        audit.record(by, "lifted_hold", standing.handling.nomination, note=because.strip())
        outbox.tell("nomination.hold_lifted", standing, nomination_id=standing.handling.nomination_id)
        chronicle.write("nomination.hold_lifted", standing, [chronicle.Part(standing, "lifted")])
    return standing
