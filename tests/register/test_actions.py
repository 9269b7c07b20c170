"""Verbs of the register: people, their sealed data, mandates."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.register import actions
from bangvang.register.choices import Role, Standing
from bangvang.register.models import Mandate, Person, UnitAlias
from bangvang.register.queries import mandates, standing_on, units_of
from bangvang_paper.vietnamese import sort_key

pytestmark = pytest.mark.django_db
NUMBER = "031084000777"


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def office(world):
    return world.divisions["Văn phòng Sở"]


def add(by, unit, **changes):
    fields = {"name": "Lê Thị Lan", "position": "Kế toán", "begins_on": date(2019, 1, 1)} | changes
    return actions.add_person(by, unit, **fields)


def test_a_person_is_taken_into_a_unit_with_a_name_in_one_spelling(officer, office):
    person = add(officer, office, name="  Lê   Thị Lan ")
    assert (person.name, person.folded) == ("Lê Thị Lan", "le thi lan")
    post = person.employments.get()
    assert (post.unit, post.position, post.begins_on, post.ends_on) == (office, "Kế toán", date(2019, 1, 1), None)


def test_number_and_birth_date_are_sealed_in_the_row_and_absent_from_the_journal(officer, office):
    person = add(officer, office, citizen_number=NUMBER, birth_date=date(1984, 3, 8))
    row = Person.objects.filter(pk=person.pk).values().get()
    assert NUMBER.encode() not in bytes(row["citizen_number_sealed"]) and b"1984" not in bytes(row["birth_date_sealed"])
    assert NUMBER not in str(row["citizen_number_hash"])
    standing = Person.objects.get(pk=person.pk)
    assert (standing.citizen_number, standing.birth_date) == (NUMBER, date(1984, 3, 8))
    told = str(list(Entry.objects.values_list("object_name", "note", "changes")))
    assert NUMBER not in told and "1984" not in told


def test_one_number_belongs_to_one_person(officer, office):
    add(officer, office, citizen_number=NUMBER)
    with pytest.raises(Refusal, match="đã ghi cho một người khác"):
        add(officer, office, name="Trần Văn Bình", citizen_number=NUMBER)
    assert not Person.objects.filter(name="Trần Văn Bình").exists()


def test_a_name_without_a_letter_is_refused(officer, office):
    with pytest.raises(ValidationError, match="Thiếu tên"):
        add(officer, office, name=" 12 ")


def test_revising_keeps_what_was_and_leaves_sealed_data_alone_when_nothing_is_typed(officer, office):
    person = add(officer, office, citizen_number=NUMBER, birth_date=date(1984, 3, 8))
    actions.revise_person(
        officer, person, read_version=1, name="Lê Thị Lân", ratings_complete=True, citizen_number="", birth_date=None
    )
    standing = Person.objects.get(pk=person.pk)
    assert (standing.name, standing.folded, standing.ratings_complete) == ("Lê Thị Lân", "le thi lan", True)
    assert (standing.citizen_number, standing.birth_date, standing.version) == (NUMBER, date(1984, 3, 8), 2)
    assert Entry.objects.get(verb="revised_person").changes == {
        "name": ["Lê Thị Lan", "Lê Thị Lân"], "ratings_complete": ["False", "True"],
    }  # fmt: skip


def test_a_new_number_is_sealed_and_the_journal_says_only_that_it_was_rewritten(officer, office):
    person = add(officer, office, citizen_number=NUMBER)
    actions.revise_person(officer, person, read_version=1, citizen_number="031084000778")
    assert Person.objects.get(pk=person.pk).citizen_number == "031084000778"
    entry = Entry.objects.get(verb="revised_person")
    assert (entry.note, entry.changes) == ("ghi lại số định danh", {})


def test_keeping_the_own_number_is_no_clash(officer, office):
    person = add(officer, office, citizen_number=NUMBER)
    actions.revise_person(officer, person, read_version=1, citizen_number=NUMBER)
    assert Person.objects.get(pk=person.pk).citizen_number == NUMBER


def test_two_hands_on_one_person_the_second_is_stale(officer, office):
    person = add(officer, office)
    same = Person.objects.get(pk=person.pk)
    actions.revise_person(officer, person, read_version=1, name="Lê Thị Lân")
    with pytest.raises(Stale):
        actions.revise_person(officer, same, read_version=1, name="Lê Thị Lần")
    assert Person.objects.get(pk=person.pk).name == "Lê Thị Lân"


def test_a_renamed_person_keeps_the_name_in_past_honours(officer, world):
    person = world.person("Đoàn Thị Hạnh")
    actions.revise_person(officer, person, read_version=1, name="Đoàn Hồng Hạnh")
    assert set(person.honours.values_list("name_as_written", flat=True)) == {"Đoàn Thị Hạnh"}


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.COUNCIL_SECRETARY, Role.NOMINEE])
def test_who_only_reads_neither_adds_nor_revises(world, office, officer, role):
    person = add(officer, office)
    with pytest.raises(PermissionDenied):
        add(world.user(role), office, name="Ai Đó")
    with pytest.raises(PermissionDenied):
        actions.revise_person(world.user(role), person, read_version=1, name="Ai Đó")


def test_an_officer_elsewhere_neither_adds_nor_revises(world, office, officer):
    person = add(officer, office)
    with pytest.raises(PermissionDenied):
        add(world.outsider(Role.OFFICER), office)
    with pytest.raises(PermissionDenied):
        actions.revise_person(world.outsider(Role.OFFICER), person, read_version=1, name="Ai Đó")


def test_an_honour_begins_as_granted_on_the_day_of_its_decision(world):
    person = world.person("Phạm Đình Ký")
    honour = actions.record_honour(
        recipient=person, award="commendation_letter", name_as_written=person.name, decided_on=date(2020, 7, 13),
        act="01/QĐ-SLĐTBXH", unit_as_written="Văn phòng Sở", issuer_as_written="Giám đốc",
    )  # fmt: skip
    assert standing_on(honour, date(2020, 7, 12)) == ""
    assert standing_on(honour, date(2020, 7, 13)) == Standing.GRANTED
    assert (honour.decision_code, honour.unit_folded) == ("01/QĐ-SLĐTBXH", "van phong so")


def test_a_collective_is_sorted_by_its_first_word_and_a_person_by_the_given_name(world):
    fields = {"award": "commendation_letter", "decided_on": date(2020, 7, 13), "act": "1", "issuer_as_written": "x"}
    unit = world.divisions["Quỹ Bảo trợ trẻ em"]
    collective = actions.record_honour(recipient=unit, name_as_written=unit.name, **fields)
    person = world.person("Bùi Văn Phúc")
    single = actions.record_honour(recipient=person, name_as_written=person.name, **fields)
    assert collective.sort_key == sort_key(unit.name, given_first=False) != sort_key(unit.name)
    assert single.sort_key == sort_key(person.name)


# ── mandates ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def admin(world):
    return world.user(Role.ADMINISTRATOR)


def test_a_mandate_opens_the_unit_and_everything_below_from_its_day_on(world, admin):
    user = world.user(Role.NOMINEE)
    actions.give_mandate(admin, user=user, role=Role.OFFICER, unit=world.department, begins_on=date(2020, 1, 1))
    assert {one.role for one in mandates(user, date(2020, 1, 1))} == {Role.NOMINEE, Role.OFFICER}
    assert {one.role for one in mandates(user, date(2019, 12, 31))} == {Role.NOMINEE}
    fresh = world.user(Role.NOMINEE)
    assert units_of(fresh, [Role.OFFICER]) == {world.department.pk, *(
        unit.pk for unit in world.units.values() if unit.parent_id == world.department.pk
    )}  # fmt: skip


def test_an_ended_mandate_opens_nothing_from_the_day_after(world, admin):
    clerk = world.user(Role.CLERK)
    actions.end_mandate(admin, clerk.mandates.get(), on=date(2020, 7, 13))
    assert mandates(clerk, date(2020, 7, 13)) != [] and mandates(clerk, date(2020, 7, 14)) == []


def test_the_same_mandate_is_not_given_twice(world, admin):
    clerk = world.user(Role.CLERK)
    with pytest.raises(Refusal, match="đã có phân công này"):
        actions.give_mandate(admin, user=clerk, role=Role.CLERK, unit=world.department, begins_on=date(2020, 1, 1))
    assert clerk.mandates.count() == 1


def test_nobody_ends_the_own_administration(world, admin):
    with pytest.raises(Refusal, match="Không tự kết thúc"):
        actions.end_mandate(admin, admin.mandates.get(), on=date(2020, 7, 13))
    assert Mandate.objects.get(user=admin).ends_on is None


def test_a_mandate_neither_ends_before_it_begins_nor_twice(world, admin):
    clerk = world.user(Role.CLERK).mandates.get()
    with pytest.raises(Refusal, match="trước ngày bắt đầu"):
        actions.end_mandate(admin, clerk, on=date(2014, 12, 31))
    actions.end_mandate(admin, clerk, on=date(2020, 7, 13))
    with pytest.raises(Refusal, match="đã kết thúc ngày 13/07/2020"):
        actions.end_mandate(admin, clerk, on=date(2020, 7, 14))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_only_an_administrator_gives_rights(world, role):
    user = world.user(role)
    with pytest.raises(PermissionDenied):
        actions.give_mandate(
            user, user=user, role=Role.ADMINISTRATOR, unit=world.department, begins_on=date(2020, 1, 1)
        )


def test_an_administrator_elsewhere_or_below_gives_no_rights_here(world):
    for admin in (world.outsider(Role.ADMINISTRATOR), world.user(Role.ADMINISTRATOR, world.divisions["Văn phòng Sở"])):
        with pytest.raises(PermissionDenied):
            actions.give_mandate(
                admin, user=admin, role=Role.OFFICER, unit=world.department, begins_on=date(2020, 1, 1)
            )


def test_another_name_of_a_unit_is_written_and_taken_away_by_who_keeps_the_unit(world, officer, office):
    administrator = world.user(Role.ADMINISTRATOR)
    alias = actions.add_unit_alias(administrator, office, name="  VP   Sở ")
    assert (alias.name, alias.folded) == ("VP Sở", "vp so")
    for name in ("vp sở", office.name.upper()):
        with pytest.raises(Refusal, match="đã có tên này"):
            actions.add_unit_alias(administrator, office, name=name)
    for stranger in (officer, world.outsider(Role.ADMINISTRATOR)):
        with pytest.raises(PermissionDenied):
            actions.add_unit_alias(stranger, office, name="Văn phòng cũ")
        with pytest.raises(PermissionDenied):
            actions.drop_unit_alias(stranger, alias)
    actions.drop_unit_alias(administrator, alias)
    assert not UnitAlias.objects.exists()
    told = Entry.objects.filter(verb__endswith="unit_alias").order_by("pk").values_list("verb", "note")
    assert list(told) == [("added_unit_alias", "VP Sở"), ("dropped_unit_alias", "VP Sở")]
