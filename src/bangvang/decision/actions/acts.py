"""Acts that take honours away, give them back or amend a list: drafted by the officer, issued by the clerk, then returns.

An honour never disappears: annulment, stripping and restoration are rows with their day, number and ground, and what was
granted stays readable beside them. Source: Luật 06/2022/QH15, Điều 93; NĐ 152/2025/NĐ-CP, Điều 56 and 58.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale, claim
from bangvang.chronicle import actions as chronicle
from bangvang.decision import states
from bangvang.decision.actions.amending import amend_now
from bangvang.decision.actions.issuing import fresh_key, numbered_facts
from bangvang.decision.acts import STANDING_AFTER, TOUCHING_HONOURS, cited_for, how_it_stands, paid_for, return_day
from bangvang.decision.choices import ActKind, DecisionState, DocumentKind, ReturnedThing
from bangvang.decision.models import Act, ActItem, RegisterEntry, Return
from bangvang.decision.numbering import take_number
from bangvang.decision.permissions import may_draft_for, may_issue_act, may_take_back, require
from bangvang.decision.queries import changes_of
from bangvang.decision.validators import act_problem, standing_problem
from bangvang.decision.wording import authority_of
from bangvang.outbox import actions as outbox
from bangvang.register.actions import record_standing
from bangvang.register.models import Honour, HonourStanding, Issuer, Unit


def draft_act(
    by: User,
    body: Unit,
    honours: Sequence[Honour],
    *,
    kind: str,
    facts: str,
    signed_on: date,
    ground: str = "",
    based_on: str = "",
    issuer: Issuer | None = None,
    signer_name: str | None = None,
    authority_as_written: str = "",
    code: str = "",
) -> Act:
    """Draft an act about ``honours``: an own decision with its ``issuer``, or another's with its authority and ``code``.

    ``signer_name`` None takes the holder of the office. Raises PermissionDenied, and `Refusal` when the law of the day does
    not carry it, an honour already stands so, or it was granted by somebody else than who would now annul it.
    """
    require(may_draft_for(by, body))
    if kind not in TOUCHING_HONOURS:
        raise ValueError(f"not about honours: {kind}")
    is_own = issuer is not None
    facts, based_on, code, authority = facts.strip(), based_on.strip(), code.strip(), authority_as_written.strip()
    problem = act_problem(
        body,
        honours,
        kind=kind,
        ground=ground,
        facts=facts,
        based_on=based_on,
        issuer=issuer,
        authority=authority,
        code=code,
        signed_on=signed_on,
    )
    if problem is not None:
        raise problem
    with transaction.atomic():
        for honour in _locked(honours):
            _can_follow(honour, kind, signed_on)
        due, note = return_day(kind, signed_on)
        act = Act.objects.create(
            body=body,
            kind=kind,
            is_own=is_own,
            ground=ground,
            facts=facts,
            based_on=based_on,
            citations=cited_for(kind, ground, signed_on, is_own=is_own),
            issuer=issuer,
            authority_as_written=authority_of(issuer) if issuer else authority,
            signer_name=(issuer.person_name if issuer and signer_name is None else signer_name) or "",
            signed_on=signed_on,
            return_by=due,
            return_note=note[:300],
            code="" if is_own else code,
            made_by=by,
        )
        paid = paid_for(honours) if kind == ActKind.ANNULMENT else {}
        ActItem.objects.bulk_create(ActItem(act=act, honour=honour, bonus=paid.get(honour.pk)) for honour in honours)
        audit.record(by, "drafted_act", act, note=facts[:300])
        outbox.tell("decision.act_drafted", act)
    return act


def drop_act(by: User, act: Act, *, read_version: int) -> Act:
    """Leave a draft act: nothing has changed by it. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_draft_for(by, act.body))
    with transaction.atomic():
        standing = Act.objects.select_for_update().get(pk=act.pk)
        state = states.after("drop", standing.state)
        claim(act, read_version)
        act.state = state
        act.save(update_fields=["state"])
        audit.record(by, "dropped_act", act)
        outbox.tell("decision.act_dropped", act)
    return act


def issue_act(by: User, act: Act, *, key: str, read_version: int | None = None, today: date | None = None) -> Act:
    """Put the act in force, once: number (an own one), register row and what it does to every honour or line, or nothing.

    ``key`` is made once for one wish, as in `issue`: asked again, the first answer comes back. Raises PermissionDenied,
    Stale, `Refusal`. Source of the numbering: Nghị định 30/2020/NĐ-CP, Điều 15.
    """
    require(may_issue_act(by, act))
    with transaction.atomic():
        standing = Act.objects.select_for_update(of=("self",)).select_related("body", "issuer__body").get(pk=act.pk)
        if standing.state != DecisionState.ISSUED:
            _issue_now(by, standing, key, read_version, today or timezone.localdate())
    act.refresh_from_db()
    return act


def _issue_now(by: User, act: Act, key: str, read_version: int | None, today: date) -> None:
    state = states.after("issue", act.state)
    fresh_key(key)
    if read_version is not None and read_version != act.version:
        raise Stale(act, read_version)
    if act.signed_on > today:
        raise Refusal(
            _("Ngày ký %(day)s chưa tới. Hãy ban hành từ ngày ấy, hoặc lập lại dự thảo với ngày ký đúng.")
            % {"day": f"{act.signed_on:%d/%m/%Y}"}
        )
    items = list(act.items.select_related("honour__person", "honour__collective").order_by("id"))
    for honour in _locked([item.honour for item in items]):
        _can_follow(honour, act.kind, act.signed_on)
    if act.is_own:
        taken = take_number(act.body, DocumentKind.DECISION, act.signed_on)
        act.number, act.year, act.code = taken.number, taken.year, taken.code
    act.state, act.idempotency_key, act.issued_at, act.issued_by = state, key, timezone.now(), by
    act.save(update_fields=["state", "number", "year", "code", "idempotency_key", "issued_at", "issued_by"])
    entries = [_enter_in_register(act)] if act.is_own else []
    done = amend_now(act) if act.kind == ActKind.AMENDMENT else _let_stand(act, items)
    audit.record(by, "issued_act", act, changes={"code": [None, act.code]})
    outbox.tell("decision.act_issued", act)
    chronicle.write(f"decision.{act.kind}", act, [act, *items, *entries, *done], facts=numbered_facts(act))


def _let_stand(act: Act, items: Sequence[ActItem]) -> list[HonourStanding]:
    standings = []
    for item in items:
        standings.append(
            record_standing(
                item.honour, STANDING_AFTER[ActKind(act.kind)], on=act.signed_on, act=act.code, note=act.facts[:300]
            )
        )
        outbox.tell("decision.act_issued_for", item)
    return standings


def _locked(honours: Sequence[Honour]) -> list[Honour]:
    """The honours under lock in one order: two acts at once must not both find them standing."""
    keys = [honour.pk for honour in honours]
    return list(Honour.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def _can_follow(honour: Honour, kind: str, on: date) -> None:
    problem = standing_problem(honour, how_it_stands(honour), kind, on)
    if problem is not None:
        raise problem


def _enter_in_register(act: Act) -> RegisterEntry:
    return RegisterEntry.objects.create(
        body=act.body,
        act=act,
        code=act.code,
        day=act.signed_on,
        summary=_("Quyết định. %(what)s") % {"what": _what_it_does(act)},
        signer=f"{act.signer_name}, {act.authority_as_written}".strip(", "),
        keeper=_("Văn thư"),
    )


def _what_it_does(act: Act) -> str:
    if act.kind == ActKind.AMENDMENT:
        amended = changes_of(act)[0].line.decision
        return _("Sửa đổi danh sách kèm theo Quyết định số %(code)s") % {"code": amended.code}
    return str(act.get_kind_display()).capitalize()


def record_return(by: User, item: ActItem, *, thing: str, on: date, note: str = "") -> Return:
    """Write that object or money came back. Raises PermissionDenied, `Refusal`."""
    act = item.act
    require(may_take_back(by, act))
    if act.state != DecisionState.ISSUED or act.kind == ActKind.RESTORATION:
        raise Refusal(_("Chỉ ghi trả lại cho quyết định hủy bỏ, tước đã ban hành."))
    if on < act.signed_on:
        raise Refusal(_("Ngày trả trước ngày quyết định %(code)s. Hãy xem lại ngày.") % {"code": act.code})
    if on > timezone.localdate():
        raise Refusal(_("Ngày trả chưa tới. Hãy ghi khi đã nhận lại."))
    if thing == ReturnedThing.MONEY and not item.bonus:
        raise Refusal(_("Không có tiền thưởng nào ghi trong quyết định khen nên không có gì để trả lại."))
    try:
        with transaction.atomic():
            done = Return.objects.create(item=item, thing=ReturnedThing(thing), on=on, note=note.strip(), by=by)
            audit.record(by, "recorded_return", act, note=str(done))
            outbox.tell("decision.thing_returned", done)
            chronicle.write("decision.thing_returned", act, [done])
    except IntegrityError:
        raise Refusal(_("Đã ghi nhận lại thứ này rồi. Không cần ghi lần nữa.")) from None
    return done
