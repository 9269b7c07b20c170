"""A list that asks the people, around a dossier of its own: for tests of other things, where every dossier may be settled."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from bangvang.consultation import actions
from bangvang.consultation.models import Case, Consultation
from bangvang.consultation.queries import form_key_in, new_form_key, public, visible_to
from bangvang.nomination.actions import open_handling
from bangvang.nomination.choices import CommendationType, ProposalState
from bangvang.nomination.models import Handling, Nomination, Proposal
from bangvang.register.choices import Role
from cast import World

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
WHY = {"reason": "Đang xác minh ý kiến nhân dân", "cite": "NĐ 152/2025/NĐ-CP, Điều 4"}


def turn_in_hand(world: World) -> Handling:
    """A dossier in the department's hands since yesterday."""
    since = timezone.localdate() - timedelta(days=1)
    person = next(iter(world.people.values()))
    proposal = Proposal.objects.create(
        unit=world.department, body=world.department, title="Đợt lấy ý kiến", commendation_type=CommendationType.MERIT,
        achieved_from=since - timedelta(days=900), achieved_until=since, state=ProposalState.SUBMITTED,
        submitted_on=since, made_by=world.user(Role.OFFICER),
    )  # fmt: skip
    nomination = Nomination.objects.create(
        proposal=proposal, ordinal=1, recipient_kind="individual", person=person, honorific="Ông", name=person.name,
        award="labor_order_3",
    )  # fmt: skip
    return open_handling(nomination, world.department, received_on=since)


def drafted(world: World, title: str) -> Consultation:
    """A draft with one dossier and one paper; a document sets its last day, so that no calendar of a year is leant on."""
    officer, today = world.user(Role.OFFICER), timezone.localdate()
    made = actions.begin(
        officer, world.department, title=title, legal_basis="Căn cứ kế hoạch", opens_on=today,
        closes_by_hand=today + timedelta(days=40), period_by="KH 12/KH-SLĐ", contact_person="Bà Lê Thị Mận",
        contact_address="15 phố Minh Hoạ",
    )  # fmt: skip
    actions.add_entries(officer, made, [turn_in_hand(world)])
    actions.attach(officer, made, label="Tờ trình", data=PDF, name="to-trinh.pdf")
    return visible_to(officer).get(pk=made.pk)


def published(world: World, title: str) -> Consultation:
    """A list that takes comment today."""
    made = drafted(world, title)
    actions.publish(world.user(Role.OFFICER), made, today=timezone.localdate(), read_version=made.version)
    return public().get(pk=made.pk)


def case_in_hand(world: World, found: Consultation, text: str = "Ông A không trực tiếp làm.") -> Case:
    """A comment on the first dossier, taken by the officer."""
    officer = world.user(Role.OFFICER)
    receipt = actions.comment(
        public().get(pk=found.pk), entry=found.entries.select_related("handling").first(), text=text,
        name="Trần Văn Vẹn", contact="0912 000 111", form_key=form_key_in(new_form_key()), today=timezone.localdate(),
    )  # fmt: skip
    case = Case.objects.get(comment=receipt.comment)
    return actions.assign(officer, case, officer, read_version=case.version)


def held(world: World, case: Case) -> Case:
    """The case, whose dossier now goes no further."""
    return actions.hold(world.user(Role.OFFICER), case, on=timezone.localdate(), read_version=case.version, **WHY)


def settled(world: World, case: Case) -> Case:
    """Whatever it held goes on; the writer is answered."""
    officer, today = world.user(Role.OFFICER), timezone.localdate()
    if case.hold is not None:
        actions.lift(officer, case, because="Đã xác minh", on=today)
    return actions.answer(
        officer, Case.objects.get(pk=case.pk), outcome="not_upheld", reasons="Đã hỏi đơn vị", answer="Không có căn cứ.",
        on=today, read_version=case.version,
    )  # fmt: skip


def reported(world: World, found: Consultation) -> Consultation:
    """The list, of which the council was told as if its days were over."""
    officer = world.user(Role.OFFICER)
    standing = visible_to(officer).get(pk=found.pk)
    actions.report(
        officer, standing, number=12, today=standing.closes_on + timedelta(days=1), read_version=standing.version
    )
    return standing
