"""Whose turn it is to lead, and what a choice out of turn needs."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.block import actions
from bangvang.block.models import Leadership, Membership
from bangvang.block.queries import Turn, leaders_of, turns, whose_turn, years_led
from bangvang.register.actions import new_unit
from bangvang.register.choices import Role
from bangvang.register.models import Unit

from .conftest import BEGAN, INSPECTORS, MERIT, NAMES, OFFICE

pytestmark = pytest.mark.django_db
TODAY = date(2020, 5, 5)


def order(block, year) -> list[str]:
    return [turn.unit.name for turn in turns(block, year, TODAY)]


def test_who_never_led_comes_first_in_the_order_of_places(block):
    assert order(block, 2020) == list(NAMES)


def test_who_led_longest_ago_comes_next(block, choose):
    for year, name in ((2018, OFFICE), (2019, INSPECTORS)):
        choose(year, "head", name)
    assert order(block, 2020) == [MERIT, OFFICE, INSPECTORS]
    choose(2020, "head", MERIT)
    assert order(block, 2021) == [OFFICE, INSPECTORS, MERIT]
    assert order(block, 2019) == [INSPECTORS, MERIT, OFFICE]  # what came later is not known in 2019


def test_the_deputy_is_who_leads_next(block, choose):
    waiting = turns(block, 2020, TODAY)
    assert whose_turn(waiting, "head", None).name == OFFICE
    assert whose_turn(waiting, "deputy", None).name == INSPECTORS
    choose(2020, "head", OFFICE)
    choose(2020, "deputy", INSPECTORS)
    assert order(block, 2021)[0] == INSPECTORS


def test_with_another_at_the_head_the_deputy_is_the_first_who_is_not(block, choose, unit):
    choose(2020, "head", MERIT, reason="Các đơn vị thống nhất")
    assert whose_turn(turns(block, 2020, TODAY), "deputy", unit(MERIT)).name == OFFICE
    choose(2020, "deputy", OFFICE)  # in turn: no reason asked


@given(last=st.lists(st.one_of(st.none(), st.integers(2010, 2019)), min_size=2, max_size=9))
def test_head_and_deputy_are_two_units_and_nobody_waits_behind_who_led_later(last):
    waiting = [
        Turn(Membership(pk=place, place=place, unit=Unit(pk=place, name=str(place))), year)
        for place, year in enumerate(last, start=1)
    ]
    waiting.sort(key=lambda turn: (turn.last_led or 0, turn.membership.place))
    head, deputy = whose_turn(waiting, "head", None), whose_turn(waiting, "deputy", None)
    assert head != deputy and head is not None and deputy is not None
    led = {turn.unit.pk: turn.last_led or 0 for turn in waiting}
    assert (
        led[head.pk]
        <= led[deputy.pk]
        <= min((led[key] for key in led if key not in {head.pk, deputy.pk}), default=9999)
    )


def test_a_new_name_of_a_unit_brings_no_new_turn(block, officer, choose, unit):
    choose(2018, "head", OFFICE)
    heir = new_unit(name="Văn phòng mới", begins_on=date(2019, 1, 1), parent=unit(OFFICE).parent)
    Unit.objects.filter(pk=unit(OFFICE).pk).update(ends_on=date(2018, 12, 31), successor=heir)
    actions.pass_on(officer, block.memberships.get(unit=unit(OFFICE)))
    assert order(block, 2020) == [INSPECTORS, MERIT, "Văn phòng mới"]


def test_a_choice_out_of_turn_says_why(block, choose):
    with pytest.raises(Refusal, match=r"tới lượt Văn phòng Sở.* Phòng Người có công thì ghi lý do"):
        choose(2020, "head", MERIT)
    done = choose(2020, "head", MERIT, reason="Văn phòng Sở đang sắp xếp lại")
    assert leaders_of(block, 2020) == {"head": done}
    assert years_led(block)[0].head.reason == "Văn phòng Sở đang sắp xếp lại"


def test_a_choice_ends_with_a_reason_and_over_the_one_that_was_read(block, choose, officer):
    first = choose(2020, "head", OFFICE)
    with pytest.raises(Refusal, match="Năm này đã chọn Văn phòng Sở"):
        choose(2020, "head", INSPECTORS, read_version=first.version)
    with pytest.raises(Stale):
        choose(2020, "head", INSPECTORS, reason="Đổi theo đề nghị")
    again = choose(2020, "head", INSPECTORS, reason="Đổi theo đề nghị", read_version=first.version)
    first.refresh_from_db()
    assert (first.unit.name, first.reason, first.ended_on, first.ended_because, first.ended_by) == (
        OFFICE, "", date(2019, 12, 31), "Đổi theo đề nghị", officer,
    )  # fmt: skip
    assert leaders_of(block, 2020) == {"head": again}
    (year,) = years_led(block)
    assert (year.head, year.ended) == (again, [first])
    assert Entry.objects.filter(verb="chose_lead").latest("pk").changes["unit"] == [OFFICE, INSPECTORS]
    assert order(block, 2021) == [OFFICE, MERIT, INSPECTORS]  # who was replaced has not had its turn


def test_what_was_written_of_a_head_is_written_again_with_a_reason(block, choose):
    first = choose(2020, "head", OFFICE)
    with pytest.raises(Refusal, match="Muốn ghi lại cho đúng thì nêu lý do"):
        choose(2020, "head", OFFICE, read_version=first.version)
    again = choose(2020, "head", OFFICE, reason="Ghi nhầm ngày", read_version=first.version)
    assert [one.pk for one in block.leaderships.order_by("pk")] == [first.pk, again.pk]


def test_no_hand_changes_who_led(choose, officer):
    first = choose(2020, "head", OFFICE)
    choose(2020, "head", INSPECTORS, reason="Đổi theo đề nghị", read_version=first.version)
    ended, standing = Leadership.objects.order_by("pk")
    for row, said in (
        (standing, {"unit": ended.unit}),
        (standing, {"chosen_on": date(2019, 1, 1)}),
        (standing, {"reason": "khác"}),
        (ended, {"ended_because": "khác"}),
        (ended, {"ended_on": None, "ended_because": None, "ended_by": None}),
    ):
        with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
            Leadership.objects.filter(pk=row.pk).update(**said)
        with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
            Leadership.objects.filter(pk=row.pk).delete()
    with pytest.raises(IntegrityError), transaction.atomic():  # an end without a reason
        Leadership.objects.filter(pk=standing.pk).update(ended_on=date(2020, 1, 1), ended_because="", ended_by=officer)


def test_one_unit_is_not_head_and_deputy(choose):
    choose(2020, "head", OFFICE)
    with pytest.raises(Refusal, match="Trưởng và phó phải là hai đơn vị"):
        choose(2020, "deputy", OFFICE, reason="Thiếu đơn vị")


def test_a_head_is_a_member(choose):
    with pytest.raises(Refusal, match="Phòng Dạy nghề không ở trong khối năm 2020"):
        choose(2020, "head", "Phòng Dạy nghề", reason="Nhờ giúp")


def test_nobody_leads_in_a_year_that_the_block_does_not_have(choose):
    with pytest.raises(Refusal, match="không có trong năm 2017"):
        choose(2017, "head", OFFICE)


def test_nobody_was_chosen_on_a_day_that_is_not_yet(block, officer, unit):
    with pytest.raises(Refusal, match="chưa tới"):
        actions.choose_lead(officer, block, year=2020, role="head", unit=unit(OFFICE), chosen_on=date(2999, 1, 1))


def test_a_single_unit_leads_nobody(empty, officer, unit):
    actions.take_in(officer, empty, unit(OFFICE), begins_on=BEGAN)
    with pytest.raises(Refusal, match="mới có một đơn vị"):
        actions.choose_lead(officer, empty, year=2020, role="head", unit=unit(OFFICE), chosen_on=date(2019, 12, 31))


def test_the_head_itself_does_not_choose(block, choose, unit, world):
    choose(2020, "head", OFFICE)
    with pytest.raises(PermissionDenied):
        actions.choose_lead(
            world.user(Role.OFFICER, unit(OFFICE)), block,
            year=2021, role="head", unit=unit(INSPECTORS), chosen_on=date(2020, 12, 31),
        )  # fmt: skip


def test_heads_are_called_after_the_kind(block, officer, choose):
    assert choose(2020, "head", OFFICE).title == "khối trưởng"
    actions.revise(officer, block, read_version=block.version, kind="cluster")
    assert leaders_of(block, 2020)["head"].title == "cụm trưởng"
