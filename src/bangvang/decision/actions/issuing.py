"""Issuing gives the next number and puts a decision in force: everything in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.catalogue.queries import award_name
from bangvang.chronicle import actions as chronicle
from bangvang.decision import states
from bangvang.decision.checks import checks_of, refusal_of
from bangvang.decision.choices import DecisionState, DocumentKind
from bangvang.decision.models import Act, Decision, RegisterEntry
from bangvang.decision.numbering import take_number
from bangvang.decision.permissions import may_issue, require
from bangvang.decision.queries import in_a_row, lines_in_order
from bangvang.decision.wording import authority_of
from bangvang.nomination.actions import close_handling
from bangvang.nomination.choices import Outcome
from bangvang.outbox import actions as outbox
from bangvang.register.actions import record_honour
from bangvang.register.models import Honour
from bangvang.register.queries import with_standings


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
        (standing,) = _held([decision])
        if standing.state != DecisionState.ISSUED:
            rows = _put_in_force(by, standing, key, read_version, today or timezone.localdate())
            _log(standing, rows)
    decision.refresh_from_db()
    return decision


def issue_in_a_row(
    by: User, decisions: Sequence[Decision], *, key: str, read_versions: Mapping[int, int], today: date | None = None
) -> list[Decision]:
    """Give decisions of one body numbers that follow each other, in the order of `in_a_row`: all of them, or none.

    ``key`` is one wish for the whole row and works as for `issue`: asked again once all are issued, the first answer comes
    back. ``read_versions`` tells of each draft (by id) what the clerk had read. Raises PermissionDenied, and `Refusal` that
    names the decision which stopped the row. Gives the decisions in the order of their numbers.
    """
    require(all(may_issue(by, decision) for decision in decisions))
    if not decisions:
        raise Refusal(_("Chưa chọn quyết định nào. Hãy đánh dấu ít nhất một dự thảo."))
    day = today or timezone.localdate()
    with transaction.atomic():
        row = in_a_row(_held(decisions))
        if any(decision.state != DecisionState.ISSUED for decision in row):
            written = [
                _next_in_a_row(by, place, decision, f"{key}-{place}", read_versions.get(decision.pk), day)
                for place, decision in enumerate(row, start=1)
            ]
            for decision, rows in zip(row, written, strict=True):
                _log(decision, rows)
    return row


def _held(decisions: Sequence[Decision]) -> list[Decision]:
    """The rows as they stand, held to the end of the transaction; always in one order, so that no two wait for each other."""
    held = Decision.objects.select_for_update(of=("self",)).select_related("body", "issuer__body")
    return list(held.filter(pk__in=[decision.pk for decision in decisions]).order_by("pk"))


def _next_in_a_row(
    by: User, place: int, decision: Decision, key: str, read_version: int | None, today: date
) -> list[Model]:
    """Put one of a row in force; what stops it stops all, and the refusal says which one it was."""
    try:
        if decision.state == DecisionState.ISSUED:
            raise Refusal(
                _("Người khác vừa cấp số %(code)s cho quyết định này. Hãy mở lại trang.") % {"code": decision.code}
            )
        return _put_in_force(by, decision, key, read_version, today)
    except Stale:
        why, cite = _("Người khác vừa sửa dự thảo này. Hãy mở lại để đọc."), ""
    except Refusal as refusal:
        why, cite = refusal.sentence, refusal.cite
    told = {"place": place, "award": award_name(decision.award), "why": why}
    raise Refusal(
        _("Dừng ở quyết định thứ %(place)d, %(award)s. %(why)s Chưa quyết định nào trong loạt này được cấp số.") % told,
        cite=cite,
    )


def _put_in_force(by: User, decision: Decision, key: str, read_version: int | None, today: date) -> list[Model]:
    """Everything but the line of the log, which comes last in the transaction; gives the rows that the line covers."""
    states.after("issue", decision.state)
    fresh_key(key)
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
    refusal = refusal_of(checks_of(decision, list(lines_in_order(decision))))
    if refusal is not None:
        raise refusal
    taken = take_number(decision.body, DocumentKind.DECISION, decision.signed_on)
    decision.state = DecisionState.ISSUED
    decision.number, decision.year, decision.code = taken.number, taken.year, taken.code
    decision.idempotency_key, decision.issued_at, decision.issued_by = key, timezone.now(), by
    decision.save(update_fields=["state", "number", "year", "code", "idempotency_key", "issued_at", "issued_by"])
    entry = _enter_in_register(decision)
    honours = _honour_each(decision)
    audit.record(by, "issued", decision, changes={"code": [None, decision.code]})
    outbox.tell("decision.issued", decision)
    return [decision, *decision.lines.all(), entry, *with_standings(honours)]


def _log(decision: Decision, rows: Sequence[Model]) -> None:
    chronicle.write("decision.issued", decision, rows, facts=numbered_facts(decision))


def numbered_facts(paper: Decision | Act) -> dict[str, str | int | None]:
    """What everybody may know of a numbered paper: its body, number, day."""
    return {"body": paper.body_id, "code": paper.code, "number": paper.number, "day": paper.signed_on.isoformat()}


def fresh_key(key: str) -> None:
    """Raise a `Refusal` when the wish of this key was carried out already, for whatever paper; ValueError for no key."""
    if not 1 <= len(key) <= 64:
        raise ValueError("an idempotency key has 1 to 64 characters")
    used = Decision.objects.filter(idempotency_key=key).first(), Act.objects.filter(idempotency_key=key).first()
    other = used[0] or used[1]
    if other is not None:
        raise Refusal(
            _("Yêu cầu này đã dùng để ban hành %(code)s. Hãy mở lại trang dự thảo rồi bấm lại.") % {"code": other.code}
        )


def _enter_in_register(decision: Decision) -> RegisterEntry:
    return RegisterEntry.objects.create(
        body=decision.body,
        decision=decision,
        code=decision.code,
        day=decision.signed_on,
        summary=_("Quyết định. %(title)s") % {"title": decision.title},
        signer=f"{decision.signer_name}, {decision.signer_title}".strip(", "),
        recipients=decision.recipients,
        keeper=_("Văn thư"),
    )


def _honour_each(decision: Decision) -> list[Honour]:
    """One honour a line, the turn closed as granted, one event a nomination."""
    honours = []
    lines = decision.lines.select_related(
        "handling__nomination__person",
        "handling__nomination__collective",
        "handling__nomination__household",
        "handling__nomination__proposal",
    ).order_by("ordinal")
    for line in lines:
        nomination = line.handling.nomination
        honour = record_honour(
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
        honours.append(honour)
        close_handling(line.handling, Outcome.GRANTED, on=decision.signed_on, note=decision.code)
        outbox.tell("decision.granted", line, nomination_id=nomination.pk)
    return honours
