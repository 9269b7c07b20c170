"""The plan of seats: by the rule, by hand, nobody twice, no seat twice, and never more people than seats."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from pypdfium2 import PdfDocument

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.conference import actions
from bangvang.conference.choices import AttendeeRole, HallDuty, Reply
from bangvang.conference.models import Attendee, Block, Conference, Seat, Seating
from bangvang.conference.papers import plan_paper, seat_list_paper
from bangvang.conference.queries.honoured import expected_at
from bangvang.conference.queries.seating import Place, blocks_of, drawn, seat_of, seating_of, seats_of, without_a_seat
from bangvang.register.choices import Role
from bangvang_paper.typesetting.seating import seating_pdf
from bangvang_paper.typesetting.statement import statement_docx, statement_pdf

HELD = date(2020, 7, 13)


@pytest.fixture
def conference(world, officer) -> Conference:
    return actions.plan_conference(officer, world.department, name="Hội nghị", held_on=HELD, part_of_day="Chiều")


def hall(officer, conference, *blocks) -> list[Block]:
    """Blocks of (name, rows, seats in a row) and what else they say."""
    return [
        actions.add_block(officer, conference, name=name, rows=rows, in_a_row=seats, **more)
        for name, rows, seats, more in ((*one, {}) if len(one) == 3 else one for one in blocks)
    ]


def people(officer, conference, *told) -> list[Attendee]:
    return actions.invite_all(officer, conference, [dict(one) for one in told])


def propose(officer, conference, **how) -> int:
    seating = seating_of(conference)
    return actions.propose_seats(officer, seating, read_version=seating.version, **how)


def sits(attendee) -> str:
    seat = Seat.objects.filter(attendee=attendee).select_related("block").first()
    return f"{seat.block} {seat.row}-{seat.number} {seat.why}" if seat else ""


def move(officer, attendee, block, row, number) -> Seat:
    return actions.seat(
        officer, attendee, Place(block, row, number), read_version=seating_of(attendee.conference).version
    )


# ── the rule ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_presidium_is_on_the_stage_guests_in_front_and_units_together(conference, officer):
    told = [{"name": f"{unit}{number}", "unit_name": f"Phòng {unit}"} for number in (1, 2) for unit in "BA"]
    told += [{"name": "Khách", "role": AttendeeRole.GUEST}, {"name": "Chủ trì"}, {"name": "Ghi"}]
    b1, a1, b2, a2, guest, chair, secretary = people(officer, conference, *told)
    actions.give_duty(officer, secretary, HallDuty.SECRETARY)
    actions.give_duty(officer, chair, HallDuty.CHAIR)
    hall(officer, conference, ("Sân khấu", 1, 3, {"on_stage": True}), ("Khu A", 3, 2))
    assert propose(officer, conference) == 7
    assert sits(chair) == "Sân khấu 1-2 presidium"  # the middle of three
    assert sits(secretary) == "Sân khấu 1-1 presidium"
    assert [sits(one) for one in (guest, a1, a2, b1, b2)] == [
        "Khu A 1-1 guest", "Khu A 1-2 unit", "Khu A 2-1 unit", "Khu A 2-2 unit", "Khu A 3-1 unit"
    ]  # fmt: skip


def test_a_section_fills_its_own_block_and_guests_keep_to_what_is_open_to_all(conference, officer):
    east, west, guest, nobody = people(
        officer, conference, {"name": "Đ", "section": "Khối Đông"}, {"name": "T", "section": "Khối Tây"},
        {"name": "K", "role": AttendeeRole.GUEST}, {"name": "N"},
    )  # fmt: skip
    hall(
        officer,
        conference,
        ("Đông", 1, 2, {"section": "Khối Đông"}),
        ("Giữa", 2, 1),
        ("Tây", 1, 1, {"section": "Khối Tây"}),
    )
    propose(officer, conference)
    assert [sits(one) for one in (east, west, guest, nobody)] == [
        "Đông 1-1 section", "Tây 1-1 section", "Giữa 1-1 guest", "Giữa 2-1 unit"
    ]  # fmt: skip


def test_who_is_honoured_sits_in_the_order_in_which_they_go_up(short, officer):
    conference = short.held_conference()
    (plain,) = people(officer, conference, {"name": "An Thị Ở Đây"})
    invited = actions.invite_honoured(officer, conference)
    expected = [one.attendee for one in expected_at(conference)]
    assert [one.pk for one in expected] == [one.pk for one in invited] and len(invited) == 3
    hall(officer, conference, ("Khu A", 2, 2))
    propose(officer, conference)
    assert [sits(one) for one in expected] == ["Khu A 1-1 honoured", "Khu A 1-2 honoured", "Khu A 2-1 honoured"]
    assert sits(plain) == "Khu A 2-2 unit"


def test_more_people_than_seats_is_refused_with_the_number_and_nobody_is_moved(conference, officer):
    first, *_others = people(officer, conference, *({"name": str(number)} for number in range(5)))
    (block,) = hall(officer, conference, ("Khu A", 2, 2))
    move(officer, first, block, 2, 2)
    with pytest.raises(Refusal, match=r"Thiếu 1 ghế nên chưa xếp ai.*thêm hàng"):
        propose(officer, conference)
    assert Seat.objects.count() == 1 and sits(first) == "Khu A 2-2 hand"
    actions.record_answer(officer, _others[0], reply=Reply.NOT_COMING)
    assert propose(officer, conference) == 4
    assert not without_a_seat(conference).exists()


def test_a_hall_without_seats_says_what_to_do_first(conference, officer):
    people(officer, conference, {"name": "A"})
    Seating.objects.create(conference=conference)
    with pytest.raises(Refusal, match="Cần 1 chỗ mà sơ đồ chưa có ghế nào còn trống"):
        propose(officer, conference)


def test_what_was_set_by_hand_stays_until_everything_is_asked_for_anew(conference, officer):
    a, b = people(officer, conference, {"name": "A"}, {"name": "B"})
    (block,) = hall(officer, conference, ("Khu A", 1, 3))
    move(officer, a, block, 1, 3)
    propose(officer, conference)
    assert (sits(a), sits(b)) == ("Khu A 1-3 hand", "Khu A 1-1 unit")
    propose(officer, conference, anew=True)
    assert (sits(a), sits(b)) == ("Khu A 1-1 unit", "Khu A 1-2 unit")


def test_two_thousand_are_seated_once_each(conference, officer, django_assert_max_num_queries):
    people(officer, conference, *({"name": f"Đại biểu {n}", "section": f"Khối {n % 7}"} for n in range(2000)))
    hall(officer, conference, *((f"Khu {n}", 12, 25, {"section": f"Khối {n}"}) for n in range(7)))
    with django_assert_max_num_queries(40):
        assert propose(officer, conference) == 2000
    assert Counter(Seat.objects.values_list("why", flat=True)) == {"section": 2000}


# ── by hand ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_seat_that_is_taken_changes_hands(conference, officer):
    a, b, c = people(officer, conference, {"name": "A"}, {"name": "B"}, {"name": "C"})
    (block,) = hall(officer, conference, ("Khu A", 1, 3))
    move(officer, a, block, 1, 1)
    move(officer, b, block, 1, 2)
    move(officer, a, block, 1, 2)
    assert (sits(a), sits(b)) == ("Khu A 1-2 hand", "Khu A 1-1 hand")
    move(officer, c, block, 1, 1)  # had no seat to give in return
    assert (sits(c), sits(b)) == ("Khu A 1-1 hand", "")
    assert "chưa có chỗ" in Entry.objects.filter(verb="seated").last().note


def test_the_database_lets_nobody_sit_twice_and_no_seat_bear_two(conference, officer):
    a, b = people(officer, conference, {"name": "A"}, {"name": "B"})
    (block,) = hall(officer, conference, ("Khu A", 1, 3))
    move(officer, a, block, 1, 1)
    for wrong in ({"attendee": a, "number": 2}, {"attendee": b, "number": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Seat.objects.create(block=block, row=1, why="hand", **wrong)


def test_two_at_once_do_not_overwrite_each_other(conference, officer):
    a, b = people(officer, conference, {"name": "A"}, {"name": "B"})
    (block,) = hall(officer, conference, ("Khu A", 1, 3))
    read = seating_of(conference).version
    actions.seat(officer, a, Place(block, 1, 1), read_version=read)
    with pytest.raises(Stale):
        actions.seat(officer, b, Place(block, 1, 1), read_version=read)
    assert (sits(a), sits(b)) == ("Khu A 1-1 hand", "")


def test_no_seat_outside_the_block_and_none_of_another_hall(world, conference, officer):
    (a,) = people(officer, conference, {"name": "A"})
    (block,) = hall(officer, conference, ("Khu A", 1, 3))
    with pytest.raises(Refusal, match="Không có ghế ấy: Khu A, hàng 2, ghế 1"):
        move(officer, a, block, 2, 1)
    other = actions.plan_conference(officer, world.department, name="Hội nghị khác", held_on=HELD)
    (elsewhere,) = hall(officer, other, ("Khu A", 1, 3))
    with pytest.raises(ValueError, match="another conference"):
        actions.seat(officer, a, Place(elsewhere, 1, 1), read_version=1)


# ── the hall ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_block_is_not_made_smaller_under_those_who_sit_there(conference, officer):
    (a,) = people(officer, conference, {"name": "A"})
    (block,) = hall(officer, conference, ("Khu A", 2, 3))
    move(officer, a, block, 2, 3)
    with pytest.raises(Refusal, match="1 người đang ngồi ở phần bị bớt"):
        actions.revise_block(officer, block, read_version=seating_of(conference).version, rows=1)
    with pytest.raises(Refusal, match="1 người đang ngồi ở Khu A"):
        actions.remove_block(officer, block, read_version=seating_of(conference).version)
    assert actions.clear_seats(officer, seating_of(conference), read_version=seating_of(conference).version) == 1
    actions.remove_block(officer, block, read_version=seating_of(conference).version)
    assert not Block.objects.exists() and a in without_a_seat(conference)


def test_a_block_needs_a_name_of_its_own_and_seats(conference, officer):
    hall(officer, conference, ("Khu A", 1, 1))
    for wrong, told in (
        ({"name": " "}, "Chưa ghi tên"),
        ({"name": "Khu A"}, "đã có Khu A"),
        ({"rows": 0}, "từ 1 đến"),
        ({"in_a_row": 61}, "chia thành hai khu"),
    ):
        with pytest.raises(Refusal, match=told):
            actions.add_block(officer, conference, **({"name": "Khu B", "rows": 1, "in_a_row": 1} | wrong))
    assert Block.objects.count() == 1


def test_one_chairs(conference, officer):
    a, b = people(officer, conference, {"name": "A"}, {"name": "B"})
    actions.give_duty(officer, a, HallDuty.CHAIR)
    with pytest.raises(Refusal, match="A đang là người chủ trì"):
        actions.give_duty(officer, b, HallDuty.CHAIR)
    assert actions.give_duty(officer, a, "") is None
    assert actions.give_duty(officer, b, HallDuty.CHAIR).duty == HallDuty.CHAIR


def test_only_who_plans_moves_people(world, conference, officer):
    (a,) = people(officer, conference, {"name": "A"})
    (block,) = hall(officer, conference, ("Khu A", 1, 1))
    clerk = world.user(Role.DOCUMENT_CLERK)
    for act in (
        lambda: actions.propose_seats(clerk, seating_of(conference), read_version=2),
        lambda: actions.seat(clerk, a, Place(block, 1, 1), read_version=2),
        lambda: actions.add_block(clerk, conference, name="Khu B", rows=1, in_a_row=1),
        lambda: actions.clear_seats(clerk, seating_of(conference), read_version=2),
        lambda: actions.give_duty(clerk, a, HallDuty.CHAIR),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not Seat.objects.exists()


# ── pages and papers ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_somebody_is_moved_by_two_presses(conference, officer, at):
    a, b = people(officer, conference, {"name": "Lê Thị Mận"}, {"name": "B"})
    (block,) = hall(officer, conference, ("Khu A", 1, 3))
    version = seating_of(conference).version
    assert at(officer, "conference:propose_seats", conference.pk, post={"version": version}).status_code == 302
    page = at(officer, "conference:seating", conference.pk, nguoi=a.pk).content.decode()
    assert "Chọn ghế cho Lê Thị Mận" in page and f'value="{block.pk}-1-3"' in page
    said = {"version": seating_of(conference).version, "cho": f"{block.pk}-1-2"}
    answer = at(officer, "conference:seat", a.pk, post=said)
    assert answer["Location"] == f"{reverse('conference:seating', args=[conference.pk])}#nguoi-{a.pk}"
    assert (sits(a), sits(b)) == ("Khu A 1-2 hand", "Khu A 1-1 hand")
    assert at(officer, "conference:seat", a.pk, post=said).status_code == 409  # read before the move
    assert at(officer, "conference:seat", a.pk, post=said | {"cho": "9999-1-1"}).status_code == 422


def test_whoever_scans_is_told_the_seat(world, conference, officer, client):
    (a,) = people(officer, conference, {"name": "Lê Thị Mận"})
    (block,) = hall(officer, conference, ("Khu A", 1, 3))
    move(officer, a, block, 1, 3)
    assert "Khu A, hàng 1, ghế 3" in client.get(reverse("conference:invitation", args=[a.token])).content.decode()
    client.force_login(world.user(Role.DOCUMENT_CLERK))
    answer = client.post(reverse("conference:scan", args=[a.token]), follow=True)
    assert "Lê Thị Mận có mặt, ngồi Khu A, hàng 1, ghế 3." in answer.content.decode()


@pytest.mark.parametrize("how", [{}, {"nguoi": True}])
def test_the_page_asks_as_often_for_one_as_for_thirty(conference, officer, client, how, django_assert_max_num_queries):
    spent = []
    hall(officer, conference, ("Khu A", 5, 8))
    for more in (1, 29):
        people(officer, conference, *({"name": f"N{number}"} for number in range(more)))
        propose(officer, conference)
        client.force_login(officer)
        query = {"nguoi": conference.attendees.first().pk} if how else {}
        with django_assert_max_num_queries(15) as asked:
            assert client.get(reverse("conference:seating", args=[conference.pk]), query).status_code == 200
        spent.append(len(asked))
    assert spent[0] == spent[1]


def test_the_plan_and_the_list_are_papers(conference, officer):
    people(officer, conference, {"name": "Lê Thị Mận", "unit_name": "Phòng A"}, {"name": "Trần Văn An"})
    hall(officer, conference, ("Khu A", 2, 3))
    propose(officer, conference)
    plan = PdfDocument(seating_pdf(plan_paper(conference, drawn(blocks_of(conference), seats_of(conference)))))
    (sheet,) = plan
    told = sheet.get_textpage().get_text_range()
    assert all(word in told for word in ("Sơ đồ chỗ ngồi", "Sân khấu", "Khu A: 2/6", "Lê Thị Mận", "Trần Văn An"))
    paper = seat_list_paper(conference, list(seats_of(conference)))
    assert [row[1] for row in paper.parts[0].grid.rows] == ["Trần Văn An", "Lê Thị Mận"]  # by given names
    assert statement_docx(paper)[:2] == b"PK" and statement_pdf(paper)[:4] == b"%PDF"
    assert seat_of(Attendee.objects.get(name="Trần Văn An")).words == "Khu A, hàng 1, ghế 1"
