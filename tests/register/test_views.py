"""Pages of the register: what is shown to whom, and what is never shown."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from questions import questions

from bangvang.register.actions import add_person, revise_person
from bangvang.register.choices import Role
from bangvang.register.models import Mandate, Person
from bangvang.register.views import masked

pytestmark = pytest.mark.django_db
NUMBER = "031084000777"


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def page_of(client, person) -> str:
    return client.get(reverse("register:person", args=[person.pk])).content.decode()


def test_a_number_is_masked_but_for_the_last_three():
    assert (masked(NUMBER), masked("")) == ("•••••••••777", "")


def test_the_person_page_tells_honours_with_what_became_of_them(signed_in, world):
    person = world.person("Bùi Văn Phúc")
    text = page_of(signed_in, person)
    codes = list(person.honours.values_list("decision_code", flat=True))
    assert len(codes) == 2 and all(code in text for code in codes)
    assert "hủy bỏ, thu hồi" in text and "Kê khai thành tích không đúng" in text


def test_the_number_itself_is_on_no_page(signed_in, officer, world):
    person = add_person(
        officer, world.department, name="Lê Thị Lan", position="", begins_on=date(2019, 1, 1), citizen_number=NUMBER,
        birth_date=date(1984, 3, 8),
    )  # fmt: skip
    for name in ("person", "edit_person"):
        text = signed_in.get(reverse(f"register:{name}", args=[person.pk])).content.decode()
        assert NUMBER not in text and "1984" not in text
    assert "•••••••••777" in page_of(signed_in, person)


def test_an_open_complaint_is_seen_by_the_officer_and_not_by_clerk_auditor_or_the_person(client, world):
    person = world.person("Phạm Ngọc Quỳnh")
    nominee = world.user(Role.NOMINEE)
    person.user = nominee
    person.save()
    seen = {}
    for role in (Role.OFFICER, Role.CLERK, Role.AUDITOR, Role.ADMINISTRATOR, Role.NOMINEE):
        client.force_login(world.user(role))
        text = page_of(client, person)
        assert person.name in text
        seen[role] = "tố cáo" in text.lower()
    assert seen == {
        Role.OFFICER: True, Role.CLERK: False, Role.AUDITOR: False, Role.ADMINISTRATOR: False, Role.NOMINEE: False,
    }  # fmt: skip


def test_search_on_the_page_finds_without_accents_and_says_when_nobody_fits(signed_in):
    found = signed_in.get(reverse("register:home"), {"q": "bui dinh dung"}).content.decode()
    assert "1 người có tên như “bui dinh dung”" in found and "Bùi Đình Dũng" in found and "Bùi Văn Phúc" not in found
    assert "Không có ai khớp với “zzz”" in signed_in.get(reverse("register:home"), {"q": "zzz"}).content.decode()


def test_who_reads_no_people_gets_units_only(client, world):
    client.force_login(world.user(Role.EDITOR))
    text = client.get(reverse("register:home")).content.decode()
    assert "Văn phòng Sở" in text and "Bùi Đình Dũng" not in text


def test_people_and_units_of_another_department_are_not_found(client, world):
    client.force_login(world.outsider(Role.ADMINISTRATOR))
    person = world.person("Bùi Đình Dũng")
    for name, pk in (("person", person.pk), ("edit_person", person.pk), ("unit", world.department.pk)):
        assert client.get(reverse(f"register:{name}", args=[pk])).status_code == 404
    mandate = world.user(Role.CLERK).mandates.get()
    assert (
        client.post(
            reverse("register:end_mandate", args=[world.department.pk, mandate.pk]), {"on": "13/07/2020"}
        ).status_code
        == 404
    )
    assert Mandate.objects.get(pk=mandate.pk).ends_on is None


def typed(**changes):
    return {
        "name": "Lê Thị Lan", "position": "Kế toán", "begins_on": "01/01/2019", "sex": "female", "group": "civil_servant",
        "employed_since": "01/01/2019", "citizen_number": NUMBER, "birth_date": "08/03/1984",
    } | changes  # fmt: skip


def test_adding_a_person_on_the_page(signed_in, world):
    answer = signed_in.post(reverse("register:add_person", args=[world.department.pk]), typed())
    person = Person.objects.get(name="Lê Thị Lan")
    assert answer["Location"] == reverse("register:person", args=[person.pk])
    assert (person.citizen_number, person.birth_date, person.group) == (NUMBER, date(1984, 3, 8), "civil_servant")


def test_a_namesake_in_the_unit_must_be_looked_at_first(signed_in, world):
    unit = world.divisions["Thanh tra Sở"]
    said = typed(name="dương minh đạt")
    assert signed_in.post(reverse("register:add_person", args=[unit.pk]), said).status_code == 422
    assert Person.objects.filter(folded="duong minh dat").count() == 1
    assert (
        signed_in.post(reverse("register:add_person", args=[unit.pk]), said | {"other_person": "on"}).status_code == 302
    )
    assert Person.objects.filter(folded="duong minh dat").count() == 2


def test_a_number_of_eleven_digits_and_a_day_that_does_not_exist_are_refused_on_the_form(signed_in, world):
    answer = signed_in.post(
        reverse("register:add_person", args=[world.department.pk]),
        typed(citizen_number="12345678901", birth_date="31/02/1984"),
    )
    assert answer.status_code == 422 and not Person.objects.filter(name="Lê Thị Lan").exists()
    assert set(answer.context["form"].errors) == {"citizen_number", "birth_date"}


def test_a_stale_edit_shows_both_names_and_loses_nothing(signed_in, officer, world):
    person = world.person("Dương Minh Đạt")
    revise_person(officer, Person.objects.get(pk=person.pk), read_version=1, name="Dương Minh Đát")
    answer = signed_in.post(
        reverse("register:edit_person", args=[person.pk]), {"name": "Dương Minh Đáp", "sex": "male", "version": 1}
    )
    text = answer.content.decode()
    assert answer.status_code == 409 and "Dương Minh Đát" in text and "Dương Minh Đáp" in text
    assert Person.objects.get(pk=person.pk).name == "Dương Minh Đát"


def test_the_administrator_gives_and_ends_a_mandate_on_the_page(client, world):
    client.force_login(world.user(Role.ADMINISTRATOR))
    user, unit = world.user(Role.NOMINEE), world.divisions["Thanh tra Sở"]
    said = {"user": user.pk, "role": "clerk", "unit": unit.pk, "begins_on": "01/07/2020", "ends_on": ""}
    assert client.post(reverse("register:mandates", args=[world.department.pk]), said).status_code == 302
    again = client.post(reverse("register:mandates", args=[world.department.pk]), said)
    assert again.status_code == 422 and "đã có phân công này" in again.content.decode()
    mandate = Mandate.objects.get(user=user, role="clerk")
    client.post(reverse("register:end_mandate", args=[world.department.pk, mandate.pk]), {"on": "13/07/2020"})
    assert Mandate.objects.get(pk=mandate.pk).ends_on == date(2020, 7, 13)


def test_an_administrator_is_not_offered_units_that_are_not_governed(client, world):
    client.force_login(world.user(Role.ADMINISTRATOR))
    form = client.get(reverse("register:mandates", args=[world.department.pk])).context["form"]
    assert world.other_department not in form.fields["unit"].queryset
    said = {"user": world.user(Role.NOMINEE).pk, "role": "clerk", "unit": world.city.pk, "begins_on": "01/07/2020"}
    assert client.post(reverse("register:mandates", args=[world.department.pk]), said).status_code == 422


def test_another_name_of_a_unit_is_written_and_taken_away_on_its_page(client, world):
    unit = world.divisions["Thanh tra Sở"]
    client.force_login(world.user(Role.ADMINISTRATOR))
    page, add = (reverse(f"register:{name}", args=[unit.pk]) for name in ("unit", "add_unit_alias"))
    assert client.post(add, {"name": "Phòng Kiểm tra"}).status_code == 302
    assert "Phòng Kiểm tra" in client.get(page).content.decode()
    again = client.post(add, {"name": "phòng kiểm tra"})
    assert again.status_code == 409 and "đã có tên này" in again.content.decode()
    assert client.post(add, {"name": "123"}).status_code == 422
    client.post(reverse("register:drop_unit_alias", args=[unit.pk, unit.aliases.get().pk]))
    assert not unit.aliases.exists()
    client.force_login(world.user(Role.OFFICER))
    assert "Ghi tên khác" not in client.get(page).content.decode()


def test_found_people_come_in_pages_and_the_page_says_when_there_are_more(signed_in, officer, world, monkeypatch):
    monkeypatch.setattr("bangvang.register.views.A_PAGE", 2)
    for _ in range(3):
        add_person(officer, world.department, name="Vừ A Dính", position="", begins_on=date(2019, 1, 1))
    first = signed_in.get(reverse("register:home"), {"q": "vu a dinh"})
    assert len(first.context["people"]) == 2 and "Nhiều người có tên như" in first.content.decode()
    after = first.context["more_after"].pk
    second = signed_in.get(reverse("register:home"), {"q": "vu a dinh", "sau": after})
    assert len(second.context["people"]) == 1 and second.context["more_after"] is None
    assert signed_in.get(reverse("register:home"), {"q": "vu a dinh", "sau": "9" * 30}).status_code == 200


def test_the_home_asks_as_often_for_more_people(signed_in, officer, world):
    asked = questions(signed_in, reverse("register:home"))
    for letter in "ABC":
        add_person(officer, world.department, name=f"Người {letter}", position="", begins_on=date(2019, 1, 1))
    assert questions(signed_in, reverse("register:home")) == asked
    counted = {
        questions(signed_in, reverse("register:home") + "?q=" + words, most=20) for words in ("nguoi+a", "nguoi")
    }
    assert len(counted) == 1


def test_pages_of_person_and_unit_stay_within_the_bound(signed_in, world):
    assert questions(signed_in, reverse("register:person", args=[world.person("Bùi Văn Phúc").pk])) > 0
    assert questions(signed_in, reverse("register:unit", args=[world.department.pk])) > 0
