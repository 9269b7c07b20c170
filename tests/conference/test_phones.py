"""Votes on phones: who may, once each, until the closing; what comes too late or twice is told kindly and counted never."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.chronicle.verifying import verify
from bangvang.conference import actions, queries
from bangvang.conference.actions.codes import CODE_LENGTH, LETTERS, MOST_WRONG
from bangvang.conference.choices import AttendeeRole, BallotChoice
from bangvang.conference.models import Attendee, Ballot, Slate, SlateVote, VoteEnd, VotingCode
from bangvang.conference.papers import count_minutes
from bangvang.register.choices import Role
from bangvang.vote.choices import VoteMethod, VoteOutcome
from bangvang.vote.models import Result
from bangvang_paper.typesetting.statement import statement_pdf

HELD = date(2020, 7, 13)
HALF = {"threshold_numerator": 1, "threshold_denominator": 2, "threshold_source": "Quy chế, mục 4"}
YES, NO, NEITHER = BallotChoice.AGREE, BallotChoice.DISAGREE, BallotChoice.ABSTAIN


@pytest.fixture
def conference(world, officer):
    return actions.plan_conference(officer, world.department, name="Hội nghị", held_on=HELD)


@pytest.fixture
def slate(conference, officer) -> Slate:
    made = actions.draw_up_slate(
        officer, conference, congress="Đại hội", seats=2, allotted_by="Ban Tổ chức", method=VoteMethod.PHONE, **HALF
    )
    for name in ("Mận", "Ổi"):
        actions.put_on_slate(officer, made, name=name)
    return made


@pytest.fixture
def hall(conference, slate, officer) -> list[Attendee]:
    """Five delegates who are here, one who is not, a guest who is."""
    told = [{"name": f"Đại biểu {n}"} for n in range(1, 7)] + [{"name": "Khách", "role": AttendeeRole.GUEST}]
    attendees = actions.invite_all(officer, conference, told)
    for one in [*attendees[:5], attendees[6]]:
        actions.check_in(officer, one)
    actions.close_presence(officer, conference)
    return list(conference.attendees.order_by("ordinal"))


@pytest.fixture
def vote(slate, hall, officer) -> SlateVote:
    return actions.open_vote(officer, slate)


@pytest.fixture
def by_name(conference, slate, hall, officer) -> SlateVote:
    """Three names for two seats."""
    actions.revise_slate(officer, slate, read_version=1, by_name=True)
    actions.put_on_slate(officer, Slate.objects.get(pk=slate.pk), name="Đào")
    return actions.open_vote(officer, slate)


@pytest.fixture
def teller(world):
    return world.user(Role.TELLER)


def phone(attendee: Attendee) -> str:
    return reverse("conference:phone", args=[attendee.token])


# ── one ballot each ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_ballots_are_counted_once_and_who_sends_none_stays_in_the_base(conference, hall, slate, vote, officer):
    for attendee, choice in zip(hall, (YES, YES, YES, NO), strict=False):
        actions.send_ballot(attendee, vote, choice=choice)
    result = actions.close_vote(officer, slate)
    assert (result.agree, result.disagree, result.blank, result.invalid) == (3, 1, 1, 0)
    assert result.outcome == VoteOutcome.PASSED
    (chosen,) = queries.voted_at(conference)
    assert chosen.sentence == "3/5 đại biểu có mặt đồng ý, 60%, quá ngưỡng 1/2"
    assert verify().holds


def test_a_phone_that_votes_twice_is_told_when_and_the_first_stands(client, hall, vote):
    first = client.post(phone(hall[0]), {"vote": vote.pk, "choice": YES})
    assert first.status_code == 200 and "Đã ghi phiếu của anh/chị lúc" in first.content.decode()
    second = client.post(phone(hall[0]), {"vote": vote.pk, "choice": NO})
    page = second.content.decode()
    assert second.status_code == 409 and "Mỗi đại biểu một phiếu, phiếu gửi trước giữ nguyên" in page
    assert Ballot.objects.get().choice == YES and "<b>đồng ý</b>" in page
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.create(vote=vote, attendee=hall[0], choice=NO)
    with pytest.raises(DatabaseError, match="đã khóa"), transaction.atomic():
        Ballot.objects.update(choice=NO)


def test_the_secret_address_is_written_in_no_log(client, hall, vote, caplog):
    for _time in range(2):
        status = client.post(phone(hall[0]), {"vote": vote.pk, "choice": YES}).status_code
    assert status == 409 and hall[0].token not in caplog.text


def test_who_comes_late_is_told_the_moment_of_the_closing(client, hall, slate, vote, officer):
    actions.send_ballot(hall[0], vote, choice=YES)
    actions.close_vote(officer, slate)
    late = client.post(phone(hall[1]), {"vote": vote.pk, "choice": YES})
    page = late.content.decode()
    assert late.status_code == 409 and "đã đóng lúc" in page and "Gửi phiếu" not in page
    assert Ballot.objects.count() == 1 and Result.objects.get(question=vote.question).agree == 1
    with pytest.raises(Refusal, match="đã đóng lúc"):
        actions.close_vote(officer, slate)
    assert VoteEnd.objects.count() == 1


def test_a_cancelled_vote_takes_no_more_and_keeps_what_it_has(client, hall, slate, vote, officer):
    actions.send_ballot(hall[0], vote, choice=YES)
    again = actions.cancel_vote(officer, slate, reason="Đọc thiếu một tên")
    assert "Đọc thiếu một tên" in client.post(phone(hall[1]), {"vote": vote.pk, "choice": YES}).content.decode()
    assert Ballot.objects.count() == 1
    second = actions.open_vote(officer, again)
    assert (
        client.post(phone(hall[0]), {"vote": second.pk, "choice": NO}).status_code == 200
    )  # another vote, another ballot
    assert actions.close_vote(officer, again).disagree == 1 and verify().holds


@pytest.mark.parametrize(("who", "told"), [(5, "chưa được điểm danh"), (6, "không có quyền biểu quyết")])
def test_only_delegates_who_are_here_vote(client, hall, vote, who, told):
    answer = client.post(phone(hall[who]), {"vote": vote.pk, "choice": YES})
    assert answer.status_code == 409 and told in answer.content.decode()
    assert "Gửi phiếu" not in client.get(phone(hall[who])).content.decode()
    assert not Ballot.objects.exists()


@pytest.mark.parametrize(
    "said", [{}, {"choice": ""}, {"choice": "maybe"}, {"choice": "agree" * 9000}, {"places": ["1"]}]
)
def test_what_is_no_choice_is_asked_again(client, hall, vote, said):
    answer = client.post(phone(hall[0]), {"vote": vote.pk} | said)
    assert answer.status_code == 422 and "Gửi phiếu" in answer.content.decode()
    assert not Ballot.objects.exists()


def test_a_vote_of_another_conference_is_not_found(world, client, hall, vote, officer):
    elsewhere = actions.plan_conference(officer, world.department, name="Khác", held_on=HELD)
    stranger = actions.check_in(officer, actions.invite(officer, elsewhere, name="Người khác"))
    assert client.post(phone(stranger), {"vote": vote.pk, "choice": YES}).status_code == 404
    assert client.post(phone(hall[0]), {"vote": "x", "choice": YES}).status_code == 404
    with pytest.raises(ValueError, match="of this conference"):
        actions.send_ballot(stranger, vote, choice=YES)
    assert client.get(reverse("conference:phone", args=["không-có"])).status_code == 404
    assert not Ballot.objects.exists()


def test_the_page_says_that_the_vote_is_open_and_asks_for_no_script(client, hall, vote):
    answer = client.get(phone(hall[0]))
    page = answer.content.decode()
    assert (
        "Đây là biểu quyết công khai" in page and "1. Mận" in page and "<script" not in page and " style=" not in page
    )
    assert "default-src 'self'" in answer["Content-Security-Policy"] and not answer.cookies


def test_a_page_of_a_phone_asks_the_database_little(client, hall, vote, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        client.get(phone(hall[0]))
    with django_assert_max_num_queries(8):  # seven on SQLite, whose transaction locks everything without a question of its own
        client.post(phone(hall[0]), {"vote": vote.pk, "choice": YES})


# ── name by name ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_names_chosen_on_phones_are_elected(client, hall, slate, by_name, officer):
    for attendee, places in zip(hall, ([1, 2], [1, 2], [1], [], [1, 2]), strict=False):
        assert client.post(phone(attendee), {"vote": by_name.pk, "places": places}).status_code == 200
    result = actions.close_vote(officer, slate)
    assert (result.agree, result.blank, result.votes) == (4, 1, [4, 3, 0])
    standing = queries.standing_of(by_name, result)
    assert [line.name for line in standing.elected] == ["Mận", "Ổi"] and standing.missing == 0
    paper = count_minutes(by_name, result)
    assert paper.parts[3].lines[0].startswith("5 đại biểu biểu quyết công khai, trong đó 0 người")
    assert not any("Đại biểu 1" in str(part) for part in paper.parts)  # counts only
    assert [one.name for one in paper.signers] == [str(officer), str(officer)]
    assert statement_pdf(paper).startswith(b"%PDF")


@pytest.mark.parametrize("places", [["1", "2", "3"], ["9"], ["0"], ["x"], ["1", "1"]])
def test_a_ballot_that_names_too_many_or_a_stranger_is_asked_again(client, hall, by_name, places):
    answer = client.post(phone(hall[0]), {"vote": by_name.pk, "places": places})
    assert answer.status_code == 422 and not Ballot.objects.exists()


# ── the code ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_door_tells_a_code_that_opens_the_own_page(at, client, conference, hall, vote, officer):
    code = VotingCode.objects.get(attendee=hall[0])
    assert len(code.code) == CODE_LENGTH and set(code.code) <= set(LETTERS)
    assert VotingCode.objects.count() == 5  # delegates who are here, no guest
    door = at(officer, "conference:invitation", hall[0].token).content.decode()
    assert code.spaced in door
    client.logout()
    assert code.code not in client.get(reverse("conference:invitation", args=[hall[0].token])).content.decode()
    address = reverse("conference:vote_by_code", args=[conference.pk])
    answer = client.post(address, {"ordinal": "1", "code": code.spaced.lower()})
    assert answer["Location"] == phone(hall[0])
    assert not Entry.objects.filter(note__contains=code.code).exists()


def test_five_wrong_tries_end_the_code_of_that_place_alone(client, conference, hall, vote, officer):
    address = reverse("conference:vote_by_code", args=[conference.pk])
    right = VotingCode.objects.get(attendee=hall[0]).code
    for _try in range(MOST_WRONG):
        answer = client.post(address, {"ordinal": "1", "code": "222222" if right != "222222" else "333333"})
        assert answer.status_code == 409 and "không khớp" in answer.content.decode()
    spent = client.post(address, {"ordinal": "1", "code": right})
    assert spent.status_code == 409 and "lấy mã mới" in spent.content.decode()
    other = VotingCode.objects.get(attendee=hall[1]).code
    assert client.post(address, {"ordinal": "2", "code": other}).status_code == 302
    assert (
        client.post(phone(hall[0]), {"vote": vote.pk, "choice": YES}).status_code == 200
    )  # the invitation still opens
    fresh = actions.give_code(officer, hall[0]).code
    assert fresh != right and client.post(address, {"ordinal": "1", "code": fresh}).status_code == 302


def test_a_right_code_forgets_the_wrong_tries_before_it(client, conference, hall, vote):
    address = reverse("conference:vote_by_code", args=[conference.pk])
    right = VotingCode.objects.get(attendee=hall[0]).code
    client.post(address, {"ordinal": "1", "code": "ZZZZZZ"})
    assert VotingCode.objects.get(attendee=hall[0]).wrong == 1
    client.post(address, {"ordinal": "1", "code": right})
    assert VotingCode.objects.get(attendee=hall[0]).wrong == 0


@pytest.mark.parametrize("said", [{"ordinal": "77", "code": "222222"}, {"ordinal": "6", "code": "222222"}])
def test_a_number_without_a_code_is_answered_like_a_wrong_one(client, conference, hall, vote, said):
    answer = client.post(reverse("conference:vote_by_code", args=[conference.pk]), said)
    assert answer.status_code == 409 and "không khớp" in answer.content.decode()


def test_codes_are_given_to_delegates_who_are_here_and_only_where_phones_vote(conference, hall, slate, officer):
    for one in hall[5:]:
        with pytest.raises(Refusal, match="đã điểm danh mới có mã"):
            actions.give_code(officer, one)
    other = actions.plan_conference(officer, conference.body, name="Giơ tay", held_on=HELD)
    actions.check_in(officer, actions.invite(officer, other, name="Người dự"))
    assert not VotingCode.objects.filter(attendee__conference=other).exists()


# ── the tellers' desk ────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_teller_writes_down_a_raised_hand_and_it_bears_the_name(at, client, hall, slate, vote, teller, officer):
    assert queries.votes_to_count(teller) == [vote]
    assert at(teller, "conference:count_vote", vote.pk)["Location"] == reverse("conference:voters", args=[vote.pk])
    page = at(teller, "conference:voters", vote.pk, q="Đại biểu 2").content.decode()
    assert "0/5 đại biểu có mặt đã biểu quyết" in page and "Ghi giúp" in page
    assert at(teller, "conference:enter_ballot", vote.pk, hall[1].pk, post={}).status_code == 422
    assert at(teller, "conference:enter_ballot", vote.pk, hall[1].pk, post={"choice": NO}).status_code == 302
    assert Ballot.objects.get().entered_by == teller
    again = client.post(phone(hall[1]), {"vote": vote.pk, "choice": YES})
    assert again.status_code == 409 and "Người kiểm đã ghi phiếu" in again.content.decode()
    assert at(teller, "conference:enter_ballot", vote.pk, hall[5].pk).status_code == 404  # not here
    actions.send_ballot(hall[0], vote, choice=YES)
    with pytest.raises(Refusal, match="Đã ghi phiếu"):
        actions.enter_ballot(teller, hall[0], vote, choice=NO)
    result = actions.close_vote(officer, slate)
    assert (result.agree, result.disagree) == (1, 1)
    assert "trong đó 1 người giơ tay" in count_minutes(vote, result).parts[3].lines[0]
    assert queries.votes_to_count(teller) == []


def test_who_leads_sees_who_voted_what_only_after_the_closing(at, hall, slate, vote, teller, officer):
    actions.send_ballot(hall[0], vote, choice=NO)
    before = at(officer, "conference:voters", vote.pk).content.decode()
    assert "không đồng ý" not in before and "1/5" in before
    actions.close_vote(officer, slate)
    assert "không đồng ý" in at(officer, "conference:voters", vote.pk).content.decode()
    assert "không đồng ý" not in at(teller, "conference:voters", vote.pk).content.decode()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.TELLER}))
def test_only_tellers_write_hands_down(world, hall, vote, role):
    with pytest.raises(PermissionDenied):
        actions.enter_ballot(world.user(role), hall[0], vote, choice=YES)
    with pytest.raises(PermissionDenied):
        actions.enter_ballot(world.outsider(Role.TELLER), hall[0], vote, choice=YES)
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICER, Role.EDITOR}))
def test_others_do_not_close(world, slate, vote, role):
    with pytest.raises(PermissionDenied):
        actions.close_vote(world.user(role), slate)
    assert not VoteEnd.objects.exists()


# ── the hall ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_hall_sees_turnout_until_the_result(at, hall, slate, vote, officer):
    for attendee in hall[:3]:
        actions.send_ballot(attendee, vote, choice=NO)
    screen = at(officer, "conference:vote_screen", slate.pk).content.decode()
    assert 'hx-trigger="every 400ms"' in screen
    assert "3/5" in screen and "đã gửi phiếu" in screen and "ồng ý" not in screen.partition("bv-hall__foot")[0]
    assert at(officer, "conference:vote_screen", slate.pk, co="dem-3").status_code == 204
    assert "Đóng biểu quyết, đã có 3/5 phiếu" in at(officer, "conference:slate", slate.pk).content.decode()
    at(officer, "conference:close_vote", slate.pk, post={})
    screen = at(officer, "conference:vote_screen", slate.pk, co="dem-3").content.decode()
    assert "Không thông qua" in screen and "0/5 đại biểu có mặt đồng ý" in screen


def test_who_sent_a_ballot_stays_on_the_list(conference, hall, slate, vote, officer):
    actions.send_ballot(hall[0], vote, choice=YES)
    actions.cancel_vote(officer, slate, reason="nhầm")
    actions.reopen_presence(officer, conference)
    actions.undo_check_in(officer, hall[0], reason="về sớm")
    with pytest.raises(Refusal, match="đã gửi phiếu trong một lượt"):
        actions.take_off(officer, hall[0])
    assert Ballot.objects.count() == 1
