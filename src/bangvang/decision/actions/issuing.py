"""Issuing gives the next number and puts a decision in force: everything in one transaction, or nothing."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.chronicle import actions as chronicle
from bangvang.decision import states
from bangvang.decision.checks import checks_of, refusal_of
from bangvang.decision.choices import DecisionState, DocumentKind
from bangvang.decision.models import Act, Decision, RegisterEntry
from bangvang.decision.numbering import take_number
from bangvang.decision.permissions import may_issue, require
from bangvang.decision.queries import lines_in_order
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
        standing = Decision.objects.select_for_update().select_related("body", "issuer__body").get(pk=decision.pk)
        if standing.state != DecisionState.ISSUED:
            _issue_now(by, standing, key, read_version, today or timezone.localdate())
    decision.refresh_from_db()
    return decision


def _issue_now(by: User, decision: Decision, key: str, read_version: int | None, today: date) -> None:
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
    chronicle.write(
        "decision.issued",
        decision,
        [decision, *decision.lines.all(), entry, *with_standings(honours)],
        facts=numbered_facts(decision),
    )


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
