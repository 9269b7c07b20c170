"""The identity ledger in a real browser, by keyboard alone, at the widths of a phone, a tablet and a desk."""

from __future__ import annotations

from datetime import date

import pytest
from browser.conftest import WIDTHS
from browser.test_accessibility import signed_in
from intake.conftest import LETTER, xlsx

from bangvang.accounts.models import User
from bangvang.identity.models import Judgement, Merge
from bangvang.intake.actions import accept, upload
from bangvang.nomination.actions import propose_from, submit
from bangvang.nomination.choices import CommendationType
from bangvang.register.actions import new_person, new_unit, record_honour
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Person, Unit
from bangvang.register.queries import body_of
from cast import build_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BORN = date(1979, 3, 4)


@pytest.fixture
def twins(transactional_db) -> list[Person | User]:
    """Two rows of one person, then the officer; a third row only shares the name and the unit."""
    world = build_world()
    twins = []
    for name, division in (("Đoàn Thị Hạnh", "Thanh tra Sở"), ("Doan Thi Hanh", "Trung tâm Điều dưỡng người có công")):
        person = new_person(name=name, birth_date=BORN, sex="female")
        Employment.objects.create(
            person=person, unit=world.divisions[division], position="Chuyên viên", begins_on=date(2018, 1, 1)
        )
        record_honour(
            recipient=person,
            award="commendation_letter",
            name_as_written=name,
            act=f"{person.pk}/QĐ-SLĐ",
            decided_on=date(2019, 5, 1),
        )
        twins.append(person)
    again = new_person(name="Đoàn Thị Hạnh", sex="female")
    Employment.objects.create(person=again, unit=world.divisions["Thanh tra Sở"], begins_on=date(2018, 1, 1))
    officer = world.user(Role.OFFICER)
    officer.full_name = "Quàng Thị Ơn"
    officer.save()
    return [*twins, officer]


def press_by_keyboard(visitor, role: str, name: str) -> None:
    """Reach the first control of this name with the Tab key and press Enter; fails when it is out of reach."""
    goal = visitor.page.get_by_role(role, name=name, exact=True).first.element_handle()
    for _step in range(80):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("one => one === document.activeElement", goal):
            with visitor.page.expect_navigation():
                visitor.page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name}: not reached by keyboard")


def test_pairs_are_judged_merged_and_taken_back_by_keyboard(visitor, live_server, twins):
    one, other, officer = twins
    signed_in(visitor.page.context, live_server, officer)
    visitor.open("/so/nhan-than/")
    visitor.picture("identity-pairs")
    for width, height in WIDTHS.values():
        visitor.page.set_viewport_size({"width": width, "height": height})
        assert visitor.widest() == 0, width
    assert "chỉ khác dấu" in visitor.page.content() and "cùng ngày sinh" in visitor.page.content()

    press_by_keyboard(visitor, "link", "Một người")
    visitor.picture("identity-pair")
    for width, height in WIDTHS.values():
        visitor.page.set_viewport_size({"width": width, "height": height})
        assert visitor.widest() == 0, width
    press_by_keyboard(visitor, "button", "Một người, gộp lại")
    assert Merge.objects.get().gone == other and Person.objects.get(pk=other.pk).kept == one

    press_by_keyboard(visitor, "button", "Để sau")
    assert Judgement.objects.get().verdict == "later"
    press_by_keyboard(visitor, "button", "Hai người")
    assert Judgement.objects.get().verdict == "two_people"
    assert visitor.heading == "Không có cặp nào cần xem"

    press_by_keyboard(visitor, "link", "Đã gộp")
    visitor.picture("identity-merges")
    press_by_keyboard(visitor, "link", "Tách lại Doan Thi Hanh")
    visitor.page.get_by_label("Lý do tách lại").fill("hai chị em họ")
    visitor.picture("identity-undo")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/da-gop/")
    assert Person.objects.get(pk=other.pk).merged_into is None
    assert visitor.complaints == [] and visitor.outside == []


def test_who_is_named_twice_in_lists_and_dossiers_is_told_at_every_width(visitor, live_server, twins):
    one, _other, officer = twins
    division = Unit.objects.get(name="Thanh tra Sở")
    again = ("Bà", "Đoàn Thị Hạnh", "Chuyên viên", division.name, LETTER, "Hoàn thành tốt nhiệm vụ")
    slip = ("Bà", "Đoàn Thị Hạh", "Chuyên viên", division.name, LETTER, "Hoàn thành tốt nhiệm vụ")
    batch = upload(officer, division, data=xlsx(again, slip), name="danh-sach-phong.xlsx")
    upload(officer, division, data=xlsx(slip), name="danh-sach-bo-sung-cua-thanh-tra.xlsx")
    signed_in(visitor.page.context, live_server, officer)
    visitor.open(f"/nap-danh-sach/{batch.pk}/")
    press_by_keyboard(visitor, "link", "Đối chiếu trùng")
    assert visitor.heading == "2 dòng có thể trùng người"
    _fits(visitor, "compare")

    for name in ("dot-mot.xlsx", "dot-hai.xlsx"):
        _propose(officer, division, xlsx(again), name, one)
    visitor.open("/de-nghi/")
    press_by_keyboard(visitor, "link", "Hồ sơ có thể đề nghị hai lần")
    assert visitor.heading == "1 cặp hồ sơ có thể đề nghị hai lần"
    _fits(visitor, "repeats")
    assert visitor.complaints == [] and visitor.outside == []


def _fits(visitor, name: str) -> None:
    visitor.picture(f"identity-{name}")
    for width, height in WIDTHS.values():
        visitor.page.set_viewport_size({"width": width, "height": height})
        assert visitor.widest() == 0, width
    visitor.page.set_viewport_size({"width": 1440, "height": 900})


def _propose(officer: User, division: Unit, data: bytes, name: str, person: Person) -> None:
    batch = upload(officer, division, data=data, name=name)
    accept(officer, batch, read_version=batch.version)
    proposal = propose_from(
        officer,
        batch,
        body=body_of(division),
        title=f"Đề nghị tặng Giấy khen, {name}",
        movement=None,
        commendation_type=CommendationType.MOVEMENT,
        achieved_from=date(2019, 1, 1),
        achieved_until=date(2019, 12, 31),
        choices={batch.rows.get().pk: person.pk},
    )
    submit(officer, proposal, on=date(2020, 7, 1), read_version=proposal.version)


def test_a_unit_written_twice_is_merged_and_taken_back_by_keyboard(visitor, live_server, transactional_db):
    world = build_world()
    kept = world.divisions["Phòng Người có công"]
    gone = new_unit(name="P. Người có công", parent=world.department, begins_on=date(2018, 1, 1))
    administrator = world.user(Role.ADMINISTRATOR)
    administrator.full_name = "Lò Thị Xuân"
    administrator.save()
    signed_in(visitor.page.context, live_server, administrator)

    def look(name: str) -> None:
        visitor.picture(name)
        for width, height in WIDTHS.values():
            visitor.page.set_viewport_size({"width": width, "height": height})
            assert visitor.widest() == 0, (name, width)

    visitor.open("/so/nhan-than/")
    visitor.follow("Đơn vị ghi hai lần")
    look("identity-units")
    press_by_keyboard(visitor, "link", "Một đơn vị")
    look("identity-unit-pair")
    press_by_keyboard(visitor, "button", "Một đơn vị, gộp lại")
    gone.refresh_from_db()
    assert gone.merged_into == kept and "Không có đơn vị nào ghi hai lần" in visitor.heading
    visitor.follow("Đã gộp")
    look("identity-unit-merges")
    visitor.follow("Tách lại P. Người có công")
    visitor.page.get_by_label("Lý do tách lại").fill("là hai phòng")
    look("identity-unit-undo")
    press_by_keyboard(visitor, "button", "Tách lại")
    gone.refresh_from_db()
    assert gone.merged_into is None and gone.ends_on is None
    assert visitor.outside == [] and visitor.complaints == []
