"""Who is in a block, from when until when."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.block import actions
from bangvang.block.models import Block, Membership
from bangvang.block.queries import day_in, gaps_in, heir_of, members_in, members_on, rows_of, visible_to
from bangvang.register.actions import new_unit
from bangvang.register.choices import Role
from bangvang.register.models import Unit

from .conftest import BEGAN, INSPECTORS, MERIT, NAMES, OFFICE

pytestmark = pytest.mark.django_db
ENDED = date(2019, 6, 30)


def names(memberships) -> list[str]:
    return [one.unit.name for one in memberships]


def ended(unit, heir=None, on=ENDED) -> Unit:
    Unit.objects.filter(pk=unit.pk).update(ends_on=on, successor=heir)
    return Unit.objects.get(pk=unit.pk)


def test_members_stand_in_the_order_in_which_they_came(block):
    assert names(members_on(block, date(2020, 5, 1))) == list(NAMES)
    assert names(members_on(block, date(2017, 12, 31))) == []


def test_a_unit_is_not_taken_in_twice(block, officer, unit):
    with pytest.raises(Refusal, match="đã ở trong khối này từ ngày 01/01/2018"):
        actions.take_in(officer, block, unit(OFFICE), begins_on=date(2020, 1, 1))


def test_a_unit_is_in_one_block_of_an_organiser_at_a_time(block, officer, unit, world):
    other = actions.set_up(officer, world.department, name="Khối khác", begins_on=BEGAN)
    with pytest.raises(Refusal, match="Khối các phòng tham mưu từ ngày 01/01/2018"):
        actions.take_in(officer, other, unit(OFFICE), begins_on=date(2020, 1, 1))
    leaving = block.memberships.get(unit=unit(OFFICE))
    actions.revise_membership(officer, leaving, place=1, ends_on=date(2019, 12, 31), read_version=block.version)
    assert actions.take_in(officer, other, unit(OFFICE), begins_on=date(2020, 1, 1)).place == 1
    block.refresh_from_db()
    read = block.version
    with pytest.raises(Refusal, match="Khối khác"):  # the first membership cannot be opened again beside the second
        actions.revise_membership(officer, leaving, place=1, ends_on=None, read_version=read)
    with pytest.raises(Refusal, match="Khối khác"):  # nor be made longer into it
        actions.revise_membership(officer, leaving, place=1, ends_on=date(2020, 6, 30), read_version=read)


def test_a_coming_membership_elsewhere_is_seen_too(block, officer, unit, world):
    """Somebody enters the later move first: the earlier one must not swallow it."""
    other = actions.set_up(officer, world.department, name="Khối khác", begins_on=BEGAN)
    name = "Phòng Dạy nghề"
    actions.take_in(officer, other, unit(name), begins_on=date(2021, 1, 1))
    with pytest.raises(Refusal, match="Khối khác từ ngày 01/01/2021"):
        actions.take_in(officer, block, unit(name), begins_on=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("day", "words"), [(date(2017, 6, 1), "không có vào ngày 01/06/2017"), (date(2005, 1, 1), "01/01/2005")]
)
def test_nobody_is_in_a_block_before_it_begins(empty, officer, unit, day, words):
    with pytest.raises(Refusal, match=words):
        actions.take_in(officer, empty, unit(OFFICE), begins_on=day)


def test_a_unit_that_ended_is_not_taken_in_and_its_successor_is_named(empty, officer, unit):
    ended(unit(INSPECTORS), unit(OFFICE))
    with pytest.raises(Refusal, match="Hãy chọn đơn vị kế thừa là Văn phòng Sở"):
        actions.take_in(officer, empty, unit(INSPECTORS), begins_on=date(2020, 1, 1))


def test_a_unit_of_somebody_else_is_not_taken_in(empty, officer, world):
    for stranger in (world.other_department, world.department, world.city):
        with pytest.raises(Refusal, match="không thuộc"):
            actions.take_in(officer, empty, stranger, begins_on=BEGAN)


# ── a unit that ends in the middle ───────────────────────────────────────────────────────────────────────────────────
def test_a_membership_ends_with_its_unit(block, unit):
    ended(unit(INSPECTORS))
    assert names(members_on(block, ENDED)) == list(NAMES)
    assert names(members_on(block, date(2019, 7, 1))) == [OFFICE, MERIT]
    assert names(members_in(block, 2019)) == list(NAMES) and names(members_in(block, 2020)) == [OFFICE, MERIT]


def test_the_successor_takes_the_place_of_a_unit_that_ended(block, officer, unit):
    heir = new_unit(name="Phòng Thanh tra, Pháp chế", begins_on=date(2019, 7, 1), parent=unit(OFFICE).parent)
    ended(unit(INSPECTORS), heir)
    (gap,) = gaps_in(block, date(2020, 1, 1))
    assert gap.heir == heir and not gap.heir_is_in
    passed = actions.pass_on(officer, gap.membership)
    assert (passed.unit, passed.place, passed.begins_on) == (heir, 2, date(2019, 7, 1))
    assert names(members_on(block, date(2019, 7, 1))) == [OFFICE, heir.name, MERIT]
    assert gaps_in(block, date(2020, 1, 1)) == []
    with pytest.raises(Refusal, match="Không có gì phải chuyển"):
        actions.pass_on(officer, gap.membership)


def test_a_successor_that_is_in_the_block_already_gets_no_second_membership(block, officer, unit):
    ended(unit(INSPECTORS), unit(OFFICE))
    (gap,) = gaps_in(block, date(2020, 1, 1))
    assert gap.heir_is_in
    assert actions.pass_on(officer, gap.membership).unit == unit(OFFICE)
    assert Membership.objects.filter(block=block, unit=unit(OFFICE)).count() == 1
    assert gaps_in(block, date(2020, 1, 1)) == []


def test_without_a_successor_on_record_nothing_is_invented(block, officer, unit):
    ended(unit(INSPECTORS))
    (gap,) = gaps_in(block, date(2020, 1, 1))
    assert gap.heir is None
    with pytest.raises(Refusal, match="Sổ chưa ghi đơn vị nào kế thừa"):
        actions.pass_on(officer, gap.membership)


def test_a_unit_written_twice_is_followed_by_the_row_that_answers_for_it(unit):
    twice = unit(INSPECTORS)
    Unit.objects.filter(pk=twice.pk).update(ends_on=ENDED, merged_into=unit(MERIT))
    assert heir_of(Unit.objects.get(pk=twice.pk)) == unit(MERIT)
    assert heir_of(unit(OFFICE)) is None


# ── the block itself ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_member_may_change_its_place(block, officer, unit):
    last = block.memberships.get(unit=unit(MERIT))
    actions.revise_membership(officer, last, place=1, ends_on=None, read_version=block.version)
    assert names(members_on(block, date(2020, 1, 1))) == [MERIT, OFFICE, INSPECTORS]
    with pytest.raises(Stale):
        actions.revise_membership(officer, last, place=2, ends_on=None, read_version=block.version)


def test_a_membership_does_not_end_before_it_begins(block, officer, unit):
    one = block.memberships.get(unit=unit(MERIT))
    with pytest.raises(Refusal, match="trước ngày bắt đầu"):
        actions.revise_membership(officer, one, place=3, ends_on=date(2017, 1, 1), read_version=block.version)


def test_days_of_a_block_hold_what_happened_in_it(block, officer, choose):
    choose(2020, "head", OFFICE)
    read = block.version
    with pytest.raises(Refusal, match="trước ngày khối bắt đầu"):
        actions.revise(officer, block, read_version=read, begins_on=date(2019, 1, 1))
    with pytest.raises(Refusal, match="khối trưởng năm 2020"):
        actions.revise(officer, block, read_version=read, ends_on=date(2019, 12, 31))
    with pytest.raises(Refusal, match="trước ngày bắt đầu"):
        actions.revise(officer, block, read_version=read, ends_on=date(2017, 1, 1))
    done = actions.revise(officer, block, read_version=read, ends_on=date(2020, 12, 31))
    assert not done.exists_on(date(2021, 1, 1)) and names(members_on(done, date(2021, 1, 1))) == []


def test_two_standing_blocks_of_an_organiser_have_two_names(empty, officer, world):
    with pytest.raises(Refusal, match="đã có khối tên này"):
        actions.set_up(officer, world.department, name=empty.name, begins_on=BEGAN)


def test_a_division_without_a_council_organises_nothing(officer, unit):
    with pytest.raises(Refusal, match="không có Hội đồng"):
        actions.set_up(officer, unit(OFFICE), name="Khối", begins_on=BEGAN)


def test_the_day_by_which_a_year_is_read_lies_in_the_year_and_in_the_block():
    block = Block(begins_on=date(2018, 3, 1), ends_on=date(2021, 6, 30))
    today = date(2020, 5, 5)
    assert [day_in(block, year, today) for year in (2018, 2020, 2021, 2022)] == [
        date(2018, 12, 31), today, date(2021, 1, 1), date(2021, 6, 30),
    ]  # fmt: skip
    assert day_in(block, 2018, date(2018, 1, 1)) == date(2018, 3, 1)


# ── who may, who sees ────────────────────────────────────────────────────────────────────────────────────────────────
def test_only_officers_of_the_organiser_change_a_block(block, unit, world):
    one = block.memberships.first()
    for user in (world.user(Role.CLERK), world.outsider(Role.OFFICER), world.user(Role.OFFICER, unit(OFFICE))):
        with pytest.raises(PermissionDenied):
            actions.take_in(user, block, unit("Phòng Dạy nghề"), begins_on=BEGAN)
        with pytest.raises(PermissionDenied):
            actions.revise_membership(user, one, place=1, ends_on=None, read_version=block.version)
        with pytest.raises(PermissionDenied):
            actions.pass_on(user, one)
        with pytest.raises(PermissionDenied):
            actions.revise(user, block, read_version=block.version, note="khác")
        with pytest.raises(PermissionDenied):
            actions.set_up(user, world.department, name="Khối mới", begins_on=BEGAN)


def test_a_member_sees_its_own_block_and_not_the_one_beside_it(block, officer, unit, world):
    other = actions.set_up(officer, world.department, name="Khối khác", begins_on=BEGAN)
    actions.take_in(officer, other, unit("Phòng Dạy nghề"), begins_on=BEGAN)
    member = world.user(Role.OFFICER, unit(OFFICE))
    assert set(visible_to(member)) == {block}
    assert set(visible_to(officer)) == {block, other}
    assert set(visible_to(world.outsider(Role.OFFICER))) == set()
    assert set(visible_to(world.user(Role.NOMINEE))) == set()


def test_a_list_of_blocks_asks_as_often_for_three_as_for_one(block, officer, world, django_assert_num_queries):
    for name in ("Khối hai", "Khối ba"):
        actions.set_up(officer, world.department, name=name, begins_on=BEGAN)
    with django_assert_num_queries(2):
        rows = rows_of([block], date(2020, 1, 1))
    blocks = list(Block.objects.all())
    with django_assert_num_queries(2):
        assert len(rows_of(blocks, date(2020, 1, 1))) == 3
    assert [row.members for row in rows] == [3]
