"""Launching by the law of the day: what must be said, who may reach how far; and that every standing unit is sent it once."""

from __future__ import annotations

from datetime import date

import pytest
from movement.conftest import FIELDS, LAUNCHED, SAID

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.movement import actions
from bangvang.movement.choices import MovementKind, MovementState, Phase, Reach
from bangvang.movement.models import Movement, MovementPhase, Receipt
from bangvang.movement.queries import overlaps_of, phases_of, visible_to
from bangvang.movement.validators import MANDATORY, launch_problems, power_problem
from bangvang.register.actions import new_unit
from bangvang.register.models import Issuer, Unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("left_out", sorted(MANDATORY))
def test_each_thing_that_the_law_asks_for_is_missed_by_its_name(world, officer, left_out):
    movement = actions.draft_movement(officer, world.department, **FIELDS, **(SAID | {left_out: "  "}))
    with pytest.raises(Refusal, match=rf"Còn thiếu {MANDATORY[left_out]} .*Điều 17 khoản 1"):
        actions.launch(officer, movement, on=LAUNCHED, read_version=movement.version)
    movement.refresh_from_db()
    assert (movement.state, movement.launched_on) == (MovementState.DRAFT, None) and not Receipt.objects.exists()


def test_the_law_of_2003_is_unread_and_refuses_nothing(world, officer):
    movement = actions.draft_movement(
        officer, world.department, **FIELDS | {"kind": MovementKind.BY_SPELL, "reach": Reach.NATION}
    )
    Movement.objects.filter(pk=movement.pk).update(period_from=date(2023, 1, 1))
    actions.launch(officer, movement, on=date(2023, 12, 31), read_version=movement.version)
    assert Movement.objects.get(pk=movement.pk).state == MovementState.LAUNCHED


def test_a_drive_by_spell_is_a_thematic_movement_since_2024(world, officer):
    movement = actions.draft_movement(officer, world.department, **FIELDS | SAID | {"kind": MovementKind.BY_SPELL})
    with pytest.raises(Refusal, match="Điều 16 khoản 1"):
        actions.launch(officer, movement, on=LAUNCHED, read_version=movement.version)


@pytest.mark.parametrize(
    ("reach", "able", "unable", "clause"),
    [
        (Reach.LOCALITY, "province_chair", "provincial_department_head", "khoản 3"),
        (Reach.LOCALITY, "commune_chair", "enterprise_director", "khoản 3"),
        (Reach.SECTOR, "ministry_head", "province_chair", "khoản 2"),
        (Reach.NATION, "prime_minister", "ministry_head", "khoản 1"),
    ],
)
def test_who_reaches_how_far(reach, able, unable, clause):
    assert power_problem(reach, {able}, LAUNCHED) == ""
    assert clause in power_problem(reach, {unable}, LAUNCHED) and clause in power_problem(reach, set(), LAUNCHED)
    assert power_problem(reach, {unable}, date(2023, 12, 31)) == "", "unread before"


def test_any_head_launches_in_the_own_agency():
    assert power_problem(Reach.UNIT, {"provincial_department_head"}, LAUNCHED) == ""
    assert launch_problems(SAID, kind=MovementKind.REGULAR, reach=Reach.UNIT, authorities=(), on=LAUNCHED) == []


def test_a_director_does_not_launch_in_the_whole_city_and_the_chair_does(world, officer, drafted):
    assert set(Issuer.objects.filter(body=world.department).values_list("authority", flat=True)) == {
        "provincial_department_head"
    }
    Movement.objects.filter(pk=drafted.pk).update(reach=Reach.LOCALITY)
    with pytest.raises(Refusal, match=r"Chủ tịch Ủy ban nhân dân các cấp.*Điều 18 khoản 3"):
        actions.launch(officer, drafted, on=LAUNCHED, read_version=drafted.version)
    Issuer.objects.create(
        body=world.department,
        authority="province_chair",
        title="Chủ tịch",
        begins_on=date(2025, 7, 1),
        ends_on=date(2026, 1, 4),
    )
    drafted.refresh_from_db()
    with pytest.raises(Refusal, match="khoản 3"):
        actions.launch(officer, drafted, on=LAUNCHED, read_version=drafted.version)
    Issuer.objects.filter(authority="province_chair").update(ends_on=None)
    drafted.refresh_from_db()
    actions.launch(officer, drafted, on=LAUNCHED, read_version=drafted.version)
    assert Movement.objects.get(pk=drafted.pk).state == MovementState.LAUNCHED


def test_every_unit_that_stands_below_is_sent_it_once(world, officer, drafted):
    room = new_unit(name="Tổ một cửa", parent=world.divisions["Thanh tra Sở"], begins_on=date(2020, 1, 1))
    later = new_unit(name="Phòng Mới", parent=world.department, begins_on=date(2026, 2, 1))
    actions.launch(officer, drafted, on=LAUNCHED, read_version=drafted.version)
    sent = set(Receipt.objects.filter(movement=drafted).values_list("unit__name", flat=True))
    standing = set(
        Unit.objects.filter(parent=world.department, ends_on=None, begins_on__lte=LAUNCHED).values_list(
            "name", flat=True
        )
    )
    assert sent == standing | {room.name} and later.name not in sent
    assert not Receipt.objects.filter(unit__in=[world.department, world.other_department, world.city]).exists()
    assert "gửi" in Entry.objects.get(verb="launched").note
    assert MovementPhase.objects.get(movement=drafted, phase=Phase.LAUNCH).done_on == LAUNCHED


def test_phases_are_due_and_done_and_late_ones_are_seen(officer, launched):
    actions.set_phase(officer, launched, Phase.PLEDGES, due_on=date(2026, 2, 1), done_on=None, note="gửi bản đăng ký")
    rows = {row.phase: row for row in phases_of(launched, date(2026, 2, 2))}
    assert list(rows) == list(Phase) and rows[Phase.PLEDGES].late and not rows[Phase.INTERIM].late
    actions.set_phase(officer, launched, Phase.PLEDGES, due_on=date(2026, 2, 1), done_on=date(2026, 2, 2))
    assert not {row.phase: row for row in phases_of(launched, date(2026, 3, 1))}[Phase.PLEDGES].late
    with pytest.raises(Refusal, match="trước ngày phát động"):
        actions.set_phase(officer, launched, Phase.INTERIM, due_on=None, done_on=date(2025, 12, 31))
    with pytest.raises(Refusal, match="nút Phát động"):
        actions.set_phase(officer, launched, Phase.FINAL, due_on=None, done_on=date(2026, 12, 1))
    actions.close_movement(
        officer, launched, on=date(2026, 12, 20), read_version=Movement.objects.get(pk=launched.pk).version
    )
    assert MovementPhase.objects.get(movement=launched, phase=Phase.FINAL).done_on == date(2026, 12, 20)


def test_a_unit_that_ended_in_the_middle_hands_its_movement_on(world, officer, launched):
    ended = world.divisions["Thanh tra Sở"]
    receipt = Receipt.objects.get(movement=launched, unit=ended)
    with pytest.raises(Refusal, match="vẫn đang có"):
        actions.hand_on(officer, receipt)
    Unit.objects.filter(pk=ended.pk).update(ends_on=date(2026, 6, 30))
    receipt = Receipt.objects.select_related("unit", "movement").get(pk=receipt.pk)
    with pytest.raises(Refusal, match="chưa ghi đơn vị kế thừa"):
        actions.hand_on(officer, receipt)
    heir = new_unit(name="Phòng Thanh tra - Pháp chế", parent=world.department, begins_on=date(2026, 7, 1))
    Unit.objects.filter(pk=ended.pk).update(successor=heir)
    receipt = Receipt.objects.select_related("unit", "movement").get(pk=receipt.pk)
    sent = actions.hand_on(officer, receipt)
    assert (sent.unit, sent.instead_of) == (heir, ended)
    with pytest.raises(Refusal, match="đã được gửi"):
        actions.hand_on(officer, receipt)
    assert Receipt.objects.filter(movement=launched, unit=heir).count() == 1


def test_movements_of_one_time_that_say_the_same_are_shown(world, officer, launched):
    twin = actions.draft_movement(
        officer, world.department, **FIELDS | {"name": "đẩy mạnh cải cách thủ tục hành chính"}, **SAID
    )
    march = {"period_from": date(2026, 3, 1), "period_until": date(2026, 4, 1)}
    other = actions.draft_movement(
        officer, world.department, name="hiến máu", kind=MovementKind.THEMATIC, **march
    )
    found = overlaps_of(twin, visible_to(officer))
    assert [(one.movement, one.alike) for one in found][:1] == [(launched, True)]
    assert launched in [one.movement for one in overlaps_of(other, visible_to(officer)) if not one.alike]
    Movement.objects.filter(pk=launched.pk).update(period_from=date(2027, 1, 1), period_until=date(2027, 2, 1))
    assert launched not in [one.movement for one in overlaps_of(twin, visible_to(officer))]
