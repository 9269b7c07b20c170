"""Verbs of nominations: what each writes, what it refuses, and what could have slipped through."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from intake.conftest import person, xlsx

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.intake.actions import accept, correct_row, upload
from bangvang.nomination import actions
from bangvang.nomination.choices import Outcome, ProposalState
from bangvang.nomination.models import FlaggedItem, Handling, Nomination, Proposal
from bangvang.nomination.queries import current_handling
from bangvang.outbox.models import Event
from bangvang.register.actions import new_person
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Person, Unit

pytestmark = pytest.mark.django_db
SUBMITTED = date(2020, 7, 1)


@pytest.fixture
def list_of(world, officer):
    """An accepted list of the given people."""

    def make(*people):
        batch = upload(officer, world.department, data=xlsx(*people), name="danh-sach.xlsx")
        return accept(officer, batch, read_version=batch.version)

    return make


@pytest.fixture
def submitted(short):
    return short.submitted_proposal()


@pytest.fixture
def handling(submitted):
    return Handling.objects.filter(nomination__proposal=submitted).order_by("nomination__ordinal").last()


# ── propose ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_each_row_becomes_one_dossier_in_the_words_that_were_accepted(world):
    proposal = world.drafted_proposal()
    dossiers = list(proposal.nominations.order_by("ordinal"))
    assert [one.ordinal for one in dossiers] == list(range(1, 23))
    rows = list(proposal.batch.rows.order_by("ordinal"))
    places = ("honorific", "name", "position", "unit_name", "award", "merit", "recipient_kind")
    assert [[getattr(one, place) for place in places] for one in dossiers] == [
        [getattr(row, place) for place in places] for row in rows
    ]
    assert [one.row for one in dossiers] == rows


def test_proposing_the_sample_enters_nobody_twice(world):
    before = (Person.objects.count(), Unit.objects.count())
    world.drafted_proposal()
    assert (Person.objects.count(), Unit.objects.count()) == before


def test_the_homonym_in_the_other_unit_is_not_taken(world):
    dossier = world.drafted_proposal().nominations.get(name="Trần Quang Hòa")
    assert dossier.person == world.person("Trần Quang Hòa")
    assert dossier.person.employments.get().unit.name == "Trung tâm Điều dưỡng người có công"


def test_two_of_one_name_are_refused_with_both_named_and_nothing_is_made(world, officer, list_of, said):
    for position in ("Kế toán", "Văn thư"):
        one = new_person(name="Lê Thị Lan")
        Employment.objects.create(
            person=one, unit=world.divisions["Văn phòng Sở"], position=position, begins_on=date(2010, 1, 1)
        )
    batch = list_of(person("Lê Thị Lan"))
    with pytest.raises(Refusal, match=r"1 dòng chưa rõ.*Kế toán, Văn phòng Sở.*Văn thư, Văn phòng Sở"):
        actions.propose_from(officer, batch, **said)
    assert not Proposal.objects.exists() and not Nomination.objects.exists()
    proposal = actions.propose_from(officer, batch, choices={batch.rows.get().pk: one.pk}, **said)
    assert proposal.nominations.get().person == one


def test_somebody_unknown_is_entered_in_the_named_unit_with_the_list_as_source(world, officer, list_of, said):
    proposal = actions.propose_from(officer, list_of(person("Người Chưa Có", "Thanh tra Sở")), **said)
    new = proposal.nominations.get().person
    post = new.employments.get()
    assert (post.unit.name, post.position, post.begins_on) == ("Thanh tra Sở", "Chuyên viên", date(2015, 1, 1))
    assert (new.ratings_complete, new.honours_complete, new.demonstration) == (False, False, True)
    assert Entry.objects.get(verb="entered_from_list").note == "từ danh sách danh-sach.xlsx, dòng 3"


def test_two_rows_said_to_be_the_same_person_are_refused(world, officer, said):
    batch = upload(officer, world.department, data=xlsx(*(person("Phạm Đình Ký"),) * 2), name="a.xlsx")
    batch.rows.update(distinct=True)
    accept(officer, batch, read_version=batch.version)
    chosen = dict.fromkeys(batch.rows.values_list("pk", flat=True), world.person("Phạm Đình Ký").pk)
    with pytest.raises(Refusal, match="Dòng 3 và dòng 4 là cùng một đối tượng"):
        actions.propose_from(officer, batch, choices=chosen, **said)
    assert not Proposal.objects.exists()


def test_a_list_that_was_not_accepted_makes_no_proposal(world, officer, said):
    with pytest.raises(Refusal, match="chưa được nhận"):
        actions.propose_from(officer, world.preview_batch(), **said)


def test_one_list_makes_one_proposal(world, officer, said):
    proposal = world.drafted_proposal()
    with pytest.raises(Refusal, match="đã lập thành một đợt"):
        actions.propose_from(officer, proposal.batch, **said)
    assert Proposal.objects.count() == 1


def test_a_proposal_goes_to_a_body_at_or_above_the_unit(world, officer, said):
    batch = world.accepted_batch()
    with pytest.raises(Refusal, match="không thuộc"):
        actions.propose_from(officer, batch, **said | {"body": world.other_department})
    with pytest.raises(Refusal, match="không có con dấu"):
        actions.propose_from(officer, batch, **said | {"body": world.divisions["Văn phòng Sở"]})
    assert actions.propose_from(officer, batch, **said | {"body": world.city}).body == world.city


def test_a_period_out_of_order_is_refused(world, officer, said):
    with pytest.raises(Refusal, match="kết thúc trước khi bắt đầu"):
        actions.propose_from(officer, world.accepted_batch(), **said | {"achieved_until": date(2014, 1, 1)})


def test_rows_left_out_become_no_dossier(world, officer, said):
    batch = upload(officer, world.department, data=xlsx(person("Phạm Đình Ký"), person("")), name="a.xlsx")
    correct_row(officer, batch.rows.get(ordinal=2), read_version=1, left_out=True)
    batch.refresh_from_db()
    accept(officer, batch, read_version=batch.version)
    assert [one.name for one in actions.propose_from(officer, batch, **said).nominations.all()] == ["Phạm Đình Ký"]


# ── submit, withdraw ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_submitting_puts_every_dossier_into_the_hands_of_the_body(submitted, world):
    turns = Handling.objects.filter(nomination__proposal=submitted)
    assert [(turn.body, turn.rank, turn.received_on, turn.closed_on) for turn in turns] == [
        (world.department, 1, SUBMITTED, None)
    ] * 3
    opened = Event.objects.filter(what="nomination.handling_opened").values_list("nomination_id", flat=True)
    assert set(opened) == set(submitted.nominations.values_list("pk", flat=True))


def test_a_second_click_on_submit_opens_nothing_twice(short, officer):
    proposal = short.drafted_proposal()
    again = Proposal.objects.get()
    actions.submit(officer, proposal, on=SUBMITTED, read_version=1)
    with pytest.raises(Stale):
        actions.submit(officer, again, on=SUBMITTED, read_version=1)
    assert Handling.objects.count() == 3


def test_a_submitted_proposal_is_not_submitted_or_revised_again(submitted, officer):
    for verb in (
        lambda: actions.submit(officer, submitted, on=SUBMITTED, read_version=submitted.version),
        lambda: actions.revise(officer, submitted, read_version=submitted.version, title="khác"),
    ):
        with pytest.raises(Refusal, match="đã trình"):
            verb()
        submitted.refresh_from_db()
    assert Handling.objects.count() == 3


def test_an_empty_proposal_is_not_submitted(world, officer, said):
    proposal = Proposal.objects.create(unit=world.department, made_by=officer, **said)
    with pytest.raises(Refusal, match="chưa có hồ sơ nào"):
        actions.submit(officer, proposal, on=SUBMITTED, read_version=1)
    assert Proposal.objects.get().state == ProposalState.DRAFT


def test_revising_a_draft_keeps_what_was_and_what_is(short, officer):
    proposal = short.drafted_proposal()
    actions.revise(officer, proposal, read_version=1, title="Đề nghị khen thưởng đợt hai")
    assert Proposal.objects.get().title == "Đề nghị khen thưởng đợt hai"
    assert Entry.objects.get(verb="revised").changes == {
        "title": [
            "Đề nghị tặng Giấy khen phong trào thi đua yêu nước giai đoạn 2015–2020",
            "Đề nghị khen thưởng đợt hai",
        ]
    }


def test_withdrawing_closes_every_open_turn(submitted, officer):
    actions.withdraw(officer, submitted, on=date(2020, 7, 2))
    assert set(Handling.objects.values_list("outcome", "closed_on")) == {(Outcome.WITHDRAWN, date(2020, 7, 2))}
    assert Proposal.objects.get().state == ProposalState.WITHDRAWN


def test_what_a_body_has_finished_with_cannot_be_withdrawn(submitted, handling, officer):
    actions.close_handling(handling, Outcome.GRANTED, on=date(2020, 7, 13))
    with pytest.raises(Refusal, match="đã tặng ngày 13/07/2020"):
        actions.withdraw(officer, submitted, on=date(2020, 7, 14))
    assert Handling.objects.filter(closed_on=None).count() == 2
    assert Proposal.objects.get().state == ProposalState.SUBMITTED


def test_a_draft_is_left_without_a_trace_in_anybodys_hands(short, officer):
    proposal = short.drafted_proposal()
    actions.discard(officer, proposal, read_version=1)
    assert (Proposal.objects.get().state, Handling.objects.count()) == (ProposalState.WITHDRAWN, 0)
    with pytest.raises(Refusal, match="đã rút"):
        actions.submit(officer, proposal, on=SUBMITTED, read_version=proposal.version)


# ── turns ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_dossier_is_in_one_body_at_a_time(handling, world):
    with pytest.raises(Refusal, match="đang ở Sở Lao động"):
        actions.open_handling(handling.nomination, world.city, received_on=date(2020, 7, 2))
    assert handling.nomination.handlings.count() == 1


def test_endorsed_upward_the_next_body_takes_the_next_turn(handling, world):
    actions.close_handling(handling, Outcome.ENDORSED, on=date(2020, 7, 10))
    above = actions.open_handling(handling.nomination, world.city, received_on=date(2020, 7, 11))
    assert [(turn.body, turn.rank, turn.outcome) for turn in handling.nomination.handlings.order_by("rank")] == [
        (world.department, 1, Outcome.ENDORSED), (world.city, 2, ""),
    ]  # fmt: skip
    assert current_handling(Nomination.objects.get(pk=handling.nomination_id)) == above


def test_a_turn_is_closed_once(handling):
    actions.close_handling(handling, Outcome.GRANTED, on=date(2020, 7, 13))
    with pytest.raises(Refusal, match="đã xử lý xong ngày 13/07/2020"):
        actions.close_handling(Handling.objects.get(pk=handling.pk), Outcome.REFUSED, on=date(2020, 7, 14))
    assert Handling.objects.get(pk=handling.pk).outcome == Outcome.GRANTED


def test_a_turn_does_not_close_before_it_began(handling):
    with pytest.raises(Refusal, match="trước ngày tiếp nhận"):
        actions.close_handling(handling, Outcome.REFUSED, on=date(2020, 6, 30))
    assert Handling.objects.get(pk=handling.pk).closed_on is None


def test_a_unit_without_a_seal_takes_nothing_in_hand(handling, world):
    actions.close_handling(handling, Outcome.ENDORSED, on=date(2020, 7, 10))
    with pytest.raises(Refusal, match="không có con dấu"):
        actions.open_handling(handling.nomination, world.divisions["Văn phòng Sở"], received_on=date(2020, 7, 11))


# ── return and mend ──────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def returned(handling, officer):
    actions.return_for_changes(
        officer, handling, items=[("position", "ghi đủ chức vụ")], note="Xem lại", on=date(2020, 7, 3)
    )
    return Nomination.objects.get(pk=handling.nomination_id)


def test_returning_closes_the_turn_and_flags_what_to_mend(returned, handling):
    turn = Handling.objects.get(pk=handling.pk)
    assert (turn.outcome, turn.closed_on, turn.note) == (Outcome.RETURNED, date(2020, 7, 3), "Xem lại")
    assert list(FlaggedItem.objects.values_list("handling", "field", "note")) == [
        (turn.pk, "position", "ghi đủ chức vụ")
    ]


def test_only_the_flagged_place_reopens(returned, officer):
    with pytest.raises(Refusal, match="Chỉ sửa được các mục đã bị đánh dấu"):
        actions.resubmit(officer, returned, on=date(2020, 7, 4), read_version=1, position="Kế toán", name="Tên Khác")
    standing = Nomination.objects.get(pk=returned.pk)
    assert (standing.name, standing.position, standing.version) == ("Bùi Đình Dũng", "Phó Trưởng phòng", 1)


def test_mended_it_goes_back_to_the_same_body_as_a_new_turn(returned, officer, world):
    turn = actions.resubmit(officer, returned, on=date(2020, 7, 4), read_version=1, position="Kế toán trưởng")
    assert (turn.body, turn.rank, turn.received_on, turn.closed_on) == (world.department, 2, date(2020, 7, 4), None)
    assert Nomination.objects.get(pk=returned.pk).position == "Kế toán trưởng"


def test_two_hands_mending_the_second_is_stale(returned, officer):
    actions.resubmit(officer, returned, on=date(2020, 7, 4), read_version=1, position="Kế toán trưởng")
    with pytest.raises(Stale):
        actions.resubmit(officer, returned, on=date(2020, 7, 4), read_version=1, position="Văn thư")
    assert Nomination.objects.get(pk=returned.pk).position == "Kế toán trưởng"


def test_what_was_not_returned_cannot_be_sent_again(handling, officer):
    with pytest.raises(Refusal, match="không bị trả lại"):
        actions.resubmit(officer, handling.nomination, on=date(2020, 7, 4), read_version=1)
    assert handling.nomination.handlings.count() == 1


def test_returning_without_saying_what_to_mend_is_refused(handling, officer):
    with pytest.raises(Refusal, match="Chưa đánh dấu mục nào"):
        actions.return_for_changes(officer, handling, items=[], note="", on=date(2020, 7, 3))
    assert Handling.objects.get(pk=handling.pk).closed_on is None


def test_only_places_of_a_dossier_can_be_flagged(handling, officer):
    with pytest.raises(ValidationError):
        actions.return_for_changes(officer, handling, items=[("proposal", "x")], note="", on=date(2020, 7, 3))
    assert Handling.objects.get(pk=handling.pk).closed_on is None


def test_refusing_needs_a_reason_that_the_unit_can_read(handling, officer):
    with pytest.raises(Refusal, match="Chưa ghi lý do"):
        actions.refuse(officer, handling, on=date(2020, 7, 3), note="  ")
    actions.refuse(officer, handling, on=date(2020, 7, 3), note="Đã được khen cùng thành tích")
    turn = Handling.objects.get(pk=handling.pk)
    assert (turn.outcome, turn.note) == (Outcome.REFUSED, "Đã được khen cùng thành tích")


# ── stated facts ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_fact_is_stated_and_taken_back(handling, officer):
    nomination = handling.nomination
    actions.state_fact(officer, nomination, "united_and_exemplary", True)
    assert Nomination.objects.get(pk=nomination.pk).stated == {"united_and_exemplary": True}
    actions.state_fact(officer, nomination, "united_and_exemplary", None)
    assert Nomination.objects.get(pk=nomination.pk).stated == {}
    assert [entry.changes for entry in Entry.objects.filter(verb="stated").order_by("id")] == [
        {"united_and_exemplary": [None, True]}, {"united_and_exemplary": [True, None]},
    ]  # fmt: skip


def test_a_fact_that_the_law_does_not_ask_is_refused(handling, officer):
    with pytest.raises(ValidationError):
        actions.state_fact(officer, handling.nomination, "rich", True)


def test_nothing_is_stated_of_a_dossier_that_is_finished(handling, officer):
    actions.close_handling(handling, Outcome.GRANTED, on=date(2020, 7, 13))
    nomination = Nomination.objects.get(pk=handling.nomination_id)
    with pytest.raises(Refusal, match="đã xử lý xong"):
        actions.state_fact(officer, nomination, "united_and_exemplary", True)


# ── who may ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.COUNCIL_MEMBER, Role.TELLER, Role.NOMINEE])
def test_who_only_looks_moves_nothing(role, submitted, handling, world):
    user, day = world.user(role), date(2020, 7, 3)
    for verb in (
        lambda: actions.withdraw(user, submitted, on=day),
        lambda: actions.return_for_changes(user, handling, items=[("name", "x")], note="", on=day),
        lambda: actions.refuse(user, handling, on=day, note="x"),
        lambda: actions.state_fact(user, handling.nomination, "united_and_exemplary", True),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert Handling.objects.filter(closed_on=None).count() == 3


def test_an_officer_of_another_department_moves_nothing(submitted, handling, world):
    stranger = world.outsider(Role.OFFICER)
    with pytest.raises(PermissionDenied):
        actions.withdraw(stranger, submitted, on=date(2020, 7, 3))
    with pytest.raises(PermissionDenied):
        actions.refuse(stranger, handling, on=date(2020, 7, 3), note="x")


def test_the_unit_may_not_state_facts_while_a_higher_body_has_the_dossier(world, handling):
    actions.close_handling(handling, Outcome.ENDORSED, on=date(2020, 7, 10))
    actions.open_handling(handling.nomination, world.city, received_on=date(2020, 7, 11))
    nomination = Nomination.objects.get(pk=handling.nomination_id)
    with pytest.raises(PermissionDenied):
        actions.state_fact(world.user(Role.OFFICER), nomination, "united_and_exemplary", True)
    actions.state_fact(world.user(Role.OFFICER, world.city), nomination, "united_and_exemplary", True)
