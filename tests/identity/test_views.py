"""Pages of the identity ledger: what they say, and that what is refused loses nothing typed."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bangvang.design.picking import SHORT
from bangvang.identity.models import Judgement, Merge
from bangvang.register.actions import new_person, new_unit
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Person

pytestmark = pytest.mark.django_db
BORN = date(1979, 3, 4)


def twins(world, name, **fields) -> tuple[Person, Person]:
    made = [new_person(name=name, **fields) for _ in range(2)]
    for person in made:
        Employment.objects.create(person=person, unit=world.divisions["Thanh tra Sở"], begins_on=date(2019, 1, 1))
    return made[0], made[1]


@pytest.fixture
def officer(client, world):
    client.force_login(world.user(Role.OFFICER))
    return client


def test_the_list_asks_no_more_for_more_pairs(officer, world):
    counts = []
    for name in ("Lò Văn Pó", "Cà Thị Pánh", "Vi Thị Mận"):
        twins(world, name, birth_date=BORN)
        with CaptureQueriesContext(connection) as asked:
            page = officer.get(reverse("identity:pairs"))
        assert name in page.content.decode()
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_numbers_are_masked(officer, world):
    one, other = twins(world, "Lò Văn Pó")
    one.citizen_number = "001079000777"
    one.save()
    page = officer.get(reverse("identity:pair", args=[one.pk, other.pk])).content.decode()
    assert "•••777" in page and "001079000777" not in page


def test_a_refused_merge_keeps_what_was_typed(officer, world):
    one, other = twins(world, "Lò Văn Pó")
    address = reverse("identity:pair", args=[one.pk, other.pk])
    page = officer.post(address, {"kept": "second", "reason": "cùng một thẻ ngành", "document": ""})
    assert page.status_code == 409 and not Merge.objects.exists()
    assert "hãy ghi cả số, ký hiệu" in page.content.decode() and "cùng một thẻ ngành" in page.content.decode()

    officer.post(
        address,
        {"kept": "second", "reason": "cùng một thẻ ngành", "document": "15/CV-TCCB", "document_on": "06/07/2020"},
    )
    done = Merge.objects.get()
    assert (done.kept, done.gone) == (other, one)


def test_two_people_leave_the_list(officer, world):
    one, other = twins(world, "Lò Văn Pó", birth_date=BORN)
    page = officer.post(reverse("identity:dismiss", args=[one.pk, other.pk]), follow=True)
    assert "Lò Văn Pó" not in page.content.decode() and Judgement.objects.get().first == one


def test_a_pair_with_somebody_of_another_department_is_not_found(officer, world):
    one, _other = twins(world, "Lò Văn Pó", birth_date=BORN)
    stranger = new_person(name="Lò Văn Pó", birth_date=BORN)
    Employment.objects.create(person=stranger, unit=world.other_department, begins_on=date(2019, 1, 1))
    for name in ("identity:dismiss", "identity:postpone"):
        assert officer.post(reverse(name, args=[one.pk, stranger.pk])).status_code == 404
    assert officer.get(reverse("identity:pair", args=[one.pk, stranger.pk])).status_code == 404
    assert not Judgement.objects.exists()


def test_more_people_than_can_be_compared_are_told_not_cut(officer, world, monkeypatch):
    twins(world, "Lò Văn Pó", birth_date=BORN)
    monkeypatch.setattr("bangvang.identity.views.people.MOST_PEOPLE", 1)
    page = officer.get(reverse("identity:pairs")).content.decode()
    assert "Hãy chọn một đơn vị nhỏ hơn" in page and "Lò Văn Pó" not in page


def test_a_unit_among_many_is_found_by_words_and_narrows_the_list(officer, world, client):
    administrator = world.user(Role.ADMINISTRATOR)
    for number in range(SHORT):
        new_unit(name=f"Trường Tiểu học số {number}", parent=world.department, begins_on=date(2019, 1, 1))
    client.force_login(administrator)
    page = client.get(reverse("identity:pairs")).content.decode()
    assert 'name="don_vi_chu"' in page and "<select" not in page.split("don_vi_chu")[1].split("</form>")[0]
    found = client.get(reverse("identity:pairs"), {"don_vi_chu": "truong tieu hoc so 3"})
    assert found.context["form"].is_valid() and found.context["form"].cleaned_data["don_vi"].name == "Trường Tiểu học số 3"
    unclear = client.get(reverse("identity:pairs"), {"don_vi_chu": "tieu hoc"})
    assert not unclear.context["form"].is_valid() and "Hãy đánh dấu" in unclear.content.decode()
