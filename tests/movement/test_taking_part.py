"""What a unit does about a movement: takes note, pledges, reports; and what must not slip in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.desk.movement_board import board_with_proposals, sums_of
from bangvang.movement import actions
from bangvang.movement.choices import ReviewKind
from bangvang.movement.models import Movement, Pledge, Receipt, Review
from bangvang.register.choices import Role
from bangvang.register.models import Unit

pytestmark = pytest.mark.django_db
ON = date(2026, 2, 10)
WORDS = {"content": "Trả 98 % hồ sơ trước hạn", "pledged_on": ON}


@pytest.fixture
def unit(world) -> Unit:
    return world.divisions["Thanh tra Sở"]


@pytest.fixture
def receipt(launched, unit) -> Receipt:
    return Receipt.objects.get(movement=launched, unit=unit)


def test_a_unit_takes_note_once(clerk, receipt):
    first = actions.take_note(clerk, receipt)
    again = actions.take_note(clerk, receipt)
    assert first.received_by == clerk and again.received_at == first.received_at


def test_a_unit_and_its_people_pledge_once_each(world, clerk, launched, unit):
    person = world.person("Đoàn Thị Hạnh")
    home = person.employments.get().unit
    mine = actions.pledge(clerk, launched, unit, **WORDS)
    theirs = actions.pledge(clerk, launched, home, person=person, aims_at="grassroots_emulation_fighter", **WORDS)
    assert Pledge.objects.count() == 2 and theirs.person == person
    with pytest.raises(Stale):
        actions.pledge(clerk, launched, unit, **WORDS)
    changed = actions.pledge(clerk, launched, unit, content="Trả 99 %", pledged_on=ON, read_version=mine.version)
    assert (
        Pledge.objects.count() == 2 and changed.pk == mine.pk and Pledge.objects.get(pk=mine.pk).content == "Trả 99 %"
    )


def test_what_may_not_be_pledged(world, clerk, officer, drafted, launched, unit):
    person = world.person("Đoàn Thị Hạnh")
    tomorrow = timezone.localdate() + timedelta(days=1)
    for said, words in (
        (WORDS | {"content": " "}, "Chưa ghi nội dung"),
        (WORDS | {"pledged_on": date(2025, 12, 31)}, "trước ngày phát động"),
        (WORDS | {"pledged_on": tomorrow}, "chưa tới"),
        (WORDS | {"aims_at": "no_such_award"}, "Sách luật không có"),
        (WORDS | {"person": person}, "không ghi"),
    ):
        with pytest.raises(Refusal, match=words):
            actions.pledge(clerk, launched, unit, **said)
    Unit.objects.filter(pk=unit.pk).update(ends_on=date(2026, 2, 9))
    unit.refresh_from_db()
    with pytest.raises(Refusal, match="không còn vào ngày ấy"):
        actions.pledge(clerk, launched, unit, **WORDS)
    Receipt.objects.filter(movement=launched, unit=unit).delete()
    Unit.objects.filter(pk=unit.pk).update(ends_on=None)
    unit.refresh_from_db()
    with pytest.raises(Refusal, match="không gửi cho"):
        actions.pledge(clerk, launched, unit, **WORDS)
    actions.close_movement(
        officer, launched, on=date(2026, 12, 20), read_version=Movement.objects.get(pk=launched.pk).version
    )
    with pytest.raises(Refusal, match="đã tổng kết"):
        actions.report(clerk, launched, unit, ReviewKind.FINAL, results="x", reported_on=ON)
    assert not Pledge.objects.exists() and not Review.objects.exists()


def test_a_report_is_written_again_over_what_was_read(clerk, launched, unit):
    first = actions.report(clerk, launched, unit, ReviewKind.INTERIM, results="60 %", limits="chậm", reported_on=ON)
    with pytest.raises(Refusal, match="Chưa ghi kết quả"):
        actions.report(clerk, launched, unit, ReviewKind.FINAL, results="  ", reported_on=ON)
    with pytest.raises(Stale):
        actions.report(clerk, launched, unit, ReviewKind.INTERIM, results="70 %", reported_on=ON)
    again = actions.report(
        clerk, launched, unit, ReviewKind.INTERIM, results="70 %", reported_on=ON, read_version=first.version
    )
    assert Review.objects.get().results == "70 %" and again.limits == ""


def test_others_do_not_answer_for_the_unit(world, launched, unit, receipt):
    for user in (world.user(Role.LEADER), world.outsider(Role.CLERK), world.outsider(Role.OFFICER)):
        with pytest.raises(PermissionDenied):
            actions.take_note(user, receipt)
        with pytest.raises(PermissionDenied):
            actions.pledge(user, launched, unit, **WORDS)
        with pytest.raises(PermissionDenied):
            actions.report(user, launched, unit, ReviewKind.FINAL, results="x", reported_on=ON)


def test_the_board_tells_who_still_owes(clerk, launched, unit, receipt):
    before = board_with_proposals(launched)
    assert all(row.owes for row in before) and sums_of(before)["received"] == 0
    actions.take_note(clerk, receipt)
    actions.pledge(clerk, launched, unit, **WORDS)
    actions.report(clerk, launched, unit, ReviewKind.FINAL, results="98 %", reported_on=ON)
    board = {row.board.receipt.unit_id: row for row in board_with_proposals(launched)}
    assert not board[unit.pk].owes and sum(row.owes for row in board.values()) == len(board) - 1
    assert sums_of(list(board.values())) == {"received": 1, "pledged": 1, "interim": 0, "final": 1, "proposed": 0}
