"""A year of a block: units score themselves, others score them, points are announced, objected to, placed, put forward."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from bangvang.audit.versions import Stale
from bangvang.block.actions import results, scoring
from bangvang.block.choices import CardKind, RoundState
from bangvang.block.models import Block, Contender, Criterion, Membership, Placing, Round, Score, ScoreSheet
from bangvang.block.queries.comparing import compared
from bangvang.block.queries.honouring import FLAG, GOVERNMENT_FLAG, counts, fates, flag_bound, put_forward_visible_to
from bangvang.block.queries.scoring import (
    cards_of,
    cards_seen,
    cards_waiting_for,
    contenders_visible_to,
    standings,
    ties,
)
from bangvang.register.choices import Role
from bangvang.register.models import Honour, HonourStanding

from .scored import (
    ANNOUNCED,
    CLOSED,
    COUNCIL,
    COUNCIL_UNTIL,
    FULL,
    LAST_TO_APPEAL,
    NAMES,
    OPENED,
    SELF_UNTIL,
    YEAR,
    a_block,
    a_sheet,
    announced,
    card_of,
    clerk_of,
    closed,
    contender,
    council_scored,
    filled,
    handed_in,
    opened,
    planned,
    refused,
    scored_round,
    self_scored,
)  # fmt: skip

TT, VP, NCC = NAMES
ONE_DAY = timedelta(days=1)


@pytest.fixture
def block(world):
    return a_block(world)


@pytest.fixture
def round(officer, world, block):
    return opened(officer, planned(officer, block, a_sheet(officer, world)))


@pytest.fixture
def scored(officer, world):
    return scored_round(officer, world)


def places(round) -> list[tuple[str, int | None, bool, Decimal | None]]:
    return [
        (one.contender.unit_name, one.place, one.shared, one.counted.total if one.counted else None)
        for one in standings(round)
    ]


# ── sheets and rounds ────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_wrong_sheet_is_refused_with_its_lines(officer, world):
    refused(lambda: a_sheet(officer, world, "1 | A | 10\n1.1 | B | 4"), "Dòng 1", "cộng lại là 4")
    assert not ScoreSheet.objects.exists()


def test_a_sheet_changes_until_a_round_begins_with_it_and_never_after(officer, world, block):
    sheet = a_sheet(officer, world)
    scoring.revise_sheet(officer, sheet, name="Bảng 2", text=sheet.text, read_version=1)
    opened(officer, planned(officer, block, sheet))
    sheet.refresh_from_db()
    assert [one.code for one in sheet.criteria.all()] == ["1", "1.1", "1.2", "2", "3", "4"]
    refused(
        lambda: scoring.revise_sheet(officer, sheet, name="C", text=sheet.text, read_version=sheet.version),
        "chép thành bảng mới",
    )
    for row in (sheet, sheet.criteria.first()):
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**{"name" if row == sheet else "words": "khác"})


def test_two_sheets_of_an_organiser_have_two_names(officer, world):
    a_sheet(officer, world)
    refused(lambda: a_sheet(officer, world), "Đã có bảng chấm tên “Bảng chấm 2025”")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"self_until": COUNCIL_UNTIL + ONE_DAY}, "theo thứ tự"),
        ({"peer_until": SELF_UNTIL - ONE_DAY}, "theo thứ tự"),
        ({"appeal_days": 0}, "từ 1 đến 60"),
        ({"appeal_days": 61}, "từ 1 đến 60"),
    ],
)
def test_deadlines_of_a_round_follow_one_another(officer, world, block, changes, told):
    refused(lambda: planned(officer, block, a_sheet(officer, world), **changes), told)


def test_a_block_is_scored_once_a_year_and_not_before_the_year_or_the_block(officer, world, block):
    sheet = a_sheet(officer, world)
    round = planned(officer, block, sheet)
    refused(lambda: planned(officer, block, sheet), "đã có đợt chấm năm 2025")
    said = {
        "sheet": sheet,
        "self_until": SELF_UNTIL,
        "peer_until": None,
        "council_until": COUNCIL_UNTIL,
        "appeal_days": 5,
    }
    refused(lambda: scoring.plan_round(officer, block, 2026, today=OPENED, **said), "chưa tới")
    refused(lambda: scoring.plan_round(officer, block, 2019, today=OPENED, **said), "Năm 2019")
    assert round.state == RoundState.PREPARING


def test_a_round_without_members_or_after_its_deadline_is_not_opened(officer, world, block):
    round = planned(officer, block, a_sheet(officer, world))
    refused(lambda: opened(officer, round, SELF_UNTIL + ONE_DAY), "Hạn tự chấm 05/12/2025 đã qua")
    Membership.objects.update(ends_on=date(2025, 6, 30))
    refused(lambda: opened(officer, round), "chưa có đơn vị nào")
    assert Round.objects.get().state == RoundState.PREPARING
    assert not Criterion.objects.exists()


def test_no_unit_is_scored_in_two_blocks_of_an_organiser(officer, world, round):
    second = Block.objects.create(organiser=world.department, name="Khối khác", begins_on=date(2020, 1, 1))
    Membership.objects.create(block=second, unit=world.divisions[TT], place=1, begins_on=date(2020, 1, 1))
    waiting = planned(officer, second, round.sheet)
    refused(lambda: opened(officer, waiting), "Thanh tra Sở đã được chấm năm 2025 ở Khối tham mưu")


def test_a_deadline_moves_while_units_score_but_the_sheet_does_not(officer, world, round):
    later = scoring.revise_round(officer, round, read_version=round.version, self_until=SELF_UNTIL + ONE_DAY)
    assert later.self_until == SELF_UNTIL + ONE_DAY
    other = scoring.draw_up_sheet(officer, world.department, name="Khác", text="1 | A | 10")
    refused(lambda: scoring.revise_round(officer, later, read_version=later.version, sheet=other), "không đổi bảng")
    with pytest.raises(Stale):
        scoring.revise_round(officer, later, read_version=1, appeal_days=3)


# ── marks ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_unit_scores_itself_and_what_it_handed_in_stands(world, round):
    clerk, card = clerk_of(world, TT), card_of(contender(world, round, TT), CardKind.SELF)
    handed_in(clerk, card, FULL, today=SELF_UNTIL, words="BC 12/BC-TTr")
    assert set(Score.objects.values_list("points", "words", "final")) == {
        (Decimal(40), "BC 12/BC-TTr", True), (Decimal(20), "BC 12/BC-TTr", True)
    }  # fmt: skip
    refused(lambda: filled(clerk, card, {"2": 39}, today=SELF_UNTIL), "đã nộp nên giữ nguyên")
    for change in (lambda: Score.objects.update(points=1), lambda: Score.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ({"1.1": 41}, "Mục 1.1 nhiều nhất 40 điểm; 41 là quá"),
        ({"1.1": -1}, "không được âm"),
        ({"4": -2}, "là điểm trừ: ghi số dương"),
        ({"3": "10.5"}, "nhiều nhất 10 điểm; 10,5 là quá"),
        ({"1": 60}, "được cộng từ các mục nhỏ"),
    ],
)
def test_marks_beyond_the_sheet_are_refused_and_nothing_is_kept(world, round, points, told):
    card = card_of(contender(world, round, TT), CardKind.SELF)
    refused(lambda: filled(clerk_of(world, TT), card, {"2": 1} | points, today=SELF_UNTIL), told)
    assert not Score.objects.exists()


def test_a_card_with_a_criterion_left_out_is_not_handed_in(world, round):
    card = card_of(contender(world, round, TT), CardKind.SELF)
    refused(lambda: handed_in(clerk_of(world, TT), card, {"1.1": 40}, today=SELF_UNTIL), "chưa có điểm ở 1.2, 2")


def test_a_unit_does_not_score_itself_after_the_deadline_until_it_is_moved(officer, world, round):
    clerk, card = clerk_of(world, TT), card_of(contender(world, round, TT), CardKind.SELF)
    late = SELF_UNTIL + ONE_DAY
    refused(lambda: filled(clerk, card, FULL, today=late), "Hạn tự chấm là 05/12/2025, đã qua", "gia hạn")
    scoring.revise_round(officer, round, read_version=round.version, self_until=late)
    assert handed_in(clerk, card, FULL, today=late).is_final


def test_nobody_scores_for_another_unit(world, round):
    card = card_of(contender(world, round, TT), CardKind.SELF)
    for by in (clerk_of(world, VP), world.user(Role.LEADER), world.user(Role.AUDITOR)):
        with pytest.raises(PermissionDenied):
            filled(by, card, FULL, today=SELF_UNTIL)
    with pytest.raises(PermissionDenied):
        filled(clerk_of(world, TT), card_of(contender(world, round, TT), CardKind.COUNCIL), FULL, today=COUNCIL_UNTIL)


def test_others_wait_for_the_unit_or_for_its_deadline(officer, world, round):
    card = card_of(contender(world, round, TT), CardKind.COUNCIL)
    refused(lambda: filled(officer, card, FULL, today=SELF_UNTIL), "Thanh tra Sở chưa nộp phiếu tự chấm")
    assert filled(officer, card, FULL, today=SELF_UNTIL + ONE_DAY).scores.count() == 3


def test_points_that_differ_from_the_units_own_need_a_reason(officer, world, round):
    self_scored(world, round, {TT: FULL | {"3": 5}})
    card = card_of(contender(world, round, TT), CardKind.COUNCIL)
    refused(lambda: handed_in(officer, card, FULL, today=COUNCIL_UNTIL), "chưa có điểm ở 3")
    refused(lambda: handed_in(officer, card, {"3": 0}, today=COUNCIL_UNTIL), "khác điểm tự chấm ở 3")
    assert handed_in(officer, card, {"3": 0}, today=COUNCIL_UNTIL, words="Chưa có quyết định").is_final


def test_a_unit_abolished_midway_keeps_what_it_scored_and_holds_nobody_up(officer, world, round):
    self_scored(world, round, {TT: FULL, VP: FULL})
    council_scored(officer, world, round, {TT: FULL})
    gone = world.divisions[VP]
    gone.ends_on = date(2025, 12, 10)
    gone.save()
    refused(lambda: announced(officer, round), "Chưa thẩm định xong 1 đơn vị: Phòng Người có công")
    council_scored(officer, world, round, {NCC: FULL | {"2": 30}})
    announced(officer, round)
    assert places(round) == [(TT, 1, False, 100), (NCC, 2, False, 90), (VP, None, False, None)]
    last = standings(round)[-1]
    assert (last.ended, last.own.total if last.own else None) == (date(2025, 12, 10), 100)
    assert [one.contender.unit_name for one in closed(officer, round)] == [TT, NCC]


# ── objections and places ────────────────────────────────────────────────────────────────────────────────────────────
def test_totals_may_pass_the_maximum_and_equal_totals_share_a_place(scored):
    assert places(scored) == [(TT, 1, False, 107), (VP, 2, True, Decimal("97.5")), (NCC, 2, True, Decimal("97.5"))]


def objected(world, round, name=NCC, code="2", today=ANNOUNCED):
    one = contender(world, round, name)
    return results.appeal(
        clerk_of(world, name), one, round.sheet.criteria.get(code=code), words="Báo cáo gửi đúng hạn", today=today
    )


def test_an_answer_changes_the_points_and_what_was_before_stays(officer, world, scored):
    one = objected(world, scored)
    change = results.answer_appeal(officer, one, points=Decimal(39), words="Nhận đúng hạn, trừ trình bày", today=CLOSED)
    assert (change.was, change.becomes) == (Decimal("37.5"), 39)
    assert places(scored) == [(TT, 1, False, 107), (NCC, 2, False, 99), (VP, 3, False, Decimal("97.5"))]
    assert Score.objects.get(
        card__contender=one.contender, card__kind=CardKind.COUNCIL, criterion=one.criterion
    ).points == Decimal("37.5")
    refused(lambda: results.answer_appeal(officer, one, points=Decimal(40), words="x", today=CLOSED), "đã được trả lời")


def test_an_answer_that_keeps_the_points_needs_words_too(officer, world, scored):
    one = objected(world, scored)
    refused(
        lambda: results.answer_appeal(officer, one, points=Decimal("37.5"), words=" ", today=CLOSED),
        "Chưa ghi lời trả lời",
    )
    refused(lambda: results.answer_appeal(officer, one, points=Decimal(41), words="x", today=CLOSED), "nhiều nhất 40")
    assert results.answer_appeal(officer, one, points=Decimal("37.5"), words="Chậm 2 ngày", today=CLOSED).is_kept


def test_an_objection_out_of_time_again_or_before_the_announcement_is_refused(officer, world, scored):
    objected(world, scored, today=LAST_TO_APPEAL)
    refused(lambda: objected(world, scored), "Mỗi mục kiến nghị một lần")
    refused(lambda: objected(world, scored, code="1.1", today=LAST_TO_APPEAL + ONE_DAY), "Hạn kiến nghị là 27/12/2025")
    refused(lambda: objected(world, scored, code="1"), "mục nhỏ")
    with pytest.raises(PermissionDenied):
        results.appeal(
            clerk_of(world, TT),
            contender(world, scored, NCC),
            scored.sheet.criteria.get(code="1.1"),
            words="x",
            today=ANNOUNCED,
        )


def test_a_round_is_not_closed_while_units_may_object_or_wait_for_an_answer(officer, world, scored):
    one = objected(world, scored)
    refused(
        lambda: results.close_round(officer, scored, today=LAST_TO_APPEAL, read_version=scored.version),
        "kiến nghị đến hết 27/12/2025",
    )
    refused(lambda: closed(officer, scored), "Còn 1 kiến nghị chưa trả lời")
    results.answer_appeal(officer, one, points=Decimal(40), words="Đúng hạn", today=CLOSED)
    assert [(str(one.contender), one.place, one.total) for one in closed(officer, scored)] == [
        (TT, 1, 107), (NCC, 2, 100), (VP, 3, Decimal("97.5"))
    ]  # fmt: skip


def test_a_tie_stays_a_tie_until_somebody_says_who_and_why(officer, world, scored):
    leader = world.user(Role.LEADER)
    (tied,) = ties(standings(scored))
    order = [one.contender for one in reversed(tied)]
    refused(lambda: results.settle_tie(leader, scored, order, reason="x", today=LAST_TO_APPEAL), "kiến nghị đến hết")
    refused(lambda: results.settle_tie(leader, scored, order, reason=" ", today=CLOSED), "nêu lý do")
    refused(
        lambda: results.settle_tie(leader, scored, order[:1], reason="x", today=CLOSED),
        "đúng các đơn vị đang bằng điểm",
    )
    with pytest.raises(PermissionDenied):
        results.settle_tie(clerk_of(world, NCC), scored, order, reason="x", today=CLOSED)
    results.settle_tie(leader, scored, order, reason="Có điển hình cấp tỉnh", today=CLOSED)
    assert [(name, place, shared) for name, place, shared, _total in places(scored)] == [
        (TT, 1, False), (NCC, 2, False), (VP, 3, False)
    ]  # fmt: skip
    assert [one.tie_reason for one in closed(officer, scored)] == ["", "Có điển hình cấp tỉnh", "Có điển hình cấp tỉnh"]


def test_a_closed_round_with_a_tie_gives_both_the_place_and_nothing_changes_any_more(officer, world, scored):
    closed(officer, scored)
    assert [(one.place, one.shared) for one in Placing.objects.order_by("place", "id")] == [
        (1, False),
        (2, True),
        (2, True),
    ]
    round = Round.objects.get()
    assert round.state == RoundState.CLOSED
    refused(lambda: scoring.revise_round(officer, round, read_version=round.version, appeal_days=9), "đã kết thúc")
    refused(lambda: closed(officer, round), "đã kết thúc")
    for change in (lambda: Placing.objects.update(place=1), lambda: Round.objects.update(year=2024)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


# ── who sees what ────────────────────────────────────────────────────────────────────────────────────────────────────
def seen_by(user, round) -> set[str]:
    return {one.unit_name for one in contenders_visible_to(user).filter(round=round)}


def kinds_seen(user, one: Contender) -> set[str]:
    one.refresh_from_db()
    return {card.kind for card in cards_seen(user, one, cards_of(one))}


def test_a_unit_sees_itself_and_whom_it_scores_until_the_round_is_closed(officer, world, block):
    round = opened(officer, planned(officer, block, a_sheet(officer, world)))
    clerk = clerk_of(world, VP)
    assert seen_by(clerk, round) == {VP}
    tt = contender(world, round, TT)
    scoring.assign_peers(officer, round, {tt: [world.divisions[VP]]}, today=OPENED)
    assert seen_by(clerk, round) == {TT, VP}
    assert seen_by(officer, round) == set(NAMES)
    assert kinds_seen(clerk, tt) == {"peer"}
    self_scored(world, round, {TT: FULL, VP: FULL, NCC: FULL})
    assert kinds_seen(clerk, tt) == {"self", "peer"}
    council_scored(officer, world, round, COUNCIL)
    assert kinds_seen(clerk, tt) == {"self", "peer"}
    assert kinds_seen(clerk_of(world, TT), tt) == {"self"}
    announced(officer, round)
    assert kinds_seen(clerk_of(world, TT), tt) == {"self", "council"}
    assert kinds_seen(clerk, tt) == {"self", "peer"}
    closed(officer, round)
    assert seen_by(clerk_of(world, NCC), round) == set(NAMES)
    assert kinds_seen(clerk_of(world, NCC), tt) == {"self", "council"}


def test_a_draft_is_for_its_scorer_alone(officer, world, round):
    tt = contender(world, round, TT)
    filled(clerk_of(world, TT), card_of(tt, CardKind.SELF), {"2": 40}, today=OPENED)
    assert kinds_seen(world.user(Role.LEADER), tt) == set()
    assert kinds_seen(clerk_of(world, TT), tt) == {"self"}


def test_cards_wait_for_who_can_still_fill_them(world, round):
    clerk = clerk_of(world, TT)
    assert [str(one) for one in cards_waiting_for(clerk, SELF_UNTIL)] == ["Thanh tra Sở: tự chấm"]
    assert not cards_waiting_for(clerk, SELF_UNTIL + ONE_DAY).exists()
    self_scored(world, round, {TT: FULL})
    assert not cards_waiting_for(clerk, SELF_UNTIL).exists()


def test_sides_are_compared_criterion_by_criterion(officer, world, scored):
    tt = contender(world, scored, TT)
    rows, sides = compared(tt, cards_of(tt))
    by_code = {row.criterion.code: row for row in rows}
    assert {code for code, row in by_code.items() if row.differs} == {"1.2", "3"}
    assert by_code["1"].given == {"self": 60, "council": 57}
    assert [(side.kind, side.told.total) for side in sides] == [("self", 100), ("council", 107)]


# ── suy tôn ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_units_are_put_forward_after_the_close_and_what_was_granted_is_read(officer, world, scored):
    tt = contender(world, scored, TT)
    refused(
        lambda: results.put_forward(officer, tt, FLAG, on=CLOSED, today=CLOSED),
        "Điểm đã báo",
    )
    closed(officer, scored)
    tt = contender(world, scored, TT)
    line = results.put_forward(officer, tt, FLAG, words="3/3 phiếu", on=CLOSED, today=CLOSED)
    refused(lambda: results.put_forward(officer, tt, FLAG, on=CLOSED, today=CLOSED), "đã được suy tôn")
    refused(lambda: results.put_forward(officer, tt, "labor_order_1", on=CLOSED, today=CLOSED), "không suy tôn")
    refused(lambda: results.put_forward(officer, tt, GOVERNMENT_FLAG, on=OPENED, today=CLOSED), "Ngày suy tôn")
    vp = results.put_forward(officer, contender(world, scored, VP), FLAG, on=CLOSED, today=CLOSED)
    lines = list(put_forward_visible_to(officer))
    assert [(one.award, one.submitted, one.granted) for one in counts(fates(lines, CLOSED))] == [(FLAG, 2, 0)]

    granted = Honour.objects.create(
        recipient_kind="collective", collective=world.divisions[TT], award=FLAG, name_as_written=TT, folded="x", sort_key="x",
        decision_code="12/QĐ-UBND", decided_on=date(2026, 2, 1), issuer_as_written="Chủ tịch UBND",
        achieved_from=date(2025, 1, 1), achieved_until=date(2025, 12, 31),
    )  # fmt: skip
    HonourStanding.objects.create(honour=granted, standing="granted", on=date(2026, 2, 1), act="12/QĐ-UBND")
    later = date(2026, 3, 1)
    assert [(one.submitted, one.granted) for one in counts(fates(lines, later))] == [(2, 1)]
    results.withdraw_put_forward(officer, vp, reason="Đơn vị xin rút", today=later)
    lines = list(put_forward_visible_to(officer))
    assert [(one.submitted, one.granted) for one in counts(fates(lines, later))] == [(1, 1)]
    HonourStanding.objects.create(honour=granted, standing="annulled", on=date(2026, 2, 10), act="QĐ 20")
    assert counts(fates(lines, later))[0].granted == 0
    assert line.pk in {one.line.pk for one in fates(lines, later)}


def test_the_bound_on_flags_of_the_government_comes_from_the_book_with_its_article(officer, world, scored):
    closed(officer, scored)
    results.put_forward(officer, contender(world, scored, TT), FLAG, on=CLOSED, today=CLOSED)
    read = flag_bound(world.department, YEAR, CLOSED)
    assert (read.leaders, read.most, read.citation) == (1, 0, "NĐ 152/2025/NĐ-CP, Điều 7 khoản 1")
    unread = flag_bound(world.department, YEAR, date(2024, 6, 1))
    assert (unread.share, unread.most, unread.citation) == (None, None, "NĐ 98/2023/NĐ-CP")


# ── many ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_order_takes_the_same_number_of_queries_for_one_unit_and_for_three(
    officer, world, scored, django_assert_max_num_queries
):
    scored = Round.objects.select_related("sheet").get(pk=scored.pk)
    with django_assert_max_num_queries(5):
        assert len(standings(scored)) == 3
