"""Names voted on one by one: hands by section, ballots on paper, two tellers, a tie that only a person or a ballot settles."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.chronicle.verifying import verify
from bangvang.conference import actions, queries
from bangvang.conference.models import Slate, SlateVote, TieSettlement, VoteEnd
from bangvang.conference.papers import count_minutes
from bangvang.register.choices import Role
from bangvang.vote.choices import VoteMethod, VoteOutcome
from bangvang.vote.models import Result, TellerEntry
from bangvang_paper.typesetting.statement import statement_docx, statement_pdf

HELD = date(2020, 7, 13)
HALF = {"threshold_numerator": 1, "threshold_denominator": 2, "threshold_source": "Quy chế, mục 4"}


@pytest.fixture
def conference(world, officer):
    return actions.plan_conference(officer, world.department, name="Hội nghị", held_on=HELD)


@pytest.fixture
def tellers(world):
    return world.user(Role.TELLER), world.user(Role.TELLER, again=True)


@pytest.fixture
def hall(conference, officer):
    """Section A: six here; section B: four."""
    told = [
        {"name": f"{section}{n}", "section": f"Khối {section}"}
        for section, all_ in (("A", 6), ("B", 4))
        for n in range(all_)
    ]
    for one in actions.invite_all(officer, conference, told):
        actions.check_in(officer, one)
    return actions.close_presence(officer, conference)


def a_slate(officer, conference, *, seats=2, **rule) -> Slate:
    """Four names for ``seats`` seats: more names than seats is what choosing means."""
    made = actions.draw_up_slate(
        officer, conference, congress="Đại hội", seats=seats, allotted_by="Ban Tổ chức", by_name=True, **HALF | rule
    )
    for name in ("Mận", "Ổi", "Đào", "Lê"):
        actions.put_on_slate(officer, made, name=name, position="Trưởng phòng")
    return made


def opened(officer, conference, **rule) -> SlateVote:
    return actions.open_vote(officer, a_slate(officer, conference, **rule))


def both(tellers, vote, votes, **figures) -> None:
    """Both tellers write the same votes, one list a section (or all ballots)."""
    for slot, teller in enumerate(tellers, start=1):
        for one, row in zip(queries.counted_in(vote), votes, strict=True):
            said = {"agree": one.question.ballots_given} | figures
            actions.enter_count(teller, vote, one.question, slot=slot, votes=row, **said)


def standing(vote):
    slate = Slate.objects.get(pk=vote.slate_id)
    return queries.standing_of(slate.vote, queries.result_of(slate))


def elected(vote) -> list[str]:
    return [line.name.partition(",")[0] for line in standing(vote).elected]


# ── the rule and the list ────────────────────────────────────────────────────────────────────────────────────────────
def test_a_list_name_by_name_may_be_longer_than_the_quota_and_a_whole_list_may_not(conference, officer):
    slate = a_slate(officer, conference)
    assert slate.candidates.count() == 4
    with pytest.raises(Refusal, match=r"4 người, cấp trên chỉ phân bổ 2.*bầu từng người"):
        actions.revise_slate(officer, slate, read_version=1, by_name=False)
    with pytest.raises(Refusal, match="không có suất cuối"):
        actions.draw_up_slate(officer, conference, congress="Khác", seats=1, allotted_by="X", tie="lot")


def test_the_rule_says_how_many_may_be_chosen_and_who_settles_a_tie(conference, hall, officer):
    vote = opened(officer, conference, tie="chair")
    assert vote.rule == (
        "Bầu từng người bằng giơ tay, đếm theo khối, hai người kiểm độc lập; mỗi đại biểu chọn nhiều nhất 2 người; trúng cử khi "
        "quá 1/2 đại biểu có mặt đồng ý, lấy từ số phiếu cao xuống, theo Quy chế, mục 4; bằng phiếu ở suất cuối: người chủ "
        "trì quyết định"
    )
    assert (vote.question.names, vote.question.seats, vote.question.tie) == (4, 2, "chair")


# ── hands ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_hands_of_all_sections_make_the_elected_from_the_highest(conference, hall, officer, tellers):
    vote = opened(officer, conference)
    both(tellers, vote, [[6, 3, 2, 0], [4, 3, 1, 0]])
    result = Result.objects.get(question=vote.question)
    assert (result.votes, result.outcome) == ([10, 6, 3, 0], VoteOutcome.FILLED)
    assert elected(vote) == ["Mận", "Ổi"]
    (chosen,) = queries.voted_at(conference)
    assert chosen.sentence == "Trúng cử 2/2 người: Mận (10/10), Ổi (6/10)" and chosen.passed
    assert queries.delegates_sent(conference) == [(2, "Đại hội", False)]
    assert verify().holds


def test_the_minutes_give_a_column_a_section_while_there_is_room_and_lines_beyond(
    conference, hall, officer, tellers, monkeypatch
):
    vote = opened(officer, conference)
    both(tellers, vote, [[6, 3, 2, 0], [4, 3, 1, 0]])
    result = Result.objects.get(question=vote.question)
    figures = count_minutes(vote, result).parts[3]
    assert list(figures.grid.head) == ["Họ và tên", "Khối A", "Khối B", "Cộng", "Kết quả"] and not figures.lines
    assert figures.grid.rows[1] == ("2. Ổi, Trưởng phòng", "3", "3", "6/10", "trúng cử")
    monkeypatch.setattr("bangvang.conference.papers.counting.MOST_COLUMNS", 1)
    figures = count_minutes(vote, result).parts[3]
    assert figures.lines[1] == "Khối B, 4 đại biểu: số 1 được 4, số 2 được 3, số 3 được 1, số 4 được 0."
    assert figures.grid.rows[1] == ("2. Ổi, Trưởng phòng", "6/10", "trúng cử")


def test_exactly_half_is_not_more_than_half_and_the_seat_stays_open(conference, hall, officer, tellers):
    vote = opened(officer, conference)
    both(tellers, vote, [[6, 3, 0, 0], [4, 2, 0, 0]])
    assert elected(vote) == ["Mận"] and standing(vote).open_seats == 1
    (chosen,) = queries.voted_at(conference)
    assert (chosen.names, chosen.outcome) == (1, VoteOutcome.SEATS_OPEN) and "còn 1 suất chưa ai đủ" in chosen.sentence
    more = actions.draw_up_slate(
        officer, conference, congress="Đại hội", seats=1, allotted_by="Ban Tổ chức", by_name=True
    )
    assert more.turn == 2


@pytest.mark.parametrize(
    ("votes", "told"),
    [
        ([7, 0, 0, 0], "7 phiếu, nhiều hơn 6"),
        ([6, 6, 1, 0], "chỉ cho tối đa 12"),  # 13 hands where six people have two each
        ([1, -1, 0, 0], "nhỏ hơn 0"),
        ([1, 1, 1], "Ghi đủ từng người"),
    ],
)
def test_hands_that_nobody_can_have_raised_are_refused(conference, hall, officer, tellers, votes, told):
    vote = opened(officer, conference)
    first = queries.counted_in(vote)[0].question
    with pytest.raises(Refusal, match=told):
        actions.enter_count(tellers[0], vote, first, slot=1, agree=6, votes=votes)
    with pytest.raises(Refusal, match="mọi đại biểu"):
        actions.enter_count(tellers[0], vote, first, slot=1, agree=5, votes=[1, 1, 1, 1])
    assert not TellerEntry.objects.exists()


def test_differences_are_told_by_name_and_never_in_figures(at, conference, hall, officer, tellers):
    vote = opened(officer, conference)
    first = queries.counted_in(vote)[0].question
    actions.enter_count(tellers[0], vote, first, slot=1, agree=6, votes=[6, 3, 2, 1])
    actions.enter_count(tellers[1], vote, first, slot=2, agree=6, votes=[6, 4, 2, 0])
    (row,) = [one for one in queries.counted_in(vote) if one.question == first]
    assert queries.differing_names(vote, row.question) == ["Ổi", "Lê"]
    page = at(tellers[0], "conference:count_vote", vote.pk).content.decode()
    assert "Đếm lại: Ổi, Lê." in page and 'value="4"' not in page
    assert "Ổi, Lê" in at(officer, "conference:slate", vote.slate_id).content.decode()
    assert {entry.note + str(entry.changes) for entry in Entry.objects.filter(verb="entered_count")} == {"{}"}
    actions.enter_count(tellers[1], vote, first, slot=2, agree=6, votes=[6, 3, 2, 1])
    assert queries.differing_names(vote, queries.counted_in(vote)[0].question) == []


def test_a_teller_types_every_name_on_the_page(at, conference, hall, officer, tellers):
    vote = opened(officer, conference)
    first, second = (one.question for one in queries.counted_in(vote))
    said = {f"q{first.pk}-n{place}": figure for place, figure in enumerate((6, 3, 2, ""), start=1)}
    wrong = at(tellers[0], "conference:count_vote", vote.pk, post=said)
    assert wrong.status_code == 422 and "Còn ô chưa ghi: Lê" in wrong.content.decode()
    for teller in tellers:
        said = {
            f"q{one.pk}-n{place}": figure
            for one in (first, second)
            for place, figure in enumerate((4, 3, 1, 0), start=1)
        }
        assert at(teller, "conference:count_vote", vote.pk, post=said).status_code == 302
    assert elected(vote) == ["Mận", "Ổi"]
    page = at(officer, "conference:slate", vote.slate_id).content.decode()
    assert "Bầu được 2/2 đại biểu" in page and "trúng cử" in page and "8/10" in page
    screen = at(officer, "conference:vote_screen", vote.slate_id).content.decode()
    assert "2/2" in screen and "trúng cử" in screen


# ── paper ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_on_paper_ballots_issued_returned_valid_and_invalid_are_counted(conference, hall, officer, tellers):
    vote = opened(officer, conference, method=VoteMethod.PAPER_SECRET)
    both(tellers, vote, [[7, 6, 1, 0]], agree=7, blank=1, invalid=1, issued=10)
    result = Result.objects.get(question=vote.question)
    assert (result.issued, result.agree, result.blank, result.invalid) == (10, 7, 1, 1)
    paper = count_minutes(vote, result)
    assert paper.parts[3].lines == ["Phát ra 10 phiếu, thu về 9; hợp lệ 7, phiếu trắng 1, không hợp lệ 1."]
    assert paper.parts[3].grid.rows[0] == ("1. Mận, Trưởng phòng", "7/10", "trúng cử")
    assert paper.parts[4].lines == ["Trúng cử 2/2 người: Mận (7/10), Ổi (6/10)."]
    assert statement_docx(paper) and statement_pdf(paper).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ({"issued": 11, "agree": 5}, "chỉ có 10 người"),
        ({"issued": 6, "agree": 7}, "chỉ phát 6 phiếu"),
        ({"issued": 10, "agree": 2}, "nhiều hơn 2 phiếu hợp lệ"),
        ({"issued": 10, "agree": 10}, "ít hơn 10 phiếu hợp lệ"),  # a valid ballot names somebody
    ],
)
def test_ballots_that_cannot_be_are_refused(conference, hall, officer, tellers, figures, told):
    vote = opened(officer, conference, method=VoteMethod.PAPER_SECRET)
    with pytest.raises(Refusal, match=told):
        actions.enter_count(tellers[0], vote, vote.question, slot=1, votes=[3, 2, 1, 0], **figures)


def test_a_teller_of_paper_writes_what_came_back(at, conference, hall, officer, tellers):
    vote = opened(officer, conference, method=VoteMethod.PAPER_SECRET)
    names = {f"q{vote.question_id}-n{place}": figure for place, figure in enumerate((7, 6, 1, 0), start=1)}
    ballots = {"issued": 10, "returned": 8, "agree": 7, "blank": 1, "invalid": 1}
    said = names | {f"q{vote.question_id}-{name}": figure for name, figure in ballots.items()}
    wrong = at(tellers[0], "conference:count_vote", vote.pk, post=said)
    assert wrong.status_code == 422 and "cộng lại là 9, nhưng ghi thu về 8" in wrong.content.decode()
    said[f"q{vote.question_id}-returned"] = 9
    for teller in tellers:
        assert at(teller, "conference:count_vote", vote.pk, post=said).status_code == 302
    assert 'value="9"' not in at(tellers[0], "conference:count_vote", vote.pk).content.decode()
    assert elected(vote) == ["Mận", "Ổi"]


# ── a tie at the last seat ───────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def tied(conference, hall, officer, tellers):
    """Two seats: Mận is elected, Ổi and Đào have six each for the other."""

    def make(**rule) -> SlateVote:
        vote = opened(officer, conference, **rule)
        both(tellers, vote, [[6, 3, 3, 0], [2, 3, 3, 0]])
        return vote

    return make


def test_a_tie_is_told_and_settles_nothing(at, conference, tied, officer):
    vote = tied()
    assert Result.objects.get(question=vote.question).outcome == VoteOutcome.NEEDS_A_PERSON
    assert elected(vote) == ["Mận"] and [line.place for line in standing(vote).tied] == [2, 3]
    assert (
        "2 người bằng phiếu, còn 1 suất chưa quyết" in at(officer, "conference:slate", vote.slate_id).content.decode()
    )
    assert "Bằng phiếu" in at(officer, "conference:vote_screen", vote.slate_id).content.decode()
    assert queries.delegates_sent(conference) == [(1, "Đại hội", False)]


def test_a_named_person_settles_it_with_a_reason_once(at, conference, tied, officer):
    vote = tied()
    slate = vote.slate
    for wrong, told in (
        ({"places": [2, 3]}, "chọn đúng 1"),
        ({"places": [4]}, "chọn đúng 1"),
        ({"places": [1]}, "chọn đúng 1"),
        ({"places": []}, "chọn đúng 1"),
        ({"settled_by": " "}, "ai quyết định và vì sao"),
        ({"reason": ""}, "ai quyết định và vì sao"),
    ):
        said = {"places": [3], "settled_by": "Bà Hoa, chủ tọa", "reason": "Đào là lao động trực tiếp"} | wrong
        with pytest.raises(Refusal, match=told):
            actions.settle_tie(officer, slate, **said)
    assert not TieSettlement.objects.exists()
    said = {"places": ["3"], "settled_by": "Bà Hoa, chủ tọa", "reason": "Đào là lao động trực tiếp"}
    assert at(officer, "conference:settle_tie", slate.pk, post=said | {"reason": ""}).status_code == 422
    assert at(officer, "conference:settle_tie", slate.pk, post=said).status_code == 302
    assert sorted(elected(vote)) == ["Mận", "Đào"] and standing(vote).tied == []
    told = queries.voted_at(conference)[0].sentence
    assert "do Bà Hoa, chủ tọa quyết định: Đào là lao động trực tiếp" in told
    assert told in count_minutes(vote, Result.objects.get(question=vote.question)).parts[4].lines[0]
    for again in (lambda: actions.settle_tie(officer, slate, places=[2], settled_by="X", reason="Y"),
                  lambda: actions.second_ballot(officer, slate)):  # fmt: skip
        with pytest.raises(Refusal, match="chưa giải quyết"):
            again()
    with pytest.raises(DatabaseError, match="đã khóa"), transaction.atomic():
        TieSettlement.objects.update(places=[2])
    assert verify().holds


def test_those_who_are_tied_are_voted_on_again(at, conference, tied, officer, tellers):
    vote = tied()
    assert at(officer, "conference:second_ballot", vote.slate_id, post={}).status_code == 302
    again = Slate.objects.get(follows=vote.slate)
    assert (again.seats, again.turn, again.by_name) == (1, 2, True)
    assert list(again.candidates.values_list("ordinal", "name")) == [(1, "Ổi"), (2, "Đào")]
    assert queries.delegates_sent(conference) == [(1, "Đại hội", False)]
    with pytest.raises(Refusal, match="đã chọn bầu lại"):
        actions.settle_tie(officer, vote.slate, places=[2], settled_by="X", reason="Y")
    with pytest.raises(Refusal, match="đã chọn bầu lại"):
        actions.second_ballot(officer, vote.slate)
    second = actions.open_vote(officer, again)
    assert "0/10" in at(officer, "conference:vote_screen", vote.slate_id).content.decode()  # the same address goes on
    both(tellers, second, [[2, 4], [1, 3]])
    assert elected(second) == ["Đào"]
    assert queries.delegates_sent(conference) == [(2, "Đại hội", False)]
    assert "bầu lại giữa những người bằng phiếu" in count_minutes(vote, vote.question.result).parts[4].lines[1]


def test_the_rule_set_beforehand_decides_which_way_a_tie_goes(tied, officer, conference):
    vote = tied(tie="runoff")
    with pytest.raises(Refusal, match="đặt trước là bầu lại"):
        actions.settle_tie(officer, vote.slate, places=[2], settled_by="X", reason="Y")
    assert actions.second_ballot(officer, vote.slate).seats == 1


def test_by_lot_nobody_votes_again(tied, officer):
    vote = tied(tie="lot")
    with pytest.raises(Refusal, match="bốc thăm, không bầu lại"):
        actions.second_ballot(officer, vote.slate)
    actions.settle_tie(
        officer, vote.slate, places=[2], settled_by="Ông Sơn, trưởng ban kiểm", reason="Bốc thăm trước hội nghị"
    )
    assert elected(vote) == ["Mận", "Ổi"]


# ── opened by mistake ────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_cancelled_vote_keeps_its_counts_and_is_done_again(at, conference, hall, officer, tellers):
    vote = opened(officer, conference)
    first = queries.counted_in(vote)[0].question
    actions.enter_count(tellers[0], vote, first, slot=1, agree=6, votes=[6, 3, 2, 0])
    assert at(officer, "conference:cancel_vote", vote.slate_id, post={"reason": ""}).status_code == 422
    assert not VoteEnd.objects.exists()
    said = {"reason": "Mở trước khi đọc hết danh sách"}
    assert at(officer, "conference:cancel_vote", vote.slate_id, post=said).status_code == 302
    again = Slate.objects.get(follows=vote.slate)
    assert (again.turn, again.seats, again.by_name, again.threshold_source) == (2, 2, True, "Quy chế, mục 4")
    assert list(again.candidates.values_list("name", flat=True)) == ["Mận", "Ổi", "Đào", "Lê"]
    assert TellerEntry.objects.get().votes == [6, 3, 2, 0]
    for act in (
        lambda: actions.enter_count(tellers[1], vote, first, slot=2, agree=6, votes=[6, 3, 2, 0]),
        lambda: actions.withdraw_counts(tellers[0], vote),
        lambda: actions.cancel_vote(officer, vote.slate, reason="lần nữa"),
    ):
        with pytest.raises(Refusal, match=r"đã hủy lúc .*Mở trước khi đọc hết danh sách"):
            act()
    assert queries.votes_to_count(tellers[1]) == [] and not Result.objects.exists()
    assert "đã hủy" in at(tellers[0], "conference:count_vote", vote.pk).content.decode()
    screen = at(officer, "conference:vote_screen", vote.slate_id).content.decode()
    assert "Đã hủy" in screen and "Mở trước khi đọc hết danh sách" in screen
    assert "Lượt biểu quyết này đã hủy" in at(officer, "conference:slate", vote.slate_id).content.decode()
    assert verify().holds
    second = actions.open_vote(officer, again)
    assert "0/10" in at(officer, "conference:vote_screen", vote.slate_id).content.decode()
    both(tellers, second, [[6, 3, 2, 0], [4, 3, 1, 0]])
    assert elected(second) == ["Mận", "Ổi"] and queries.delegates_sent(conference) == [(2, "Đại hội", False)]
    assert "Bầu 2 đại biểu" in at(officer, "conference:detail", conference.pk).content.decode()


def test_after_the_result_nothing_is_cancelled(conference, hall, officer, tellers):
    vote = opened(officer, conference)
    both(tellers, vote, [[6, 3, 2, 0], [4, 3, 1, 0]])
    with pytest.raises(Refusal, match="đã có kết quả"):
        actions.cancel_vote(officer, vote.slate, reason="đổi ý")
    assert not VoteEnd.objects.exists() and Slate.objects.count() == 1


def test_what_leans_on_no_vote_any_more_may_change_again(at, conference, hall, officer):
    vote = opened(officer, conference)
    somebody = conference.attendees.first()
    page = at(officer, "conference:attendee", somebody.pk).content.decode()
    assert "Bỏ điểm danh" not in page and "nên không bỏ điểm danh được nữa" in page
    actions.cancel_vote(officer, vote.slate, reason="chốt điểm danh sớm")
    actions.reopen_presence(officer, conference)
    assert "Bỏ điểm danh" in at(officer, "conference:attendee", somebody.pk).content.decode()
    actions.undo_check_in(officer, somebody, reason="nhầm người")
    assert queries.presence_of(conference).delegates_here == 9


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICER, Role.EDITOR}))
def test_others_neither_cancel_nor_settle(world, conference, hall, officer, role):
    vote = opened(officer, conference)
    for act in (
        lambda by: actions.cancel_vote(by, vote.slate, reason="X"),
        lambda by: actions.settle_tie(by, vote.slate, places=[1], settled_by="X", reason="Y"),
        lambda by: actions.second_ballot(by, vote.slate),
    ):
        with pytest.raises(PermissionDenied):
            act(world.user(role))
    assert not VoteEnd.objects.exists() and Slate.objects.count() == 1
