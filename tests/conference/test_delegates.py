"""The vote of a conference on its list of delegates: a rule set beforehand, a frozen list, two tellers, one exact result."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.chronicle.verifying import verify
from bangvang.conference import actions, queries
from bangvang.conference.choices import AttendeeRole
from bangvang.conference.models import Attendee, Candidate, Conference, SectionVote, Slate, SlateVote
from bangvang.conference.papers import count_minutes
from bangvang.register.choices import Role, Sex
from bangvang.vote.actions import add_up, ask
from bangvang.vote.choices import VoteBase, VoteMethod, VoteOutcome
from bangvang.vote.models import Question, Result, TellerEntry
from bangvang_paper.typesetting.statement import statement_docx, statement_pdf

HELD = date(2020, 7, 13)
MORE_THAN_HALF = {"threshold_numerator": 1, "threshold_denominator": 2, "threshold_source": "Quy chế, mục 4"}


@pytest.fixture
def conference(world, officer) -> Conference:
    return actions.plan_conference(
        officer, world.department, name="Hội nghị", held_on=HELD, delegates_chosen=4, delegates_to="Đại hội"
    )


@pytest.fixture
def slate(conference, officer) -> Slate:
    """Two of two seats."""
    made = actions.draw_up_slate(
        officer,
        conference,
        congress="Đại hội",
        seats=2,
        allotted_by="Ban Tổ chức",
        allotting_paper="CV 12",
        **MORE_THAN_HALF,
    )
    actions.put_on_slate(officer, made, name="Lê Thị Mận", position="Trưởng phòng", sex=Sex.FEMALE, direct_worker=True)
    actions.put_on_slate(officer, made, name="Trần Văn Ổi")
    return made


@pytest.fixture
def hall(conference, officer) -> list[Attendee]:
    """Section A: three here, one not; section B: two here; a guest who is here."""
    told = [{"name": f"A{number}", "section": "Khối A"} for number in range(4)]
    told += [{"name": f"B{number}", "section": "Khối B"} for number in range(2)]
    told += [{"name": "Khách", "role": AttendeeRole.GUEST}]
    attendees = actions.invite_all(officer, conference, told)
    for one in attendees[1:]:
        actions.check_in(officer, one)
    return attendees


@pytest.fixture
def vote(conference, slate, hall, officer) -> SlateVote:
    actions.close_presence(officer, conference)
    return actions.open_vote(officer, slate)


@pytest.fixture
def tellers(world):
    return world.user(Role.TELLER), world.user(Role.TELLER, again=True)


def questions(vote) -> list[Question]:
    return [one.question for one in queries.counted_in(vote)]


def both(tellers, vote, question, **figures) -> None:
    for slot, teller in enumerate(tellers, start=1):
        actions.enter_count(teller, vote, question, slot=slot, **figures)


def again(slate) -> Slate:
    return Slate.objects.get(pk=slate.pk)


# ── the list ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_list_longer_than_the_quota_is_refused_with_the_way_on(slate, officer):
    with pytest.raises(Refusal, match=r"3 người, cấp trên chỉ phân bổ 2.*bỏ bớt một người trước"):
        actions.put_on_slate(officer, slate, name="Người thứ ba")
    with pytest.raises(Refusal, match="2 người, cấp trên chỉ phân bổ 1"):
        actions.revise_slate(officer, slate, read_version=1, seats=1)
    assert list(slate.candidates.values_list("name", flat=True)) == ["Lê Thị Mận", "Trần Văn Ổi"]
    assert again(slate).seats == 2 and again(slate).version == 1


def test_who_is_taken_off_leaves_no_gap_and_a_person_stands_once(world, slate, officer):
    person = next(iter(world.people.values()))
    first = slate.candidates.get(ordinal=1)
    actions.take_off_slate(officer, first)
    third = actions.put_on_slate(officer, slate, name=person.name, person=person)
    assert list(slate.candidates.values_list("ordinal", "name")) == [(1, "Trần Văn Ổi"), (2, third.name)]
    actions.take_off_slate(officer, slate.candidates.get(ordinal=1))
    with pytest.raises(Refusal, match="đã có trong danh sách"):
        actions.put_on_slate(officer, slate, name="Tên khác", person=person)
    assert Candidate.objects.count() == 1


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({"threshold_source": ""}, "theo văn bản nào"),
        ({"threshold_denominator": None}, "cả tử số và mẫu số"),
        ({"threshold_numerator": 3}, "không dùng được"),
        ({"threshold_numerator": 2}, "không dùng được"),  # more than everybody
        ({"threshold_numerator": 0}, "không dùng được"),
        ({"threshold_denominator": 0}, "cả tử số và mẫu số"),
        ({"seats": 0}, "phân bổ mấy đại biểu"),
        ({"congress": " "}, "đại hội nào"),
        ({"allotted_by": " "}, "cơ quan nào phân bổ"),
        ({"women_asked": 3}, "lớn hơn 2"),
        ({"party_members": 3}, "lớn hơn 2"),
    ],
)
def test_a_rule_that_nobody_could_vote_by_is_refused(conference, officer, rule, told):
    said = {"congress": "Đại hội", "seats": 2, "allotted_by": "Ban Tổ chức"} | MORE_THAN_HALF | rule
    with pytest.raises(Refusal, match=told):
        actions.draw_up_slate(officer, conference, **said)
    assert not Slate.objects.exists()


def test_composition_tells_who_told_and_who_did_not(slate, officer):
    actions.revise_slate(officer, slate, read_version=1, women_asked=2, party_members=1)
    report = queries.composition_of(again(slate))
    women, workers = report.shares
    assert (women.has, women.told, women.untold, women.asked, women.short_of) == (1, 1, 1, 2, 1)
    assert (workers.has, workers.told, workers.untold, workers.asked) == (1, 1, 1, None)
    assert (report.party_members, report.names, report.seats) == (1, 2, 2)
    with pytest.raises(Stale):
        actions.revise_slate(officer, again(slate), read_version=1, seats=5)


def test_a_second_list_for_a_congress_only_after_the_first_was_voted_down(conference, slate, vote, tellers, officer):
    said = {"congress": "Đại hội", "seats": 2, "allotted_by": "Ban Tổ chức"}
    with pytest.raises(Refusal, match="đã có danh sách"):
        actions.draw_up_slate(officer, conference, **said)
    for question in questions(vote):
        both(tellers, vote, question, agree=0, disagree=question.ballots_given, blank=0)
    second = actions.draw_up_slate(officer, conference, **said)
    assert (second.turn, again(slate).turn) == (2, 1)


# ── opening ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_nobody_checked_in_no_vote(conference, slate, officer):
    actions.invite(officer, conference, name="Vắng")
    guest = actions.invite(officer, conference, name="Khách", role=AttendeeRole.GUEST)
    with pytest.raises(Refusal, match="Chưa điểm danh đại biểu nào"):
        actions.open_vote(officer, slate)
    actions.check_in(officer, guest)
    actions.close_presence(officer, conference)  # closed, but only a guest is here
    with pytest.raises(Refusal, match="Chưa điểm danh đại biểu nào"):
        actions.open_vote(officer, slate)
    assert not SlateVote.objects.exists() and not Question.objects.exists()


def test_presence_is_closed_before_the_vote(conference, slate, hall, officer):
    with pytest.raises(Refusal, match="Điểm danh chưa chốt"):
        actions.open_vote(officer, slate)
    for candidate in slate.candidates.order_by("-ordinal"):
        actions.take_off_slate(officer, candidate)
    actions.close_presence(officer, conference)
    with pytest.raises(Refusal, match="chưa có ai"):
        actions.open_vote(officer, slate)
    assert not SlateVote.objects.exists()


def test_the_vote_opens_with_a_question_a_section_of_those_who_are_here(vote, slate):
    assert [(one.section, one.question.ballots_given) for one in vote.sections.all()] == [("Khối A", 3), ("Khối B", 2)]
    whole = vote.question
    assert (whole.base_count, whole.ballots_given, whole.threshold, whole.threshold_strict) == (
        5,
        5,
        Fraction(1, 2),
        True,
    )
    assert (vote.delegates, vote.delegates_here) == (6, 5)
    assert vote.names.splitlines() == ["1. Lê Thị Mận, Trưởng phòng", "2. Trần Văn Ổi"]
    assert "quá 1/2 đại biểu có mặt đồng ý, theo Quy chế, mục 4" in vote.rule
    assert {one.question.threshold for one in vote.sections.all()} == {None}


def test_of_all_who_are_invited_the_base_is_the_list(conference, slate, hall, officer):
    actions.revise_slate(officer, slate, read_version=1, base=VoteBase.TOTAL_MEMBERS)
    actions.close_presence(officer, conference)
    question = actions.open_vote(officer, slate).question
    assert (question.base_count, question.ballots_given) == (6, 5)


def test_after_the_opening_nothing_that_the_count_leans_on_changes(conference, slate, vote, hall, officer):
    absent, here = hall[0], hall[1]
    with pytest.raises(Refusal, match="không bỏ điểm danh được"):
        actions.undo_check_in(officer, here, reason="nhầm")
    with pytest.raises(Refusal, match="không mở lại điểm danh được"):
        actions.reopen_presence(officer, conference)
    for one, change in ((absent, {"role": AttendeeRole.GUEST}), (here, {"section": "Khối B"})):
        with pytest.raises(Refusal, match="không đổi tư cách, khối được"):
            actions.revise_attendee(officer, one, read_version=Attendee.objects.get(pk=one.pk).version, **change)
    for change in (
        lambda: actions.revise_slate(
            officer, slate, read_version=1, threshold_numerator=None, threshold_denominator=None
        ),
        lambda: actions.put_on_slate(officer, slate, name="Thêm"),
        lambda: actions.take_off_slate(officer, slate.candidates.get(ordinal=1)),
        lambda: actions.open_vote(officer, slate),
    ):
        with pytest.raises(Refusal, match="đã bắt đầu biểu quyết"):
            change()
    assert queries.presence_of(conference).delegates_here == 5
    assert Conference.objects.get().presence_closed_at is not None
    assert Attendee.objects.filter(role=AttendeeRole.DELEGATE, section="Khối A").count() == 4
    assert again(slate).threshold == Fraction(1, 2) and slate.candidates.count() == 2
    renamed = Attendee.objects.get(pk=here.pk)
    assert (
        actions.revise_attendee(officer, renamed, read_version=renamed.version, position="Tổ trưởng").position
        == "Tổ trưởng"
    )


def test_the_list_of_attendees_offers_no_reopening_once_a_vote_was_opened(at, conference, slate, hall, officer):
    actions.close_presence(officer, conference)
    assert "Mở lại điểm danh" in at(officer, "conference:attendees", conference.pk).content.decode()
    actions.open_vote(officer, slate)
    page = at(officer, "conference:attendees", conference.pk).content.decode()
    assert "Mở lại điểm danh" not in page and "đã bắt đầu biểu quyết nên giữ nguyên" in page


def test_what_was_opened_is_frozen_in_the_database_and_stands_in_the_log(vote):
    for change in ({"rule": "khác"}, {"names": "1. Người khác"}, {"delegates_here": 9}):
        with pytest.raises(DatabaseError, match="đã khóa"), transaction.atomic():
            SlateVote.objects.update(**change)
    with pytest.raises(DatabaseError, match="đã khóa"), transaction.atomic():
        SectionVote.objects.update(section="Khối Z")
    assert verify().holds


# ── counting ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_hands_are_added_up_once_both_tellers_agree_on_every_section(slate, vote, tellers):
    first, second = questions(vote)
    both(tellers, vote, first, agree=2, disagree=1, blank=0)
    assert queries.result_of(again(slate)) is None and queries.heads_counted(queries.counted_in(vote)) == 3
    both(tellers, vote, second, agree=1, disagree=0, blank=1)
    result = queries.result_of(again(slate))
    assert (result.agree, result.disagree, result.blank, result.invalid) == (3, 1, 1, 0)
    assert result.outcome == VoteOutcome.PASSED
    assert queries.result_words(vote.question, result) == "3/5 đại biểu có mặt đồng ý, 60%, quá ngưỡng 1/2"
    assert verify().holds


def test_ninety_eight_of_a_hundred(world, conference, slate, officer, tellers):
    attendees = actions.invite_all(officer, conference, [{"name": str(number)} for number in range(100)])
    Attendee.objects.update(checked_in_at="2020-07-13T14:00:00+07:00", checked_in_by=officer)
    assert len(attendees) == 100
    actions.close_presence(officer, conference)
    vote = actions.open_vote(officer, slate)
    both(tellers, vote, questions(vote)[0], agree=98, disagree=1, blank=1)
    (chosen,) = queries.voted_at(conference)
    assert chosen.sentence == "98/100 đại biểu có mặt đồng ý, 98%, quá ngưỡng 1/2"
    assert queries.delegates_sent(conference) == [(2, "Đại hội", False)]


@pytest.mark.parametrize(
    ("rule", "agree", "outcome", "told"),
    [
        ({}, 2, "failed", "2/5 đại biểu có mặt đồng ý, 40%, không quá ngưỡng 1/2, phải có ít nhất 3"),
        (
            {"threshold_numerator": 3, "threshold_denominator": 5},
            3, "failed", "3/5 đại biểu có mặt đồng ý, 60%, không quá ngưỡng 3/5, phải có ít nhất 4",
        ),
        (
            {"threshold_numerator": 3, "threshold_denominator": 5, "threshold_strict": False},
            3, "passed", "3/5 đại biểu có mặt đồng ý, 60%, đạt ngưỡng 3/5",
        ),
        (
            {"base": "total_members", "threshold_strict": False},
            5, "passed", "5/6 đại biểu được triệu tập đồng ý, khoảng 83,3%, đạt ngưỡng 1/2",
        ),
        (
            {"threshold_numerator": None, "threshold_denominator": None},
            5, "no_threshold", "5/5 đại biểu có mặt đồng ý, 100%, chưa có ngưỡng nên chưa kết luận là thông qua hay không",
        ),
    ],
)  # fmt: skip
def test_the_result_is_told_in_words(conference, slate, hall, officer, tellers, rule, agree, outcome, told):
    actions.revise_slate(officer, slate, read_version=1, **rule)
    actions.close_presence(officer, conference)
    vote = actions.open_vote(officer, slate)
    first, second = questions(vote)
    in_first = min(agree, 3)
    both(tellers, vote, first, agree=in_first, disagree=3 - in_first, blank=0)
    both(tellers, vote, second, agree=agree - in_first, disagree=2 - (agree - in_first), blank=0)
    (chosen,) = queries.voted_at(conference)
    assert (chosen.outcome, chosen.sentence) == (outcome, told)
    assert queries.delegates_sent(conference) == (
        [(2, "Đại hội", agree == vote.question.base_count)] if chosen.passed else []
    )


def test_figures_that_a_section_cannot_have_raised_are_refused(vote, tellers):
    first, _second = questions(vote)
    for figures, told in (
        ({"agree": 4, "disagree": 0, "blank": 0}, "khối này chỉ có 3 đại biểu có mặt"),
        ({"agree": 3, "disagree": 1, "blank": 0}, "khối này chỉ có 3"),
        ({"agree": 2, "disagree": 0, "blank": 0}, "còn thiếu 1"),
        ({"agree": 4, "disagree": -1, "blank": 0}, "nhỏ hơn 0"),
        ({"agree": 2, "disagree": 0, "blank": 0, "invalid": 1}, "còn thiếu 1"),
        ({"agree": 3, "disagree": 0, "blank": 0, "invalid": 1}, "không hợp lệ"),
    ):
        with pytest.raises(Refusal, match=told):
            actions.enter_count(tellers[0], vote, first, slot=1, **figures)
    assert not TellerEntry.objects.exists()


def test_two_counts_that_differ_make_no_result_and_tell_no_figure(slate, vote, tellers):
    first, second = questions(vote)
    actions.enter_count(tellers[0], vote, first, slot=1, agree=3, disagree=0, blank=0)
    actions.enter_count(tellers[1], vote, first, slot=2, agree=2, disagree=1, blank=0)
    both(tellers, vote, second, agree=2, disagree=0, blank=0)
    assert queries.result_of(again(slate)) is None
    assert {entry.note + str(entry.changes) for entry in Entry.objects.filter(verb="entered_count")} == {"{}"}
    actions.enter_count(tellers[1], vote, first, slot=2, agree=3, disagree=0, blank=0)
    assert queries.result_of(again(slate)).agree == 5


def test_one_person_is_not_both_and_a_third_waits(world, vote, tellers):
    first, second = questions(vote)
    third = world.user(Role.TELLER, again=True)
    figures = {"agree": 3, "disagree": 0, "blank": 0}
    actions.enter_count(tellers[0], vote, first, slot=1, **figures)
    for teller, question, slot in ((tellers[0], first, 2), (tellers[0], second, 2), (third, second, 1)):
        with pytest.raises(Refusal, match="đã có hai người kiểm, hoặc"):
            actions.enter_count(teller, vote, question, slot=slot, agree=question.ballots_given, disagree=0, blank=0)
    assert TellerEntry.objects.count() == 1
    assert actions.withdraw_counts(tellers[0], vote) == 1
    actions.enter_count(third, vote, second, slot=1, agree=2, disagree=0, blank=0)
    assert TellerEntry.objects.filter(superseded=False).get().teller == third


def test_the_whole_and_strange_questions_are_not_entered(world, vote, tellers):
    for strange in (vote.question, ask(
        "Khác", body=world.department, method=VoteMethod.OPEN, base=VoteBase.PRESENT, base_count=5, ballots_given=5,
        threshold=None, strict=False, source="",
    )):  # fmt: skip
        with pytest.raises(ValueError, match="not one that"):
            actions.enter_count(tellers[0], vote, strange, slot=1, agree=5, disagree=0, blank=0)
    assert not TellerEntry.objects.exists()


def test_parts_are_added_up_once_and_whole(vote, tellers):
    first, second = questions(vote)
    with pytest.raises(Refusal, match="chưa kiểm xong"):
        add_up(vote.question, [first, second])
    both(tellers, vote, first, agree=3, disagree=0, blank=0)
    with pytest.raises(ValueError, match="not the whole"):
        add_up(vote.question, [first])
    with pytest.raises(ValueError, match="not the whole"):
        add_up(vote.question, [first, first])
    both(tellers, vote, second, agree=2, disagree=0, blank=0)
    with pytest.raises(Refusal, match="không cộng lại"):
        add_up(vote.question, [first, second])
    assert Result.objects.filter(question=vote.question).count() == 1


def test_on_paper_two_tellers_count_all_ballots(conference, slate, hall, officer, tellers):
    actions.revise_slate(officer, slate, read_version=1, method=VoteMethod.PAPER_SECRET)
    actions.close_presence(officer, conference)
    vote = actions.open_vote(officer, slate)
    (ballots,) = questions(vote)
    assert ballots == vote.question and not vote.sections.exists()
    with pytest.raises(Refusal, match="đã phát 5 phiếu"):
        actions.enter_count(tellers[0], vote, ballots, slot=1, agree=6, disagree=0, blank=0)
    both(tellers, vote, ballots, agree=3, disagree=0, blank=1, invalid=1)
    assert queries.result_of(again(slate)).outcome == VoteOutcome.PASSED
    assert statement_docx(count_minutes(vote, queries.result_of(again(slate))))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICER, Role.EDITOR}))
def test_others_neither_draw_up_nor_open(world, slate, role):
    for act in (
        lambda by: actions.draw_up_slate(by, slate.conference, congress="X", seats=1, allotted_by="Y"),
        lambda by: actions.put_on_slate(by, slate, name="X"),
        lambda by: actions.revise_slate(by, slate, read_version=1, seats=9),
        lambda by: actions.open_vote(by, slate),
    ):
        with pytest.raises(PermissionDenied):
            act(world.user(role))
    assert Slate.objects.get().seats == 2 and Candidate.objects.count() == 2


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.TELLER}))
def test_only_tellers_count(world, vote, role):
    with pytest.raises(PermissionDenied):
        actions.enter_count(world.user(role), vote, questions(vote)[0], slot=1, agree=3, disagree=0, blank=0)
    with pytest.raises(PermissionDenied):
        actions.enter_count(world.outsider(Role.TELLER), vote, questions(vote)[0], slot=1, agree=3, disagree=0, blank=0)
    assert not TellerEntry.objects.exists()


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_pages_walk_from_the_list_to_the_result(at, client, conference, hall, officer, tellers):
    said = {
        "version": 1,
        "congress": "Đại hội",
        "seats": 1,
        "allotted_by": "Ban Tổ chức",
        "method": "open",
        "base": "present",
    }
    rule = {"threshold_numerator": 1, "threshold_denominator": 2, "threshold_strict": "on"}
    assert (
        at(officer, "conference:draw_up_slate", conference.pk, post=said | rule).status_code == 422
    )  # by which paper?
    made = at(officer, "conference:draw_up_slate", conference.pk, post=said | rule | {"threshold_source": "Quy chế"})
    slate = Slate.objects.get()
    assert (
        made.status_code == 302 and "Danh sách chưa có ai" in at(officer, "conference:slate", slate.pk).content.decode()
    )
    assert at(officer, "conference:put_on_slate", slate.pk, post={"name": ""}).status_code == 422
    assert (
        at(officer, "conference:put_on_slate", slate.pk, post={"name": "Mận", "direct_worker": "khong"}).status_code
        == 302
    )
    over = at(officer, "conference:put_on_slate", slate.pk, post={"name": "Ổi"})
    assert over.status_code == 409 and "chỉ phân bổ 1" in over.content.decode()
    assert Candidate.objects.get().direct_worker is False
    early = client.post(reverse("conference:open_vote", args=[slate.pk]), follow=True).content.decode()
    assert "Điểm danh chưa chốt" in early and not SlateVote.objects.exists()
    actions.close_presence(officer, conference)
    assert "Bắt đầu biểu quyết, 5 đại biểu" in at(officer, "conference:slate", slate.pk).content.decode()
    at(officer, "conference:open_vote", slate.pk, post={})
    vote = SlateVote.objects.get()
    assert "Đang biểu quyết: đã đếm 0/5" in at(officer, "conference:slate", slate.pk).content.decode()
    first, second = questions(vote)
    sheet = {f"q{first.pk}-agree": "3", f"q{second.pk}-agree": "1"}  # who raised no hand is reckoned
    wrong = at(tellers[0], "conference:count_vote", vote.pk, post=sheet | {f"q{second.pk}-disagree": "2"})
    assert wrong.status_code == 422 and "khối này chỉ có 2" in wrong.content.decode()
    assert TellerEntry.objects.get().question == first  # the sound row is in
    assert at(tellers[0], "conference:count_vote", vote.pk, post=sheet).status_code == 302
    assert 'value="3"' not in at(tellers[1], "conference:count_vote", vote.pk).content.decode()
    assert at(officer, "conference:vote_minutes", slate.pk, "pdf").status_code == 404
    at(tellers[1], "conference:count_vote", vote.pk, post=sheet)
    page = at(officer, "conference:slate", slate.pk).content.decode()
    assert (
        "Hội nghị thông qua danh sách 1 đại biểu" in page and "4/5 đại biểu có mặt đồng ý, 80%, quá ngưỡng 1/2" in page
    )
    assert "đã chốt" in at(tellers[0], "conference:count_vote", vote.pk).content.decode()
    told = at(officer, "conference:detail", conference.pk).content.decode()
    assert "Bầu 1 đại biểu dự Đại hội" in told and "Bầu 4 đại biểu" not in told


def test_a_conference_that_voted_on_nothing_tells_what_was_typed(at, conference, officer):
    assert "Bầu 4 đại biểu dự Đại hội" in at(officer, "conference:detail", conference.pk).content.decode()
    assert queries.delegates_sent(conference) == [(4, "Đại hội", True)]


def test_the_hall_sees_no_split_before_the_result(at, client, slate, vote, tellers, officer):
    first, second = questions(vote)
    both(tellers, vote, first, agree=1, disagree=2, blank=0)
    page = at(officer, "conference:vote_screen", slate.pk).content.decode()
    assert "3/5" in page and "đã được đếm xong" in page and "không đồng ý" not in page and "1/5" not in page
    assert at(officer, "conference:vote_screen", slate.pk, co="dem-3").status_code == 204
    assert at(officer, "conference:vote_screen", slate.pk, co="dem-0").status_code == 200
    both(tellers, vote, second, agree=1, disagree=1, blank=0)
    page = at(officer, "conference:vote_screen", slate.pk, co="dem-3").content.decode()
    assert "Không thông qua" in page and "2/5 đại biểu có mặt đồng ý" in page
    assert at(officer, "conference:vote_screen", slate.pk, co="ket-qua").status_code == 204
    screen = reverse("conference:vote_screen", args=[slate.pk])
    client.logout()
    assert client.get(screen, HTTP_HX_REQUEST="true").status_code == 401  # what is shown stays
    assert client.get(screen)["Location"].startswith("/dang-nhap/")


def test_before_the_result_the_office_sees_no_figure_of_a_teller(at, slate, vote, tellers, officer):
    both(tellers, vote, questions(vote)[0], agree=0, disagree=0, blank=3)
    page = at(officer, "conference:slate", slate.pk).content.decode()
    assert "đã đếm 3/5" in page and "Không biểu quyết</th>" not in page and "khớp" in page


def test_a_teller_finds_the_count_on_the_desk_until_it_is_entered(at, vote, tellers):
    assert queries.votes_to_count(tellers[0]) == [vote] == queries.votes_to_count(tellers[1])
    for question in questions(vote):
        actions.enter_count(tellers[0], vote, question, slot=1, agree=question.ballots_given, disagree=0, blank=0)
    assert queries.votes_to_count(tellers[0]) == [] and queries.votes_to_count(tellers[1]) == [vote]


def test_the_minutes_name_list_rule_figures_and_both_tellers(at, slate, vote, tellers, officer):
    for question in questions(vote):
        both(tellers, vote, question, agree=question.ballots_given - 1, disagree=1, blank=0)
    paper = count_minutes(vote, queries.result_of(again(slate)))
    rows = paper.parts[3].grid.rows
    assert rows == [("Khối A", "3", "2", "1", "0"), ("Khối B", "2", "1", "1", "0"), ("Cộng", "5", "3", "2", "0")]
    assert paper.parts[1].lines == [
        "Ban Tổ chức phân bổ 2 đại biểu theo CV 12.", "1. Lê Thị Mận, Trưởng phòng", "2. Trần Văn Ổi",
    ]  # fmt: skip
    assert paper.parts[4].lines == [
        "3/5 đại biểu có mặt đồng ý, 60%, quá ngưỡng 1/2. Hội nghị thông qua danh sách trên."
    ]
    assert [one.name for one in paper.signers] == [str(teller) for teller in tellers]
    assert statement_pdf(paper).startswith(b"%PDF")
    assert at(officer, "conference:vote_minutes", slate.pk, "docx").status_code == 200
    assert at(officer, "conference:vote_minutes", slate.pk, "odt").status_code == 404


def test_the_list_page_asks_no_more_for_more(slate, officer, queries_of):
    actions.revise_slate(officer, slate, read_version=1, seats=5)
    before = queries_of(officer, "conference:slate", slate.pk)
    actions.put_on_slate(officer, slate, name="C")
    actions.put_on_slate(officer, slate, name="D")
    assert queries_of(officer, "conference:slate", slate.pk) == before


def test_another_department_finds_no_list_and_no_count(world, at, slate, vote):
    assert at(world.outsider(Role.OFFICER), "conference:slate", slate.pk).status_code == 404
    assert at(world.outsider(Role.TELLER), "conference:count_vote", vote.pk).status_code == 404
