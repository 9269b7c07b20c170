"""What waits for me, and where the dossiers are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.block import queries as blocks
from bangvang.block.queries import scoring as scored
from bangvang.certificate.models import Certificate
from bangvang.conference import queries as conferences
from bangvang.consultation import queries as consultations
from bangvang.council import queries as councils
from bangvang.council.choices import SittingState
from bangvang.decision import queries as decisions
from bangvang.decision.choices import DecisionState
from bangvang.desk.choices import Stage
from bangvang.desk.models import JourneyRow
from bangvang.discretion import queries as discretion
from bangvang.intake import queries as intake
from bangvang.intake.choices import BatchState
from bangvang.movement import queries as movements
from bangvang.nomination import queries as nominations
from bangvang.nomination.choices import ProposalState
from bangvang.register.choices import Role
from bangvang.register.queries import units_of

MOST = 50


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what, why it waits, since when, and where to act. No legal clock runs in this version."""

    what: str
    why: str
    since: date | None
    act: str
    url: str


def waiting_for(user: User) -> list[Waiting]:
    """Everything that waits for ``user`` by role, in the order of the river; bounded."""
    found: list[Waiting] = []
    for roles, question in _QUESTIONS:
        if units_of(user, roles):
            found.extend(question(user))
    return found[:MOST]


def river(user: User) -> list[tuple[str, int]]:
    """How many visible dossiers stand in each reach of the river."""
    visible = nominations.visible_to(user).values("pk")
    counted = JourneyRow.objects.filter(nomination__in=visible).aggregate(
        **{name: Count("pk", filter=Q(stage__in=stages)) for name, _, stages in _REACHES}
    )
    return [(label, counted[name]) for name, label, _ in _REACHES]


_REACHES = (
    ("unit", "còn ở đơn vị", [Stage.DRAFT]),
    ("returned", "trả lại, chờ sửa", [Stage.RETURNED]),
    ("appraisal", "đang thẩm định", [Stage.APPRAISAL]),
    ("council", "ở Hội đồng", [Stage.COUNCIL, Stage.PASSED, Stage.NOT_PASSED]),
    ("signing", "chờ ký, cấp số", [Stage.DRAFTED]),
    ("granted", "đã có quyết định", [Stage.ISSUED, Stage.CERTIFIED]),
)


def _batches(user: User) -> list[Waiting]:
    return [
        Waiting(
            f"Danh sách {batch.file.name} của {batch.unit}",
            "Đã đọc, chưa nhận vào sổ",
            batch.uploaded_at.date(),
            "Xem từng dòng",
            reverse("intake:preview", args=[batch.pk]),
        )
        for batch in intake.visible_to(user).filter(state=BatchState.PREVIEW).select_related("file", "unit")[:MOST]
    ]


def _accepted(user: User) -> list[Waiting]:
    return [
        Waiting(
            f"Danh sách {batch.file.name} của {batch.unit}",
            "Đã nhận, chưa lập đợt đề nghị",
            batch.uploaded_at.date(),
            "Lập đề nghị",
            reverse("nomination:propose", args=[batch.pk]),
        )
        for batch in intake.visible_to(user)
        .filter(state=BatchState.ACCEPTED, proposal=None)
        .select_related("file", "unit")[:MOST]
    ]


def _drafts(user: User) -> list[Waiting]:
    return [
        Waiting(
            proposal.title,
            f"{proposal.unit} đang soạn, chưa trình",
            proposal.made_at.date(),
            "Xem và trình",
            reverse("nomination:proposal", args=[proposal.pk]),
        )
        for proposal in nominations.proposals_visible_to(user)
        .filter(state=ProposalState.DRAFT)
        .select_related("unit")[:MOST]
    ]


def _unassessed(user: User) -> list[Waiting]:
    waiting = (
        nominations.proposals_visible_to(user)
        .filter(state=ProposalState.SUBMITTED)
        .annotate(
            n=Count(
                "nominations__handlings",
                filter=Q(nominations__handlings__closed_on=None, nominations__handlings__assessments=None),
                distinct=True,
            )
        )
        .filter(n__gt=0)[:MOST]
    )
    return [
        Waiting(
            proposal.title,
            f"{proposal.n} hồ sơ chưa xét điều kiện",
            proposal.submitted_on,
            "Xét điều kiện",
            reverse("nomination:proposal", args=[proposal.pk]),
        )
        for proposal in waiting
    ]


def _comments(user: User) -> list[Waiting]:
    return [
        Waiting(
            f"Ý kiến nhân dân về {consultations.told_of(case.comment)}",
            case.get_state_display().capitalize(),
            timezone.localdate(case.comment.at),
            "Xem và xử lý",
            reverse("consultation:case", args=[case.pk]),
        )
        for case in consultations.cases_waiting(user)[:MOST]
    ]


def _questions_to_units(user: User) -> list[Waiting]:
    return [
        Waiting(
            f"{asked.case.comment.consultation.body} hỏi {asked.unit} về {consultations.told_of(asked.case.comment)}",
            "Chưa trả lời",
            timezone.localdate(asked.at),
            "Đọc và trả lời",
            reverse("consultation:question", args=[asked.pk]),
        )
        for asked in consultations.questions_waiting(user)[:MOST]
    ]


def _wishes(user: User) -> list[Waiting]:
    return [
        Waiting(
            f"Đề nghị bớt hiện tên: {wish.honour.name_as_written}",
            "Chưa trả lời",
            timezone.localdate(wish.at),
            "Xem và trả lời",
            reverse("discretion:wish", args=[wish.pk]),
        )
        for wish in discretion.waiting(user)[:MOST]
    ]


def _consultations(user: User) -> list[Waiting]:
    today = timezone.localdate()
    return [
        Waiting(
            f"Lấy ý kiến {found.title}",
            why,
            found.closes_on,
            act,
            reverse(f"consultation:{page}", args=[found.pk]),
        )
        for why, act, page, lists in (
            ("Hôm nay là ngày cuối nhận ý kiến", "Xem", "detail", consultations.closing_today(user, today)),
            ("Đã hết hạn, chưa báo cáo Hội đồng", "Lập báo cáo", "report", consultations.to_report(user, today)),
        )
        for found in lists[:MOST]
    ]


def _sittings(user: User) -> list[Waiting]:
    return [
        Waiting(
            str(sitting),
            sitting.get_state_display(),
            sitting.held_on,
            "Mở phiên họp",
            reverse("council:sitting", args=[sitting.pk]),
        )
        for sitting in councils.visible_to(user).exclude(state=SittingState.CLOSED).select_related("council")[:MOST]
    ]


def _counts(user: User) -> list[Waiting]:
    return [
        Waiting(
            str(sitting),
            "Còn mục chưa nhập số kiểm phiếu",
            sitting.held_on,
            "Nhập kết quả",
            reverse("council:count", args=[sitting.pk]),
        )
        for sitting in councils.waiting_for_count(user)
    ] + [
        Waiting(
            str(vote.slate.conference),
            "Biểu quyết trên điện thoại đang mở"
            if vote.on_phones
            else "Biểu quyết danh sách đại biểu, chưa nhập đủ số",
            vote.slate.conference.held_on,
            "Ghi giúp người không có điện thoại" if vote.on_phones else "Nhập số",
            reverse("conference:count_vote", args=[vote.pk]),
        )
        for vote in conferences.votes_to_count(user)
    ]


def _passed(user: User) -> list[Waiting]:
    return [
        Waiting(
            str(sitting),
            "Đã họp xong, chưa soạn quyết định",
            sitting.held_on,
            "Soạn quyết định",
            reverse("council:sitting", args=[sitting.pk]),
        )
        for sitting in councils.visible_to(user)
        .filter(state=SittingState.CLOSED, decisions=None)
        .select_related("council")[:MOST]
    ]


def _unsigned(user: User) -> list[Waiting]:
    return [
        Waiting(
            decision.title,
            "Dự thảo, chưa cấp số",
            decision.signed_on,
            "Cấp số, ban hành",
            reverse("decision:detail", args=[decision.pk]),
        )
        for decision in decisions.visible_to(user).filter(state=DecisionState.DRAFT)[:MOST]
    ]


def _unprinted(user: User) -> list[Waiting]:
    printed = Certificate.objects.values("line__decision_id")
    return [
        Waiting(
            f"Quyết định {decision.code}",
            "Đã ban hành, chưa in giấy khen",
            decision.signed_on,
            "In giấy khen",
            reverse("decision:detail", args=[decision.pk]),
        )
        for decision in decisions.visible_to(user).filter(state=DecisionState.ISSUED).exclude(pk__in=printed)[:MOST]
    ]


def _unreported(user: User) -> list[Waiting]:
    return [
        Waiting(
            conference.name,
            "Hội nghị chưa có tin trên cổng",
            conference.held_on,
            "Soạn tin",
            reverse("conference:detail", args=[conference.pk]),
        )
        for conference in conferences.visible_to(user).filter(news=None)[:MOST]
    ]


def _movements_sent(user: User) -> list[Waiting]:
    return [
        Waiting(
            f"Phong trào {receipt.movement}",
            f"Đã gửi {receipt.unit}, chưa ghi là đã nhận",
            receipt.sent_on,
            "Xem và nhận",
            reverse("movement:unit", args=[receipt.movement_id, receipt.unit_id]),
        )
        for receipt in movements.not_received_by(user, (Role.CLERK,))[:MOST]
    ]


def _pledges_waiting(user: User) -> list[Waiting]:
    return [
        Waiting(
            f"Đăng ký thi đua của {receipt.unit}",
            f"Phong trào {receipt.movement}, chờ duyệt",
            receipt.sent_on,
            "Xem và duyệt",
            reverse("movement:unit", args=[receipt.movement_id, receipt.unit_id]),
        )
        for receipt in movements.pledges_waiting(user)[:MOST]
    ]


def _pacts_to_answer(user: User) -> list[Waiting]:
    return [
        Waiting(
            str(signatory.pact),
            f"{signatory.unit} chưa trả lời",
            signatory.pact.sent_on,
            "Xem và trả lời",
            reverse("block:answer_pact", args=[signatory.pk]),
        )
        for signatory in blocks.waiting_for_answer(user)[:MOST]
    ]


def _tasks_due(user: User) -> list[Waiting]:
    today = timezone.localdate()
    return [
        Waiting(
            task.content,
            f"{task.unit}, {_how_long(task.due_on, today)}",
            task.given_on,
            "Báo cáo",
            reverse("conference:task", args=[task.pk]),
        )
        for task in conferences.tasks_due(user, today)[:MOST]
    ]


def _cards_to_fill(user: User) -> list[Waiting]:
    """Score cards within their days, the own ones and those of units that one's unit scores."""
    return [
        Waiting(
            f"{card.contender.round.block}, {card.contender.year}",
            f"{card.contender}: phiếu {card.get_kind_display()} chưa nộp",
            card.contender.round.opened_on,
            "Ghi phiếu",
            reverse("block:card", args=[card.pk]),
        )
        for card in scored.cards_waiting_for(user, timezone.localdate())[:MOST]
    ]


def _appeals_to_answer(user: User) -> list[Waiting]:
    return [
        Waiting(
            f"{appeal.contender.round.block}, {appeal.contender.year}",
            f"{appeal.contender} kiến nghị điểm mục {appeal.criterion.code}",
            appeal.on,
            "Trả lời",
            reverse("block:answer_appeal", args=[appeal.pk]),
        )
        for appeal in scored.appeals_waiting_for(user)[:MOST]
    ]


def _how_long(due: date, today: date) -> str:
    if due < today:
        return f"quá hạn {(today - due).days} ngày"
    return "hạn hôm nay" if due == today else f"còn {(due - today).days} ngày"


_QUESTIONS: tuple[tuple[tuple[Role, ...], Callable[[User], list[Waiting]]], ...] = (
    ((Role.OFFICER, Role.CLERK), _batches),
    ((Role.OFFICER, Role.CLERK), _accepted),
    ((Role.OFFICER, Role.CLERK), _drafts),
    ((Role.OFFICER,), _unassessed),
    (consultations.MANAGERS, _comments),
    (consultations.ANSWERERS, _questions_to_units),
    ((*discretion.MANAGERS, *discretion.KEEPERS), _wishes),
    (consultations.MANAGERS, _consultations),
    ((Role.COUNCIL_SECRETARY,), _sittings),
    ((Role.TELLER,), _counts),
    ((Role.OFFICER, Role.COUNCIL_SECRETARY), _passed),
    ((Role.OFFICER, Role.DOCUMENT_CLERK, Role.LEADER), _unsigned),
    ((Role.OFFICER,), _unprinted),
    ((Role.EDITOR,), _unreported),
    ((Role.CLERK,), _movements_sent),
    ((Role.OFFICER,), _pledges_waiting),
    (blocks.FOR_A_UNIT, _pacts_to_answer),
    (blocks.FOR_A_UNIT, _cards_to_fill),
    (blocks.ORGANISERS, _appeals_to_answer),
    (conferences.TASK_OWNERS, _tasks_due),
)
