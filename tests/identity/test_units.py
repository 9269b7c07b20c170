"""Two rows of one unit: proposed by how names are written, merged with what they hold, taken back exactly."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bangvang.accounts.models import User
from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.identity.actions import merge_units, part_units, undo_unit_merge
from bangvang.identity.models import UnitJudgement, UnitMerge
from bangvang.identity.queries import judged_places, reason_alike, unit_pairs
from bangvang.register.actions import add_unit_alias, new_person, new_unit, record_honour
from bangvang.register.choices import Rating, RecipientKind, Role
from bangvang.register.models import AnnualRating, Employment, Mandate, Unit
from bangvang.register.queries import honours_of, ratings_of, units_matching, visible_units

pytestmark = pytest.mark.django_db
PAPER = {"reason": "một phòng ghi hai lần", "document": "15/CV-TCCB", "document_on": date(2020, 7, 6)}


@pytest.fixture
def administrator(world):
    return world.user(Role.ADMINISTRATOR)


@pytest.fixture
def office(world) -> Unit:
    return world.divisions["Phòng Người có công"]


def another(world, name: str, **fields) -> Unit:
    fields = {"parent": world.department, "begins_on": date(2018, 1, 1)} | fields
    return new_unit(name=name, **fields)


def worker(unit: Unit, ends_on: date | None = None) -> Employment:
    person = new_person(name="Vừ A Dính")
    return Employment.objects.create(person=person, unit=unit, begins_on=date(2019, 1, 1), ends_on=ends_on)


def state() -> list:
    units = Unit.objects.order_by("pk").values_list("pk", "merged_into_id", "ends_on", "successor_id")
    return [*units, *Employment.objects.order_by("pk").values_list("pk", "unit_id", "ends_on")]


def pairs_of(user) -> list[tuple[str, str]]:
    return [(pair.first.name, pair.second.name) for pair in unit_pairs(judged_places(anew(user)))]


def anew(user: User) -> User:
    """The same account in the next request: what it may is asked once for each."""
    return User.objects.get(pk=user.pk)


def test_names_that_differ_only_in_how_they_are_written_are_proposed(world, administrator, office):
    assert pairs_of(administrator) == []
    another(world, "P. Người có công")
    another(world, "Phòng Ngươi có công", parent=world.city)  # elsewhere
    slipped = another(world, "Phòng Người có cônh")
    schools = [another(world, f"Trường Tiểu học số {number}") for number in (1, 2)]
    named = another(world, "Phòng Chính sách xã hội")
    add_unit_alias(administrator, named, name="Phòng Người có công")
    found = pairs_of(administrator)
    assert ("Phòng Người có công", "P. Người có công") in found
    assert ("Phòng Người có công", slipped.name) in found
    assert ("Phòng Người có công", named.name) in found, "by another name on record"
    assert not any(schools[0].name in pair for pair in found), "one school is not the other"
    assert not any("Phòng Ngươi có công" in pair for pair in found)


def test_a_pair_that_was_parted_is_not_proposed_again(world, administrator, office):
    twin = another(world, "P. Người có công")
    part_units(anew(administrator), twin, office)
    assert pairs_of(administrator) == [] and UnitJudgement.objects.get().first_id == office.pk
    assert Entry.objects.filter(verb="parted_units").exists()


def test_awards_ratings_and_people_count_for_the_row_that_stays_and_come_back(world, administrator, office):
    twin = another(world, "P. Người có công")
    honour = granted(twin)
    AnnualRating.objects.create(
        collective=twin, recipient_kind=RecipientKind.COLLECTIVE, year=2019, rating=next(iter(Rating))
    )
    now, before = worker(twin), worker(twin, ends_on=date(2019, 12, 31))
    stood = state()
    done = merge_units(anew(administrator), kept=office, gone=twin)
    office.refresh_from_db()
    assert honour in honours_of(office) and ratings_of(office).filter(year=2019).exists()
    now.refresh_from_db()
    before.refresh_from_db()
    assert now.unit == office and before.unit == twin, "the past stays as it was written"
    assert units_matching(visible_units(anew(administrator)), "P. Người có công")[0].unit == office
    assert twin not in {match.unit for match in units_matching(visible_units(anew(administrator)), "nguoi co cong")}
    assert pairs_of(administrator) == [] and done.evidence
    assert Entry.objects.filter(verb="merged_unit").exists()
    undo_unit_merge(anew(administrator), done, reason="nhầm, là hai phòng")
    assert state() == stood and honour not in honours_of(office)
    assert Entry.objects.filter(verb="undid_unit_merge").exists()


def granted(unit: Unit):
    return record_honour(
        recipient=unit,
        award="commendation_letter",
        name_as_written=unit.name,
        act="12/QĐ-SLĐ",
        decided_on=date(2019, 5, 1),
        issuer_as_written="Giám đốc Sở",
    )


def test_who_left_since_the_merge_does_not_go_back(world, administrator, office):
    twin = another(world, "P. Người có công")
    post = worker(twin)
    done = merge_units(anew(administrator), kept=office, gone=twin)
    Employment.objects.filter(pk=post.pk).update(ends_on=date(2020, 1, 1))
    undo_unit_merge(anew(administrator), done, reason="nhầm")
    post.refresh_from_db()
    assert post.unit == office


def test_other_names_need_a_reason_and_a_paper(world, administrator, office):
    other = another(world, "Phòng Việc làm")
    stood = state()
    for said in ({}, {"reason": "một phòng ghi hai lần"}, {"document": "15/CV-TCCB"}):
        with pytest.raises(Refusal, match="Chưa gộp"):
            merge_units(anew(administrator), kept=office, gone=other, **said)
    assert state() == stood and not UnitMerge.objects.exists() and not reason_alike(office, other)
    assert merge_units(anew(administrator), kept=office, gone=other, **PAPER).evidence == ""


def test_a_row_with_a_seal_with_units_below_or_with_people_charged_stays(world, administrator, office):
    def refused(gone: Unit, words: str) -> None:
        stood = state()
        with pytest.raises(Refusal, match=words):
            merge_units(anew(administrator), kept=office, gone=gone, **PAPER)
        assert state() == stood

    sealed = another(world, "Trung tâm A", is_body=True, symbol="TTA")
    refused(sealed, "con dấu")
    above = another(world, "Phòng B")
    another(world, "Tổ 1", parent=above)
    refused(above, "còn đơn vị trực thuộc")
    charged = another(world, "Phòng C")
    mandate = Mandate.objects.create(
        user=world.user(Role.CLERK), role=Role.CLERK, unit=charged, begins_on=date(2019, 1, 1)
    )
    refused(charged, "được phân công")
    Mandate.objects.filter(pk=mandate.pk).update(ends_on=date(2020, 1, 1))
    merge_units(anew(administrator), kept=office, gone=charged, **PAPER)
    refused(charged, "đã hết hoặc vừa được gộp")
    refused(office, "với chính nó")


def test_merges_are_taken_back_from_the_last(world, administrator, office):
    first, second = another(world, "P. Người có công"), another(world, "Phòng NCC")
    one = merge_units(anew(administrator), kept=first, gone=second, **PAPER)
    two = merge_units(anew(administrator), kept=office, gone=first)
    assert set(Unit.objects.filter(merged_into=office)) == {first, second}
    with pytest.raises(Refusal, match="tách lần gộp sau trước"):
        undo_unit_merge(anew(administrator), one, reason="nhầm")
    undo_unit_merge(anew(administrator), two, reason="nhầm")
    assert list(Unit.objects.filter(merged_into=first)) == [second]
    undo_unit_merge(anew(administrator), one, reason="nhầm")
    with pytest.raises(Refusal, match="được tách lại rồi"):
        undo_unit_merge(anew(administrator), one, reason="nhầm")
    assert not Unit.objects.exclude(merged_into=None).exists()


def test_only_who_keeps_both_units_may(world, office):
    twin = another(world, "P. Người có công")
    for user in (world.user(Role.OFFICER), world.user(Role.CLERK), world.outsider(Role.ADMINISTRATOR)):
        with pytest.raises(PermissionDenied):
            merge_units(user, kept=office, gone=twin)
        with pytest.raises(PermissionDenied):
            part_units(user, office, twin)
    elsewhere = new_unit(name="P. Người có công", parent=None, begins_on=date(2018, 1, 1))
    with pytest.raises(PermissionDenied):
        merge_units(world.user(Role.ADMINISTRATOR), kept=office, gone=elsewhere)


def test_a_merged_row_cannot_stand_again_behind_the_ledger(world, administrator, office):
    """What the database itself refuses: without it a row could be offered again and answer for nothing."""
    twin = another(world, "P. Người có công")
    merge_units(anew(administrator), kept=office, gone=twin)
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=twin.pk).update(ends_on=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitMerge.objects.update(document="15/CV-TCCB")  # a paper without its day cannot be looked up


def test_the_pages_walk_from_the_proposal_to_the_taking_back(client, world, administrator, office):
    client.force_login(administrator)
    twin = another(world, "P. Người có công")
    page = client.get(reverse("identity:unit_pairs")).content.decode()
    assert "1 cặp có thể là một đơn vị" in page and twin.name in page
    address = reverse("identity:unit_pair", args=sorted((office.pk, twin.pk)))
    assert "Không cần ghi thêm căn cứ" in client.get(address).content.decode()
    assert client.post(address, {"kept": "first"}).status_code == 302
    done = UnitMerge.objects.get()
    assert client.get(address).status_code == 404
    assert twin.name in client.get(reverse("identity:unit_merges")).content.decode()
    undo = reverse("identity:unit_undo", args=[done.pk])
    assert client.post(undo, {"reason": " "}).status_code == 422
    assert client.post(undo, {"reason": "là hai phòng"}).status_code == 302
    twin.refresh_from_db()
    assert twin.merged_into is None and twin.ends_on is None


def test_a_refused_merge_of_units_keeps_what_was_typed(client, world, administrator, office):
    client.force_login(administrator)
    other = another(world, "Phòng Việc làm")
    address = reverse("identity:unit_pair", args=[office.pk, other.pk])
    answer = client.post(address, {"kept": "second", "reason": "một phòng ghi hai lần, cùng trụ sở"})
    assert answer.status_code == 409 and "cùng trụ sở" in answer.content.decode()
    assert not UnitMerge.objects.exists()


def test_the_list_of_units_asks_no_more_for_more_pairs(client, world, administrator, office):
    client.force_login(administrator)
    spent = []
    for number in range(3):
        another(world, f"P. Người có công{' ' * number}")
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("identity:unit_pairs"))
        spent.append(len(asked))
    assert spent[1] == spent[2]
