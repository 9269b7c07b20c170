"""A name alone never decides who is meant."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from intake.conftest import LETTER, person, workbook, xlsx

from bangvang.identity.actions import merge, merge_units
from bangvang.intake.actions import accept, correct_row, upload
from bangvang.nomination.matching import NEW, match_rows
from bangvang.register.actions import new_household, new_person
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Mandate

pytestmark = pytest.mark.django_db
LAST_DAY = date(2020, 6, 30)


@pytest.fixture
def matched(world, officer):
    """Matches of a list with the given rows, accepted."""

    def match(*people, choices=None, on=LAST_DAY, kind="individual", distinct=False):
        batch = upload(officer, world.department, data=xlsx(*people), name="a.xlsx")
        if kind != "individual" or distinct:
            for row in batch.rows.all():
                correct_row(officer, row, read_version=row.version, recipient_kind=kind, distinct=distinct)
        batch.refresh_from_db()
        accept(officer, batch, read_version=batch.version)
        return match_rows(batch, on=on, choices=choices)

    return match


def works(name: str, unit, *, position: str = "Chuyên viên", begins: date = date(2010, 1, 1), ends: date | None = None):
    found = new_person(name=name)
    Employment.objects.create(person=found, unit=unit, position=position, begins_on=begins, ends_on=ends)
    return found


def test_of_two_namesakes_the_one_in_the_named_unit_is_meant(world, matched):
    (match,) = matched(person("Trần Quang Hòa", "Trung tâm Điều dưỡng người có công"))
    assert match.settled and match.recipient == world.person("Trần Quang Hòa")


def test_accents_case_and_spaces_of_the_list_do_not_matter(world, matched):
    (match,) = matched(person("đoàn  thị HẠNH", "Cơ sở cai nghiện ma tuý số 2"))
    assert match.recipient == world.person("Đoàn Thị Hạnh")


def test_two_namesakes_in_one_unit_are_asked_about_with_what_tells_them_apart(world, matched):
    office = world.divisions["Văn phòng Sở"]
    first, second = works("Lê Thị Lan", office), works("Lê Thị Lan", office, position="Kế toán")
    (match,) = matched(person("Lê Thị Lan"))
    assert not match.settled and match.recipient is None
    assert [(one.recipient, one.where) for one in match.candidates] == [
        (first, "Chuyên viên, Văn phòng Sở từ 01/01/2010"),
        (second, "Kế toán, Văn phòng Sở từ 01/01/2010"),
    ]


def test_an_answer_settles_the_question(world, matched, officer):
    office = world.divisions["Văn phòng Sở"]
    works("Lê Thị Lan", office)
    second = works("Lê Thị Lan", office, position="Kế toán")
    batch = matched(person("Lê Thị Lan"))[0].row.batch
    row = batch.rows.get()
    (match,) = match_rows(batch, on=LAST_DAY, choices={row.pk: second.pk})
    assert match.settled and match.recipient == second


def test_an_answer_that_was_not_offered_leaves_the_question_open(world, matched):
    office = world.divisions["Văn phòng Sở"]
    works("Lê Thị Lan", office), works("Lê Thị Lan", office)
    batch = matched(person("Lê Thị Lan"))[0].row.batch
    stranger = world.person("Bùi Đình Dũng")
    (match,) = match_rows(batch, on=LAST_DAY, choices={batch.rows.get().pk: stranger.pk})
    assert not match.settled and match.recipient is None


def test_a_namesake_in_another_unit_is_a_question_not_an_answer(world, matched):
    works("Lê Thị Lan", world.divisions["Thanh tra Sở"])
    (match,) = matched(person("Lê Thị Lan", "Văn phòng Sở"))
    assert not match.settled and len(match.candidates) == 1


def test_that_namesake_may_be_said_to_be_somebody_else(world, matched):
    works("Lê Thị Lan", world.divisions["Thanh tra Sở"])
    batch = matched(person("Lê Thị Lan", "Văn phòng Sở"))[0].row.batch
    (match,) = match_rows(batch, on=LAST_DAY, choices={batch.rows.get().pk: NEW})
    assert match.is_new and match.unit == world.divisions["Văn phòng Sở"]


def test_who_moved_into_the_named_unit_later_is_still_found(world, matched):
    (match,) = matched(person("Phạm Đức Ký", "Trung tâm Bảo trợ xã hội", position="Y sĩ"))
    assert match.recipient == world.person("Phạm Đức Ký")


def test_the_one_who_works_there_on_the_day_outweighs_the_one_who_left(world, matched):
    office = world.divisions["Văn phòng Sở"]
    works("Lê Thị Lan", office, ends=date(2016, 1, 1))
    stayed = works("Lê Thị Lan", office, begins=date(2017, 1, 1))
    (match,) = matched(person("Lê Thị Lan"))
    assert match.settled and match.recipient == stayed


def test_an_unknown_name_is_somebody_new_in_the_named_unit(world, matched):
    (match,) = matched(person("Người Chưa Có", "Thanh tra Sở"))
    assert match.is_new and match.unit == world.divisions["Thanh tra Sở"]


def test_people_of_another_department_are_never_candidates(world, matched):
    works("Lê Thị Lan", world.other_department)
    (match,) = matched(person("Lê Thị Lan"))
    assert match.is_new and match.candidates == []


def test_a_unit_that_had_ended_is_asked_about_with_its_successor(world, matched):
    (match,) = matched(person("Trung tâm Giới thiệu việc làm", ""), kind="collective")
    assert not match.settled
    assert [(str(one.recipient), one.where) for one in match.candidates] == [
        ("Trung tâm Giới thiệu việc làm", "đã kết thúc ngày 31/12/2013"),
        ("Trung tâm Dịch vụ việc làm", "đơn vị kế thừa"),
    ]


def test_a_unit_written_twice_is_found_by_either_name_as_the_row_that_stays(world, officer, matched):
    kept, gone = world.divisions["Phòng Người có công"], world.divisions["Thanh tra Sở"]
    Mandate.objects.filter(unit=gone).update(ends_on=date(2020, 1, 1))
    paper = {"reason": "một phòng ghi hai lần", "document": "15/CV-TCCB", "document_on": date(2020, 7, 6)}
    merge_units(world.user(Role.ADMINISTRATOR), kept=kept, gone=gone, **paper)
    (match,) = matched(person("Thanh tra Sở", ""), kind="collective")
    assert match.settled and match.recipient == kept
    (match,) = matched(person("Quàng Thị Ơn", "Thanh tra Sở"))
    assert match.unit == kept


def test_the_same_unit_on_a_day_when_it_lived_is_simply_found(world, matched):
    (match,) = matched(person("Trung tâm Giới thiệu việc làm", ""), kind="collective", on=date(2012, 12, 31))
    assert match.recipient == world.units["Trung tâm Giới thiệu việc làm"]


def test_a_household_of_the_area_is_found_by_its_head(world, matched):
    home = new_household(name="Vũ Thị Bưởi", address="Thôn Minh Hoạ", unit=world.department)
    (match,) = matched(person("Vũ Thị Bưởi", ""), kind="household")
    assert match.recipient == home


def test_two_rows_that_would_be_one_person_are_both_asked_about(matched):
    twins = (person("Phùng Thị Loan", "Trường Trung cấp nghề số 2"),) * 2
    assert [match.settled for match in matched(*twins, distinct=True)] == [False, False]


@pytest.mark.parametrize(
    "names",
    [
        ("Đoàn Thị Hạnh", "Bùi Đình Dũng", "Phạm Ngọc Quỳnh"),
        ("Người Chưa Có", "Cũng Chưa Có", "Chưa Ai Biết"),
    ],
)
def test_matching_asks_as_often_for_three_rows_as_for_one(matched, names):
    counts = []
    for rows in (names[:1], names):
        batch = matched(*(person(name) for name in rows))[0].row.batch
        with CaptureQueriesContext(connection) as asked:
            match_rows(batch, on=LAST_DAY)
        counts.append(len(asked))
    assert counts[0] == counts[1]


# ── rows merged into one person, and names that are not written as the register has them ─────────────────────────────
def test_a_merged_row_is_found_by_its_name_its_post_and_its_number(world, officer, matched):
    office, inspection = world.divisions["Văn phòng Sở"], world.divisions["Thanh tra Sở"]
    kept, gone = works("Lê Thị Lan", office), works("Lê Thị Lam", inspection)
    gone.citizen_number = "001079000001"
    gone.save()
    merge(officer, kept=kept, gone=gone, reason="ghi nhầm tên khi nạp", document="15/CV-SLĐ", document_on=LAST_DAY)
    by_name = matched(person("Lê Thị Lam", "Thanh tra Sở"))
    by_post = matched(person("Lê Thị Lan", "Thanh tra Sở"))
    by_number = matched_with_number(world, officer, "Lê Thị Lam", "001079000001")
    assert [match.recipient for match in (*by_name, *by_post, *by_number)] == [kept] * 3


def matched_with_number(world, officer, name, number):
    heads = ("TT", "Họ và tên", "Số định danh", "Hình thức đề nghị")
    batch = upload(officer, world.department, data=workbook(heads, (name, number, LETTER)), name="a.xlsx")
    accept(officer, batch, read_version=batch.version)
    return match_rows(batch, on=LAST_DAY)


@pytest.mark.parametrize("typed", ["Đoàn Thị Hạh", "Đoàn Thị Thu Hạnh"])
def test_a_name_with_a_slip_in_the_same_unit_is_asked_about_not_entered_anew(world, matched, typed):
    (match,) = matched(person(typed, "Cơ sở cai nghiện ma túy số 2"))
    assert not match.settled
    [candidate] = match.candidates
    assert candidate.recipient == world.person("Đoàn Thị Hạnh") and candidate.where.startswith("họ tên gần giống")
    (told,) = match_rows(match.row.batch, on=LAST_DAY, choices={match.row.pk: NEW})
    assert told.is_new


def test_a_name_with_a_slip_in_another_unit_is_somebody_new(world, matched):
    (match,) = matched(person("Đoàn Thị Hạh", "Văn phòng Sở"))
    assert match.is_new


def test_somebody_of_another_department_is_not_told(world, matched):
    stranger = works("Lò Văn Pó", world.other_department)
    (match,) = matched(person("Lò Văn Poó", world.other_department.name))
    assert match.is_new and stranger not in [one.recipient for one in match.candidates]
