"""Walk the river once: list, dossiers, law, council, decision, certificates. Every step is the office's own verb."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction

from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries import award_name
from bangvang.certificate.actions import make_certificates, print_missing
from bangvang.council import actions as council_verbs
from bangvang.council.choices import CouncilRole
from bangvang.council.models import Member, RegulationRule, Sitting
from bangvang.council.queries import passed_items
from bangvang.decision import actions as decision_verbs
from bangvang.decision.models import Decision
from bangvang.eligibility import actions as eligibility_verbs
from bangvang.eligibility.choices import Finding
from bangvang.eligibility.models import Assessment
from bangvang.intake import actions as intake_verbs
from bangvang.movement.choices import MovementKind, MovementState
from bangvang.movement.models import Movement
from bangvang.nomination import actions as nomination_verbs
from bangvang.nomination.choices import CommendationType
from bangvang.nomination.models import Handling
from bangvang.run.office import Office
from bangvang.run.order import DRAFT_NOTE, Order
from bangvang.vote import actions as vote_verbs
from bangvang.vote.choices import VoteBase, VoteMethod
from bangvang_paper.reading import Reading

_RANGE = re.compile(r"(\d{4})\s*[-–÷]\s*(\d{4})")
REFUSED_BY_LAW = {Finding.NOT_MET, Finding.NOT_IN_FORCE}


@dataclass
class Walk:
    """What one walk left behind."""

    assessments: list[Assessment] = field(default_factory=list)
    sitting: Sitting | None = None
    decision: Decision | None = None
    threshold: Fraction | None = None

    @property
    def refused(self) -> list[Assessment]:
        return [assessment for assessment in self.assessments if assessment.finding in REFUSED_BY_LAW]

    @property
    def passed_on(self) -> list[Assessment]:
        return [assessment for assessment in self.assessments if assessment.finding not in REFUSED_BY_LAW]


def walk(order: Order, office: Office, reading: Reading, data: bytes) -> Walk:
    """From the list's bytes to certificates; stops after the law when everybody is refused."""
    done = Walk(assessments=_assessed(order, office, reading, data))
    if not done.passed_on:
        return done
    the_one_award(done.passed_on)
    done.sitting, done.threshold = _sat(order, office, [assessment.handling for assessment in done.passed_on])
    if not passed_items(done.sitting):
        return done
    decision = decision_verbs.draft_from(
        office.hand,
        done.sitting,
        award=the_one_award(done.passed_on),
        signed_on=order.on,
        issuer=office.issuer,
        signer_name=order.signer,
        signer_title=order.signer_title,
        draft_note="" if order.final else DRAFT_NOTE,
    )
    done.decision = decision_verbs.issue(office.hand, decision, key=f"run-{decision.pk}", today=order.on)
    make_certificates(office.hand, done.decision)
    print_missing(done.decision)
    return done


def the_one_award(assessments: list[Assessment]) -> str:
    """The award of all; Refusal when a list asks for several, since one decision grants one form."""
    awards = {assessment.handling.nomination.award for assessment in assessments}
    if len(awards) > 1:
        names = ", ".join(sorted(award_name(award) for award in awards))
        raise Refusal(
            f"Danh sách đề nghị nhiều hình thức ({names}); mỗi quyết định chỉ tặng một hình thức. "
            "Hãy tách thành các danh sách rồi chạy từng danh sách."
        )
    return awards.pop()


def _assessed(order: Order, office: Office, reading: Reading, data: bytes) -> list[Assessment]:
    batch = intake_verbs.upload(office.hand, office.body, data=data, name=order.list_path.name)
    intake_verbs.accept(office.hand, batch, read_version=batch.version)
    begins, ends = period_of(reading.title or "", order.on)
    proposal = nomination_verbs.propose_from(
        office.hand,
        batch,
        body=office.body,
        title=reading.title or f"Danh sách {order.list_path.name}",
        movement=_movement(office, reading.title or "", begins, ends),
        commendation_type=CommendationType.MOVEMENT,
        achieved_from=begins,
        achieved_until=ends,
    )
    nomination_verbs.submit(office.hand, proposal, on=order.on, read_version=proposal.version)
    return eligibility_verbs.assess_proposal(office.hand, proposal, on=order.on, authority=order.authority)


def _movement(office: Office, title: str, begins: date, ends: date) -> Movement | None:
    """The movement that the list's title names ("… phong trào thi đua yêu nước giai đoạn 2015-2020"), or none."""
    named = re.search(r"phong trào\s+(.+)$", title)
    if not named:
        return None
    return Movement.objects.create(
        body=office.body,
        name=_RANGE.sub(r"\1–\2", named[1].strip(" .;,")),
        kind=MovementKind.REGULAR,
        period_from=begins,
        period_until=ends,
        state=MovementState.LAUNCHED,
        launched_on=begins,
    )


def _sat(order: Order, office: Office, handlings: list[Handling]) -> tuple[Sitting, Fraction | None]:
    """A sitting with the given count entered twice, or one whose result is assumed and says so."""
    hand = office.hand
    members = _members(order, office)
    sitting = council_verbs.prepare_sitting(hand, office.council, held_on=order.on, place=order.place)
    council_verbs.put_on_agenda(hand, sitting, handlings)
    sitting.refresh_from_db()
    if order.council is None:
        return council_verbs.assume_passed(sitting), None
    _rule(order, office)
    sitting = council_verbs.open_sitting(hand, sitting, present=members, read_version=sitting.version)
    council_verbs.begin_vote(hand, sitting)
    agree, total = order.council.agree, order.council.total
    for item in sitting.items.order_by("ordinal").select_related("question"):
        assert item.question is not None  # begin_vote has just asked it
        for slot, teller in enumerate(office.tellers, start=1):
            vote_verbs.enter(teller, item.question, slot=slot, agree=agree, disagree=total - agree, blank=0, invalid=0)
    sitting.refresh_from_db()
    sitting = council_verbs.close_sitting(hand, sitting, ends_at=time(17, 0), read_version=sitting.version)
    return sitting, Fraction(1, 2)


def _members(order: Order, office: Office) -> set[int]:
    """As many members as the count says, one when there is no count; the run knows no names and says so."""
    made = Member.objects.bulk_create(
        Member(
            council=office.council,
            name=f"Thành viên thứ {number}",
            title="(theo kết quả nhập vào)",
            role=CouncilRole.CHAIR if number == 1 else CouncilRole.MEMBER,
            begins_on=date(1945, 9, 2),
        )
        for number in range(1, (order.council.total if order.council else 1) + 1)
    )
    return {member.pk for member in made}


def _rule(order: Order, office: Office) -> None:
    """More than half, marked as the run's own assumption: neither the law nor a regulation was given."""
    RegulationRule.objects.create(
        council=office.council,
        numerator=1,
        denominator=2,
        strict=True,
        base=VoteBase.TOTAL_MEMBERS,
        method=VoteMethod.PAPER_SECRET,
        source="Giả định của lệnh run: quá nửa tổng số thành viên; chưa nạp quy chế",
        invented=True,
        begins_on=date(1945, 9, 2),
    )


def period_of(title: str, on: date) -> tuple[date, date]:
    """Days of the achievement from a range of years in the list's title; else the year before and this one to ``on``.

    A range that ends in the year of ``on`` or later ends on ``on`` itself: nothing is achieved after the decision.
    """
    found = _RANGE.search(title)
    if not found:
        return date(on.year - 1, 1, 1), on
    begins, ends = date(int(found[1]), 1, 1), date(int(found[2]), 12, 31)
    return (begins, min(ends, on)) if begins <= on else (date(on.year - 1, 1, 1), on)
