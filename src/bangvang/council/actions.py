"""Verbs of the council: prepare a sitting, set its agenda, open it, begin the vote, close it with its minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.catalogue.queries import award_name
from bangvang.chronicle import actions as chronicle
from bangvang.council import states
from bangvang.council.choices import SittingState
from bangvang.council.models import AgendaItem, Attendance, Council, Member, Minutes, RegulationRule, Sitting
from bangvang.council.papers import MinutesFiles, render_minutes
from bangvang.council.permissions import may_keep_council, may_keep_council_of, may_prepare, may_run, require
from bangvang.council.queries import (
    Rule,
    clauses_on,
    held_item,
    items_in_order,
    members_on,
    quorum_of,
    rule_for,
    waiting_for_agenda,
)
from bangvang.council.validators import not_for_agenda
from bangvang.eligibility.models import Assessment
from bangvang.eligibility.queries import latest_of
from bangvang.files.actions import store
from bangvang.files.queries import DOCX, PDF
from bangvang.nomination.models import Handling
from bangvang.nomination.queries import holds_on
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit
from bangvang.vote.actions import ask
from bangvang.vote.choices import VoteBase

REVISABLE = ("held_on", "begins_at", "place")


# ── before the sitting ───────────────────────────────────────────────────────────────────────────────────────────────
def prepare_sitting(by: User, council: Council, *, held_on: date, place: str, begins_at: time | None = None) -> Sitting:
    """Write a sitting to come. Raises PermissionDenied, and `Refusal` when nobody belongs to the council on the day."""
    require(may_prepare(by, council))
    with transaction.atomic():
        total = _members(council, held_on)
        sitting = Sitting.objects.create(
            council=council, held_on=held_on, place=place, begins_at=begins_at, total_members=total
        )
        audit.record(by, "prepared_sitting", sitting)
        outbox.tell("council.prepared", sitting)
    return sitting


def _members(council: Council, day: date) -> int:
    total = members_on(council, day).count()
    if not total:
        raise Refusal(
            _("Ngày %(day)s %(council)s chưa có thành viên nào. Hãy ghi thành viên Hội đồng trước.")
            % {"day": f"{day:%d/%m/%Y}", "council": council}
        )
    return total


def revise_sitting(by: User, sitting: Sitting, *, read_version: int, **fields: Any) -> Sitting:
    """Change day, hour or place of a sitting to come; ``fields`` are some of `REVISABLE`."""
    require(may_run(by, sitting))
    unknown = set(fields) - set(REVISABLE)
    if unknown:
        raise ValueError(f"not revisable: {sorted(unknown)}")
    with transaction.atomic():
        _take(sitting, "revise", read_version)
        changes = {name: [str(getattr(sitting, name)), str(value)] for name, value in fields.items()}
        for name, value in fields.items():
            setattr(sitting, name, value)
        sitting.total_members = _members(sitting.council, sitting.held_on)
        sitting.save(update_fields=[*fields, "total_members"])
        audit.record(by, "revised_sitting", sitting, changes=changes)
        outbox.tell("council.revised", sitting)
    return sitting


def _take(sitting: Sitting, verb: str, read_version: int) -> SittingState:
    """Claim the sitting for ``verb`` and give the state that follows. Raises Stale, Refusal."""
    claim(sitting, read_version)
    sitting.refresh_from_db(fields=["state"])
    return states.after(verb, sitting.state)


def put_on_agenda(by: User, sitting: Sitting, handlings: Sequence[Handling]) -> list[AgendaItem]:
    """Put dossiers on the agenda in the order given; name, unit and award are frozen as they will be read out.

    All or none. Raises PermissionDenied, and `Refusal` for a dossier that was not assessed, that the law refuses
    (with the article), that is not in this body's hands, or that stands on an agenda already.
    """
    require(may_run(by, sitting))
    if not handlings:
        raise Refusal(_("Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ."))
    with transaction.atomic():
        claim_current(sitting, "put_on_agenda")
        assessments = latest_of(handlings)
        _all_may_be_read_out(sitting, handlings, assessments)
        last = sitting.items.order_by("-ordinal").values_list("ordinal", flat=True).first() or 0
        items = [
            _item(sitting, handling, assessments[handling.pk], ordinal)
            for ordinal, handling in enumerate(handlings, start=last + 1)
        ]
        audit.record(by, "put_on_agenda", sitting, note=_("%(count)d hồ sơ") % {"count": len(items)})
        _tell_each("council.put_on_agenda", items)
    return items


def claim_current(sitting: Sitting, verb: str) -> SittingState:
    """Take the sitting as it now stands for a verb whose form shows no text that somebody else could have changed."""
    standing = Sitting.objects.select_for_update().get(pk=sitting.pk)
    state = _take(standing, verb, standing.version)
    sitting.version, sitting.state = standing.version, standing.state
    return state


def _all_may_be_read_out(sitting: Sitting, handlings: Sequence[Handling], assessments: dict[int, Assessment]) -> None:
    free = set(waiting_for_agenda(sitting.council).values_list("pk", flat=True))
    held = holds_on(handling.pk for handling in handlings)
    for handling in handlings:
        problem, cite = not_for_agenda(
            handling, assessments.get(handling.pk), free=handling.pk in free, holds=held.get(handling.pk, ())
        )
        if problem:
            raise Refusal(problem, cite=cite)


def _item(sitting: Sitting, handling: Handling, assessment: Assessment, ordinal: int) -> AgendaItem:
    words = handling.nomination
    standing = sitting.items.filter(handling=handling).first()
    if standing is not None:  # taken off before and now back: the frozen words are those first put on
        standing.withdrawn = False
        standing.save(update_fields=["withdrawn"])
        return standing
    return AgendaItem.objects.create(
        sitting=sitting,
        handling=handling,
        ordinal=ordinal,
        recipient_kind=words.recipient_kind,
        honorific=words.honorific,
        name=words.name,
        position=words.position,
        unit_name=words.unit_name,
        award=words.award,
        merit=words.merit,
        finding=assessment.finding,
    )


def _tell_each(what: str, items: Iterable[AgendaItem]) -> None:
    for item in items:
        outbox.tell(what, item, nomination_id=item.handling.nomination_id)


def take_off_agenda(by: User, item: AgendaItem) -> AgendaItem:
    """Take a dossier off before the sitting opens; the row stays, marked."""
    require(may_run(by, item.sitting))
    with transaction.atomic():
        claim_current(item.sitting, "put_on_agenda")
        if item.withdrawn:
            return item
        item.withdrawn = True
        item.save(update_fields=["withdrawn"])
        audit.record(by, "took_off_agenda", item)
        _tell_each("council.taken_off", [item])
    return item


# ── the sitting ──────────────────────────────────────────────────────────────────────────────────────────────────────
def open_sitting(by: User, sitting: Sitting, *, present: set[int], read_version: int) -> Sitting:
    """Write who is present (ids of members) and open. Raises PermissionDenied, Stale, and `Refusal` below the quorum.

    The number of members is fixed here: it is what shares are counted on. Where the body's regulation names no quorum
    none is invented; the page and the minutes say so.
    """
    require(may_run(by, sitting))
    with transaction.atomic():
        state = _take(sitting, "open", read_version)
        members = list(members_on(sitting.council, sitting.held_on))
        here = present & {member.pk for member in members}
        if not items_in_order(sitting).exists():
            raise Refusal(
                _("Chương trình chưa có hồ sơ nào nên chưa mở phiên họp được. Hãy đưa hồ sơ vào chương trình.")
            )
        problem, cite = held_item(sitting)
        if problem:
            raise Refusal(_("%(problem)s Hãy rút hồ sơ ấy khỏi chương trình.") % {"problem": problem}, cite=cite)
        _quorum(sitting, len(here), len(members))
        Attendance.objects.bulk_create(
            Attendance(sitting=sitting, member=member, present=member.pk in here) for member in members
        )
        sitting.state, sitting.total_members = state, len(members)
        sitting.save(update_fields=["state", "total_members"])
        audit.record(
            by, "opened_sitting", sitting, note=_("có mặt %(here)d/%(all)d") % {"here": len(here), "all": len(members)}
        )
        outbox.tell("council.opened", sitting)
    return sitting


def _quorum(sitting: Sitting, here: int, total: int) -> None:
    share = quorum_of(clauses_on(sitting.council, sitting.held_on))
    if here == 0:
        raise Refusal(_("Chưa đánh dấu thành viên nào có mặt. Hãy đánh dấu những người có mặt rồi mở phiên họp."))
    if share is not None and here < share * total:
        raise Refusal(
            _(
                "Chưa mở được phiên họp: có mặt %(here)d/%(total)d, quy chế đòi ít nhất %(share)s số thành viên. "
                "Hãy dời phiên họp, hoặc ghi đủ người có mặt."
            )
            % {"here": here, "total": total, "share": f"{share.numerator}/{share.denominator}"}
        )


def begin_vote(by: User, sitting: Sitting) -> list[AgendaItem]:
    """Make one question of each item that has none; from here on two tellers enter the count. Running twice is harmless."""
    require(may_run(by, sitting))
    with transaction.atomic():
        claim_current(sitting, "begin_vote")
        here = sitting.attendances.filter(present=True).count()
        rules: dict[str, Rule] = {}
        items = [item for item in items_in_order(sitting) if item.question_id is None]
        for item in items:
            if item.award not in rules:
                rules[item.award] = rule_for(sitting.council, item.award, sitting.held_on)
            rule = rules[item.award]
            item.question = ask(
                _("%(award)s: %(name)s") % {"award": award_name(item.award), "name": item.name},
                body=sitting.council.body,
                method=rule.method,
                base=rule.base,
                base_count=sitting.total_members if rule.base == VoteBase.TOTAL_MEMBERS else here,
                ballots_given=here,
                threshold=rule.threshold,
                strict=rule.strict,
                source=rule.source,
            )
            item.save(update_fields=["question"])
        audit.record(by, "began_vote", sitting, note=_("%(count)d mục") % {"count": len(items)})
        outbox.tell("council.vote_begun", sitting)
    return items


def close_sitting(by: User, sitting: Sitting, *, ends_at: time, read_version: int) -> Sitting:
    """Close with minutes. Raises PermissionDenied, Stale, and `Refusal` while an item is not counted.

    The minutes are set before the transaction, which then only claims the version they were made from: typesetting
    never holds the database.
    """
    require(may_run(by, sitting))
    states.after("close", sitting.state)
    _all_counted(sitting)
    if sitting.begins_at is not None and ends_at < sitting.begins_at:
        raise Refusal(_("Giờ kết thúc trước giờ bắt đầu. Hãy xem lại hai giờ ấy."))
    files = render_minutes(sitting, ends_at=ends_at)
    with transaction.atomic():
        sitting.state, sitting.ends_at = _take(sitting, "close", read_version), ends_at
        sitting.save(update_fields=["state", "ends_at"])
        minutes = _keep_minutes(sitting, files)
        audit.record(by, "closed_sitting", sitting)
        outbox.tell("council.closed", sitting)
        _tell_each("council.voted", items_in_order(sitting))
        kept = [minutes, minutes.docx, minutes.pdf, *sitting.items.all()]
        chronicle.write("council.minutes", sitting, kept, facts={"body": sitting.council.body_id})
    return sitting


def _all_counted(sitting: Sitting) -> None:
    missing = [
        item for item in items_in_order(sitting) if item.question is None or not hasattr(item.question, "result")
    ]
    if missing:
        raise Refusal(
            _("Chưa kết thúc được: còn %(count)d mục chưa có kết quả khớp của hai người kiểm phiếu (mục %(ordinals)s).")
            % {"count": len(missing), "ordinals": ", ".join(str(item.ordinal) for item in missing[:12])}
        )


def _keep_minutes(sitting: Sitting, files: MinutesFiles) -> Minutes:
    name = f"Bien-ban-hop-Hoi-dong-{sitting.held_on:%Y-%m-%d}"
    return Minutes.objects.create(
        sitting=sitting,
        docx=store(files.docx, name=f"{name}.docx", media_type=DOCX),
        pdf=store(files.pdf, name=f"{name}.pdf", media_type=PDF),
    )


def assume_passed(sitting: Sitting) -> Sitting:
    """Take all items as passed because nobody voted: only for a trial run from a list, and marked on every paper.

    No right is asked: no route leads here, only the command line, which stands for the people it replaces and says so.
    """
    with transaction.atomic():
        state = claim_current(sitting, "assume")
        sitting.state, sitting.assumed = state, True
        sitting.save(update_fields=["state", "assumed"])
        audit.record(None, "assumed_passed", sitting, note=_("giả định của bản dựng thử, không có phiên họp thật"))
        outbox.tell("council.closed", sitting)
        _tell_each("council.voted", items_in_order(sitting))
    return sitting


# ── the council itself ───────────────────────────────────────────────────────────────────────────────────────────────
def new_council(by: User, body: Unit, *, name: str) -> Council:
    """Write the council of a body. Raises PermissionDenied."""
    require(may_keep_council_of(by, body))
    with transaction.atomic():
        council = Council.objects.create(body=body, name=name)
        audit.record(by, "new_council", council)
        outbox.tell("council.council_made", council)
    return council


def add_member(by: User, council: Council, **fields: Any) -> Member:
    """Take somebody into the council; ``fields``: name, title, role, begins_on. Sittings already opened are not changed."""
    require(may_keep_council(by, council))
    with transaction.atomic():
        member = Member.objects.create(council=council, **fields)
        audit.record(by, "added_member", council, note=f"{member.name}, {member.get_role_display()}")
        outbox.tell("council.member_added", council)
    return member


def end_member(by: User, member: Member, *, on: date) -> Member:
    """Write the last day of a member. Raises `Refusal` for a day before the first."""
    require(may_keep_council(by, member.council))
    _after_beginning(member.begins_on, on)
    with transaction.atomic():
        member.ends_on = on
        member.save(update_fields=["ends_on"])
        audit.record(by, "ended_member", member.council, note=f"{member.name}, {on:%d/%m/%Y}")
        outbox.tell("council.member_ended", member.council)
    return member


def add_rule(by: User, council: Council, **fields: Any) -> RegulationRule:
    """Write a clause of the body's regulation; where two speak of the same award and day, the later one holds."""
    require(may_keep_council(by, council))
    with transaction.atomic():
        rule = RegulationRule.objects.create(council=council, **fields)
        audit.record(by, "added_rule", council, note=str(rule)[:300])
        outbox.tell("council.rule_added", council)
    return rule


def end_rule(by: User, rule: RegulationRule, *, on: date) -> RegulationRule:
    """Write the last day of a clause. Votes already begun keep the threshold they began with."""
    require(may_keep_council(by, rule.council))
    _after_beginning(rule.begins_on, on)
    with transaction.atomic():
        rule.ends_on = on
        rule.save(update_fields=["ends_on"])
        audit.record(by, "ended_rule", rule.council, note=str(rule)[:300])
        outbox.tell("council.rule_ended", rule.council)
    return rule


def _after_beginning(begins_on: date, on: date) -> None:
    if on < begins_on:
        raise Refusal(
            _("Ngày kết thúc trước ngày bắt đầu (%(day)s). Hãy xem lại ngày.") % {"day": f"{begins_on:%d/%m/%Y}"}
        )
