"""A draft is made from what the council passed; what stands around its locked lines may be revised, or the draft dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.catalogue.queries import award_name
from bangvang.council.choices import SittingState
from bangvang.council.models import AgendaItem, Sitting
from bangvang.decision import states
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision, Line
from bangvang.decision.permissions import may_draft, may_draft_for, require
from bangvang.decision.queries import items_to_decide
from bangvang.decision.sources import proposed_words
from bangvang.decision.validators import check_signer
from bangvang.decision.wording import (
    achievement_of,
    counts_of_kinds,
    default_recipients,
    grounds_of,
    period_of,
    proposer_line_of,
    title_of,
)
from bangvang.outbox import actions as outbox
from bangvang.register.models import Issuer
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
        check_signer(issuer, sitting.council.body, award, signed_on)
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
        changes = audit.changes_to(decision, fields)
        for name, value in fields.items():
            setattr(decision, name, value)
        if decision.sitting is not None and decision.signed_on < decision.sitting.held_on:
            raise Refusal(_("Ngày ký trước ngày Hội đồng họp. Hãy chọn ngày ký từ ngày họp trở đi."))
        check_signer(decision.issuer, decision.body, decision.award, decision.signed_on)
        _money_stands(decision)
        decision.save(update_fields=list(fields))
        audit.record(by, "revised_draft", decision, changes=changes)
        outbox.tell("decision.revised", decision)
    return decision


def put_back(by: User, decision: Decision, passage: str, *, read_version: int) -> Decision:
    """Write ``passage`` (of `DraftPassage`) again as it would be proposed today. Raises as `revise_draft`."""
    words = proposed_words(decision).get(passage)
    if words is None:
        raise Refusal(_("Mục này không có đề xuất để trả lại. Hãy sửa ở trang Sửa dự thảo."))
    return revise_draft(by, decision, read_version=read_version, **{passage: words})


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
