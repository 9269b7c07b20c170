"""Who sees whom, and how people are found."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from bangvang.register.choices import Role
from bangvang.register.models import Employment
from bangvang.register.permissions import may_see_troubles
from bangvang.register.queries import (
    branch,
    employment_on,
    people_matching,
    people_of,
    unit_named,
    visible_people,
    visible_units,
    with_headcount,
)

pytestmark = pytest.mark.django_db
READERS = {Role.CLERK, Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR}


def test_records_of_people_are_read_by_those_who_need_them_and_nobody_else(world):
    assert {role for role in Role if visible_people(world.user(role)).exists()} == READERS


def test_people_of_another_department_are_not_seen(world):
    assert not visible_people(world.outsider(Role.OFFICER)).exists()
    assert not visible_people(AnonymousUser()).exists() and not visible_units(AnonymousUser()).exists()


def test_a_clerk_sees_the_people_of_the_own_division_only(world):
    clerk = world.user(Role.CLERK, world.divisions["Thanh tra Sở"])
    assert [person.name for person in visible_people(clerk)] == ["Dương Minh Đạt"]


def test_who_moved_away_stays_visible_to_the_old_division(world):
    clerk = world.user(Role.CLERK, world.divisions["Trung tâm Điều dưỡng người có công"])
    assert {person.name for person in visible_people(clerk)} == {"Trần Quang Hòa", "Phạm Đức Ký"}


def test_a_nominee_sees_the_own_record_and_no_other(world):
    nominee, me = world.user(Role.NOMINEE), world.person("Bùi Đình Dũng")
    me.user = nominee
    me.save()
    assert list(visible_people(nominee)) == [me]


def test_a_merged_row_is_not_listed(world):
    first, second = world.person("Bùi Đình Dũng"), world.person("Bùi Văn Phúc")
    second.merged_into = first
    second.save()
    assert second not in visible_people(world.user(Role.OFFICER))


def test_search_needs_no_accents(world):
    officer = world.user(Role.OFFICER)
    for words in ("doan thi hanh", "ĐOÀN THỊ HẠNH", "hạnh"):
        assert [person.name for person in people_matching(officer, words)] == ["Đoàn Thị Hạnh"]
    assert people_matching(officer, "không có ai tên thế") == []


def test_people_come_in_the_order_of_the_given_name(world):
    names = [person.name for person in people_matching(world.user(Role.OFFICER), "phùng")]
    assert names == ["Phùng Hữu Bình", "Phùng Thị Loan", "Phùng Minh Sơn"]


def test_discipline_and_open_matters_are_shown_to_those_who_weigh_them(world):
    person = world.person("Phạm Ngọc Quỳnh")
    seers = {role for role in Role if may_see_troubles(world.user(role), person)}
    assert seers == {Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER}
    assert not may_see_troubles(world.outsider(Role.OFFICER), person)


def test_where_a_person_worked_is_told_by_the_day(world):
    person = world.person("Phạm Đức Ký")
    places = [employment_on(person, day).unit.name for day in (date(2024, 5, 31), date(2024, 6, 1))]
    assert places == ["Trung tâm Điều dưỡng người có công", "Trung tâm Bảo trợ xã hội"]
    assert employment_on(person, date(2000, 1, 1)) is None


def test_who_works_in_a_unit_is_told_by_the_day(world):
    unit, officer = world.divisions["Trung tâm Bảo trợ xã hội"], world.user(Role.OFFICER)
    assert list(people_of(unit, officer, date(2024, 5, 31))) == []
    assert [person.name for person in people_of(unit, officer, date(2024, 6, 1))] == ["Phạm Đức Ký"]
    counted = {one.name: one.people for one in with_headcount(visible_units(officer), date(2024, 6, 1))}
    assert (counted[unit.name], counted["Trung tâm Điều dưỡng người có công"]) == (1, 1)


def test_one_person_with_two_posts_in_a_unit_counts_once(world):
    person, unit = world.person("Dương Minh Đạt"), world.divisions["Thanh tra Sở"]
    Employment.objects.create(person=person, unit=unit, position="Bí thư chi bộ", begins_on=date(2015, 1, 1))
    counted = with_headcount(visible_units(world.user(Role.OFFICER)), date(2020, 1, 1)).get(pk=unit.pk)
    assert counted.people == 1


def test_a_branch_holds_everything_below_and_nothing_beside(world):
    assert branch({world.city.pk}) >= {unit.pk for unit in world.units.values()}
    assert world.other_department.pk not in branch({world.department.pk})
    assert branch(set()) == set()


def test_a_unit_is_found_by_name_without_accents(world):
    assert unit_named("phong nguoi co cong") == world.divisions["Phòng Người có công"]
    assert unit_named("không có") is None
