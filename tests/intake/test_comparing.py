"""Rows that may name somebody twice: in one list, in two lists of a round, in the register under another name."""

from __future__ import annotations

from datetime import date

import pytest
from intake.conftest import LETTER, person, workbook, xlsx

from bangvang.intake import comparing
from bangvang.intake.actions import correct_row, drop, upload
from bangvang.intake.comparing import compared, parts_of
from bangvang.register.actions import new_person
from bangvang.register.choices import Role
from bangvang.register.models import Employment

pytestmark = pytest.mark.django_db
HEADS = ("TT", "Họ và tên", "Ngày sinh", "Đơn vị công tác", "Hình thức đề nghị")


def born(name: str, day: str, unit: str = "Văn phòng Sở") -> tuple[str, ...]:
    return (name, day, unit, LETTER)


def bring(world, by, *people, unit=None, name="a.xlsx"):
    return upload(by, unit or world.department, data=workbook(HEADS, *people), name=name)


def told(found, side):
    return [(one.row.name, [alike.other.name for alike in getattr(one, side)]) for one in found if getattr(one, side)]


def test_a_name_written_two_ways_with_one_birth_date_is_told_from_both_sides(world, officer):
    batch = bring(
        world,
        officer,
        born("Lò Văn Pó", "04/3/1979"),
        born("Vi Thị Mận", "05/3/1979"),
        born("Lò Văn Poó", "04/3/1979", "Thanh tra Sở"),
    )
    found = compared(officer, batch)
    assert told(found, "here") == [("Lò Văn Pó", ["Lò Văn Poó"]), ("Lò Văn Poó", ["Lò Văn Pó"])]
    assert "cùng ngày sinh" in found[0].here[0].likeness.reasons


def test_an_equal_name_alone_is_not_told(world, officer):
    batch = bring(world, officer, born("Lò Văn Pó", ""), born("Lò Văn Pó", "", "Thanh tra Sở"))
    assert compared(officer, batch) == []


def test_another_list_of_the_round_is_looked_at_while_it_stands_and_may_be_seen(world, officer):
    clerk = world.user(Role.CLERK, world.divisions["Thanh tra Sở"])
    one = bring(world, officer, born("Lò Văn Pó", "04/3/1979"), unit=world.divisions["Văn phòng Sở"], name="mot.xlsx")
    other = bring(world, clerk, born("Lò Văn Po", "04/3/1979"), unit=world.divisions["Thanh tra Sở"], name="hai.xlsx")
    [found] = compared(officer, one)
    assert [alike.other.batch for alike in found.elsewhere] == [other]
    assert compared(clerk, other) == [], "the clerk of one division must not learn whom another proposes"
    drop(officer, other, read_version=other.version)
    assert compared(officer, one) == []


def test_a_row_left_out_is_not_compared(world, officer):
    batch = bring(world, officer, born("Lò Văn Pó", "04/3/1979"), born("Lò Văn Po", "04/3/1979"))
    row = batch.rows.get(ordinal=2)
    correct_row(officer, row, read_version=row.version, left_out=True)
    assert compared(officer, batch) == []


def test_somebody_of_the_register_under_another_name_or_from_another_unit_is_told(world, officer):
    known = new_person(name="Lò Văn Pó", birth_date=date(1979, 3, 4))
    Employment.objects.create(person=known, unit=world.divisions["Thanh tra Sở"], begins_on=date(2015, 1, 1))
    plain = bring(world, officer, born("Lò Văn Pó", "04/3/1979", "Thanh tra Sở"))
    assert told(compared(officer, plain), "known") == [], "as the register has it: nothing to ask"
    moved = bring(world, officer, born("Lò Văn Pó", "04/3/1979", "Văn phòng Sở"), name="b.xlsx")
    assert told(compared(officer, moved), "known") == [("Lò Văn Pó", ["Lò Văn Pó"])]
    slip = bring(world, officer, born("Lò Văn Póo", "04/3/1979", "Thanh tra Sở"), name="c.xlsx")
    assert told(compared(officer, slip), "known") == [("Lò Văn Póo", ["Lò Văn Pó"])]
    beside = world.user(Role.CLERK, world.divisions["Văn phòng Sở"])
    assert told(compared(beside, moved), "known") == [], "people of other units are not told to a clerk"


def test_a_long_list_is_compared_part_by_part_each_with_the_whole(world, officer, monkeypatch):
    monkeypatch.setattr(comparing, "A_PART", 2)
    batch = bring(
        world, officer, born("Lò Văn Pó", "04/3/1979"), born("Vi Thị Mận", "05/3/1979"), born("Lò Văn Po", "04/3/1979")
    )
    assert parts_of(batch) == 2
    assert [told(compared(officer, batch, part), "here") for part in (1, 2)] == [
        [("Lò Văn Pó", ["Lò Văn Po"])],
        [("Lò Văn Po", ["Lò Văn Pó"])],
    ]


def test_the_page_tells_the_line_the_other_and_the_reasons(client, world, officer):
    batch = bring(world, officer, born("Lò Văn Pó", "04/3/1979"), born("Lò Văn Poó", "04/3/1979", "Thanh tra Sở"))
    client.force_login(officer)
    assert f"/nap-danh-sach/{batch.pk}/doi-chieu/" in client.get(f"/nap-danh-sach/{batch.pk}/").content.decode()
    page = client.get(f"/nap-danh-sach/{batch.pk}/doi-chieu/").content.decode()
    assert "2 dòng có thể trùng người" in page and "cùng ngày sinh" in page
    quiet = upload(officer, world.department, data=xlsx(person("Vi Thị Mận")), name="b.xlsx")
    assert "Không dòng nào có thể trùng người" in client.get(f"/nap-danh-sach/{quiet.pk}/doi-chieu/").content.decode()
