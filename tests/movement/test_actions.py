"""Movements are drafted, launched, closed; each once, by the officers of their body."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.movement import actions
from bangvang.movement.choices import MovementKind, MovementState
from bangvang.movement.models import Movement, PlannedAward
from bangvang.movement.queries import running_on, visible_to
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db
FIELDS = {
    "name": "thi đua cải cách hành chính", "kind": MovementKind.THEMATIC, "period_from": date(2021, 1, 1),
    "period_until": date(2021, 12, 31),
}  # fmt: skip


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def drafted(world, officer):
    return actions.draft_movement(officer, world.department, **FIELDS)


def test_a_movement_goes_from_draft_to_launch_to_close(drafted, officer):
    assert drafted.state == MovementState.DRAFT
    actions.launch(officer, drafted, on=date(2021, 1, 4), read_version=1)
    actions.close_movement(officer, drafted, on=date(2021, 12, 20), read_version=2)
    standing = Movement.objects.get(pk=drafted.pk)
    assert (standing.state, standing.launched_on, standing.closed_on) == (
        MovementState.CLOSED, date(2021, 1, 4), date(2021, 12, 20),
    )  # fmt: skip


def test_it_is_launched_once_and_closed_only_after_it(drafted, officer):
    with pytest.raises(Refusal, match="chưa phát động"):
        actions.close_movement(officer, drafted, on=date(2021, 12, 20), read_version=1)
    drafted.refresh_from_db()
    actions.launch(officer, drafted, on=date(2021, 1, 4), read_version=drafted.version)
    with pytest.raises(Refusal, match="đã phát động"):
        actions.launch(officer, drafted, on=date(2021, 1, 5), read_version=drafted.version)
    assert Movement.objects.get(pk=drafted.pk).launched_on == date(2021, 1, 4)


def test_a_second_click_on_launch_is_stale(drafted, officer):
    again = Movement.objects.get(pk=drafted.pk)
    actions.launch(officer, drafted, on=date(2021, 1, 4), read_version=1)
    with pytest.raises(Stale):
        actions.launch(officer, again, on=date(2021, 1, 5), read_version=1)


def test_it_is_not_launched_after_its_own_end_nor_closed_before_its_launch(drafted, officer):
    with pytest.raises(Refusal, match="sau cả ngày kết thúc"):
        actions.launch(officer, drafted, on=date(2022, 1, 1), read_version=1)
    drafted.refresh_from_db()
    actions.launch(officer, drafted, on=date(2021, 1, 4), read_version=drafted.version)
    with pytest.raises(Refusal, match="trước ngày phát động"):
        actions.close_movement(officer, drafted, on=date(2021, 1, 3), read_version=drafted.version)
    assert Movement.objects.get(pk=drafted.pk).state == MovementState.LAUNCHED


def test_a_period_out_of_order_is_refused(world, officer, drafted):
    with pytest.raises(Refusal, match="kết thúc trước khi bắt đầu"):
        actions.draft_movement(officer, world.department, **FIELDS | {"period_until": date(2020, 1, 1)})
    with pytest.raises(Refusal, match="kết thúc trước khi bắt đầu"):
        actions.revise(officer, drafted, read_version=1, period_until=date(2020, 1, 1))
    assert Movement.objects.get(pk=drafted.pk).period_until == date(2021, 12, 31)


def test_a_closed_movement_is_not_revised(world, officer):
    movement = world.movement
    actions.close_movement(officer, movement, on=date(2020, 7, 13), read_version=movement.version)
    for verb in (
        lambda: actions.revise(officer, movement, read_version=movement.version, name="khác"),
        lambda: actions.plan_award(officer, movement, award="commendation_letter", collectives=9),
    ):
        with pytest.raises(Refusal, match="đã tổng kết"):
            verb()
        movement.refresh_from_db()
    assert PlannedAward.objects.get(movement=movement).collectives == 6


def test_planning_an_award_again_replaces_its_ceiling(world, officer):
    actions.plan_award(officer, world.movement, award="commendation_letter", collectives=7, individuals=None)
    plan = PlannedAward.objects.get(movement=world.movement)
    assert (plan.collectives, plan.individuals) == (7, None)


def test_an_award_that_the_book_does_not_know_is_not_planned(world, officer):
    with pytest.raises(Refusal, match="Sách luật không có"):
        actions.plan_award(officer, world.movement, award="golden_star", collectives=1)


def test_a_unit_without_a_seal_launches_nothing(world, officer):
    with pytest.raises(Refusal, match="không có con dấu"):
        actions.draft_movement(officer, world.divisions["Văn phòng Sở"], **FIELDS)


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_only_officers_lead_movements(world, drafted, role):
    with pytest.raises(PermissionDenied):
        actions.launch(world.user(role), drafted, on=date(2021, 1, 4), read_version=1)


def test_an_officer_elsewhere_leads_nothing_here(world, drafted):
    with pytest.raises(PermissionDenied):
        actions.revise(world.outsider(Role.OFFICER), drafted, read_version=1, name="khác")


# ── who sees, what runs ──────────────────────────────────────────────────────────────────────────────────────────────
def test_a_draft_is_seen_by_its_officers_and_a_launch_by_everybody_below(world, drafted, officer):
    clerk = world.user(Role.CLERK, world.divisions["Thanh tra Sở"])
    assert drafted in visible_to(officer) and drafted not in visible_to(clerk)
    assert world.movement in visible_to(clerk) and world.movement not in visible_to(world.outsider(Role.OFFICER))


def test_what_the_city_launches_is_seen_in_its_departments(world):
    citys = world.user(Role.OFFICER, world.city)
    movement = actions.draft_movement(citys, world.city, **FIELDS)
    actions.launch(citys, movement, on=date(2021, 1, 4), read_version=1)
    assert movement in visible_to(world.user(Role.CLERK)) and movement in visible_to(world.outsider(Role.CLERK))


def test_what_runs_on_a_day(world):
    assert list(running_on(date(2020, 6, 30))) == [world.movement]
    assert list(running_on(date(2020, 7, 1))) == []  # the next one is drafted, not launched
    assert list(running_on(date(2015, 1, 15))) == []  # before the launch
