"""A citizen number in a list: with the same name it decides who is meant; it is entered with somebody new; it is one person's."""

from __future__ import annotations

from datetime import date

import pytest
from intake.conftest import HEADS, LETTER, workbook

from bangvang.audit.refusals import Refusal
from bangvang.intake.actions import accept, upload
from bangvang.nomination.actions import propose_from
from bangvang.nomination.matching import NEW, match_rows
from bangvang.nomination.models import Nomination
from bangvang.register.actions import new_person
from bangvang.register.models import Employment, Person

pytestmark = pytest.mark.django_db
NUMBER = "001085012345"


@pytest.fixture
def accepted(world, officer):
    """An accepted list of one person with a number and a birth date."""

    def take(name: str, unit: str = "Văn phòng Sở", number: str = NUMBER):
        heads = (*HEADS[:4], "Số CCCD", "Ngày sinh", *HEADS[4:])
        data = workbook(heads, ("Bà", name, "Chuyên viên", number, "12/05/1985", unit, LETTER, "Tốt"))
        batch = upload(officer, world.department, data=data, name="a.xlsx")
        return accept(officer, batch, read_version=batch.version)

    return take


def elsewhere(world, name: str) -> Person:
    """Somebody with the number, who works in another unit than the list says."""
    found = new_person(name=name, citizen_number=NUMBER)
    Employment.objects.create(
        person=found, unit=world.divisions["Thanh tra Sở"], position="Thanh tra viên", begins_on=date(2010, 1, 1)
    )
    return found


def test_the_same_number_and_name_decide_although_the_unit_differs(world, accepted):
    known = elsewhere(world, "Nguyễn Thị Lan")
    (match,) = match_rows(accepted("Nguyễn Thị Lan"), on=date(2020, 6, 30))
    assert match.settled and match.recipient == known


def test_somebody_new_is_entered_with_number_and_birth_date(accepted, officer, said):
    propose_from(officer, accepted("Nguyễn Thị Lan"), **said)
    entered = Nomination.objects.get().person
    assert (entered.citizen_number, entered.birth_date) == (NUMBER, date(1985, 5, 12))


def test_the_number_of_somebody_of_another_name_is_asked_about_and_enters_nobody_new(world, accepted, officer, said):
    known = elsewhere(world, "Phạm Thị Mai")
    before = Person.objects.count()
    batch = accepted("Nguyễn Thị Lan")
    with pytest.raises(Refusal, match=r"Phạm Thị Mai \(cùng số định danh; Thanh tra viên, Thanh tra Sở"):
        propose_from(officer, batch, **said)
    with pytest.raises(Refusal, match="Dòng 3, Nguyễn Thị Lan: số định danh này đã ghi cho một người khác"):
        propose_from(officer, batch, choices={batch.rows.get().pk: NEW}, **said)
    assert Person.objects.count() == before and not Nomination.objects.exists()
    propose_from(officer, batch, choices={batch.rows.get().pk: known.pk}, **said)
    assert Nomination.objects.get().person == known
