"""Candidates for rows, repeats within lists, pairs within the register."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.identity.actions import merge
from bangvang.identity.queries import candidates_for, judged_people, pairs_in, repeated_in
from bangvang.identity.weighing import described
from bangvang.register.actions import new_person, new_unit, record_honour
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Person, Unit

pytestmark = pytest.mark.django_db
BORN, NUMBER = date(1979, 3, 4), "001079000001"


def member(unit: Unit, name: str, **fields) -> Person:
    person = new_person(name=name, **fields)
    Employment.objects.create(person=person, unit=unit, position="Chuyên viên", begins_on=date(2019, 1, 1))
    return person


def first(rows, people=None):
    seen = Person.objects.filter(merged_into=None) if people is None else people
    return [found[0] if found else None for found in candidates_for(rows, seen)]


def test_a_number_finds_the_person_under_any_name(world):
    person = member(world.department, "Lò Văn Pó", citizen_number=NUMBER)
    [found] = first([described("Vi Thị Mận", citizen_number_hash=person.citizen_number_hash)])
    assert (found.person, found.likeness.reasons) == (person.pk, ["cùng số định danh"])


@pytest.mark.parametrize("typed", ["Lò Văn Pó", "LO VAN PO", "Pó Lò Văn", "Lò Văn Póo", "Lòo Văn Pó", "Lò Hồ Văn Pó"])
def test_alike_names_with_the_same_birth_date_are_found(world, typed):
    person = member(world.department, "Lò Văn Pó", birth_date=BORN)
    [found] = first([described(typed, birth_date_hash=person.birth_date_hash)])
    assert found.person == person.pk and "cùng ngày sinh" in found.likeness.reasons


def test_a_namesake_with_another_birth_date_is_no_candidate(world):
    member(world.department, "Lò Văn Pó", birth_date=BORN)
    other = member(world.other_department, "Vi Thị Mận", birth_date=date(1980, 1, 1))
    assert first([described("Lò Văn Pó", birth_date_hash=other.birth_date_hash)]) == [None]


def test_the_unit_that_came_after_speaks_for_it(world):
    heir = new_unit(name="Phòng Hậu cần", parent=world.department, begins_on=date(2020, 1, 1))
    old = new_unit(
        name="Phòng Quản trị",
        parent=world.department,
        begins_on=date(2010, 1, 1),
        ends_on=date(2019, 12, 31),
        successor=heir,
    )
    person = member(old, "Lò Văn Pó")
    [found] = first([described("Lò Văn Pó", unit="phòng hậu cần", position="chuyên viên")])
    assert found.person == person.pk
    assert found.likeness.reasons == ["cùng họ tên", "đơn vị bên này kế thừa đơn vị bên kia", "cùng chức vụ"]


def test_a_name_written_in_an_old_decision_finds_its_person(world):
    person = member(world.department, "Lò Thị Mận", birth_date=BORN)
    record_honour(
        recipient=person,
        award="commendation_letter",
        name_as_written="Cà Thị Pánh",
        act="12/QĐ",
        decided_on=date(2015, 5, 1),
    )
    [found] = first([described("Cà Thị Pánh", birth_date_hash=person.birth_date_hash)])
    assert found.person == person.pk and found.likeness.reasons == ["cùng họ tên", "cùng ngày sinh"]


def test_a_merged_row_answers_as_the_one_that_stands(world):
    kept = member(world.department, "Lò Văn Pó", birth_date=BORN)
    gone = member(world.department, "Lò Văn Poó", birth_date=BORN, citizen_number=NUMBER)
    merge(world.user(Role.OFFICER), kept=kept, gone=gone)
    [found] = first([described("Lò Văn Poó", citizen_number_hash=gone.citizen_number_hash)])
    assert found.person == kept.pk


def test_people_whom_the_asker_may_not_see_are_not_told(world):
    person = member(world.department, "Lò Văn Pó", birth_date=BORN)
    row = described("Lò Văn Pó", birth_date_hash=person.birth_date_hash)
    assert first([row], judged_people(world.user(Role.OFFICER)))[0].person == person.pk
    assert first([row], judged_people(world.outsider(Role.OFFICER))) == [None]


def test_questions_do_not_grow_with_the_rows(world):
    names = ["Lò Văn Pó", "Vi Thị Mận", "Cà Thị Pánh"]
    for name in names:
        member(world.department, name)
    counts = []
    for rows in (names[:1], names):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            candidates_for([described(name) for name in rows], Person.objects.all())
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_repeats_inside_a_list_and_between_units_of_a_round():
    rows = [
        described("Lò Văn Pó", birth_date_hash="a", unit="Phòng Một"),
        described("Vi Thị Mận", birth_date_hash="b", unit="Phòng Một"),
        described("Lò Văn Po", birth_date_hash="a", unit="Phòng Hai"),
        described("Cà Thị Pánh", citizen_number_hash="n"),
        described("Cà Văn Tướng", citizen_number_hash="n"),
    ]
    found = repeated_in(rows)
    assert [[one.person for one in some] for some in found] == [[2], [], [0], [4], [3]]
    assert found[0][0].likeness.reasons == ["họ tên chỉ khác dấu: Lò Văn Pó, Lò Văn Po", "cùng ngày sinh"]


def test_pairs_need_more_than_a_name(world):
    officer = world.user(Role.OFFICER)
    one = member(world.divisions["Thanh tra Sở"], "Lò Văn Pó")
    far = member(world.divisions["Trung tâm Điều dưỡng người có công"], "Lò Văn Pó")
    keys = lambda: {(pair.first, pair.second) for pair in pairs_in(judged_people(officer))}  # noqa: E731
    assert (one.pk, far.pk) not in keys()
    near = member(world.divisions["Thanh tra Sở"], "Lò Văn Pó")
    assert (one.pk, near.pk) in keys() and (far.pk, near.pk) not in keys()
