"""One of many picked by words: what is sent, what is meant by it, and how it is drawn."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.urls import reverse

from bangvang.design.picking import SHORT, Picker
from bangvang.register.actions import new_unit
from bangvang.register.choices import Role
from bangvang.register.models import Mandate, Unit
from bangvang.register.picking import UnitField, UserField

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    unit = UnitField(Unit.objects.none())

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer_units(units.order_by("name"), name="unit")


@pytest.fixture
def schools(world):
    day = date(2000, 1, 1)
    made = [new_unit(name=f"Trường Tiểu học số {n}", parent=world.department, begins_on=day) for n in range(SHORT + 5)]
    made.append(new_unit(name="Trường Tiểu học Nà Ban", short_name="TH Nà Ban", parent=world.department, begins_on=day))
    return Unit.objects.filter(pk__in=[unit.pk for unit in made])


def said(schools, **data):
    return Form({f"unit{name}": value for name, value in data.items()}, units=schools)


def test_few_are_a_select_and_many_are_searched(schools):
    assert isinstance(
        Form(units=schools.filter(pk__in=list(schools.values_list("pk", flat=True))[:SHORT])).fields["unit"].widget,
        forms.Select,
    )
    assert isinstance(Form(units=schools).fields["unit"].widget, Picker)


def test_an_exact_name_needs_no_second_click(schools):
    for words in ("Trường Tiểu học Nà Ban", "truong tieu hoc na ban", "TH nà ban"):
        form = said(schools, _chu=words)
        assert form.is_valid() and form.cleaned_data["unit"].name == "Trường Tiểu học Nà Ban"


def test_words_that_may_mean_several_are_answered_with_a_list_and_never_chosen_silently(schools):
    for words in ("tieu hoc", "na ban", "truong tieu hoc na bna"):
        form = said(schools, _chu=words)
        assert not form.is_valid() and "Trường Tiểu học Nà Ban" in str(said(schools, _chu="na ban")["unit"])


def test_a_ticked_answer_counts_for_the_words_it_was_shown_for(schools):
    first, other = schools.get(name="Trường Tiểu học Nà Ban"), schools.get(name="Trường Tiểu học số 7")
    ticked = {"": str(other.pk), "_da": "tieu hoc so 7"}
    assert said(schools, _chu="tieu hoc so 7", **ticked).is_valid()
    changed = said(schools, _chu="Trường Tiểu học Nà Ban", **ticked)
    assert changed.is_valid() and changed.cleaned_data["unit"] == first
    assert not said(schools, _chu="", **ticked).is_valid()


def test_what_is_not_offered_cannot_be_sent(schools, world):
    for data in (
        {"": str(world.other_department.pk)},
        {"_chu": world.other_department.name},
        {"": "x"},
        {"_chu": "ai đó"},
    ):
        assert not said(schools, **data).is_valid()


def test_the_chosen_one_is_drawn_ticked(schools):
    unit = schools.get(name="Trường Tiểu học Nà Ban")
    text = str(Form(units=schools, initial={"unit": unit.pk})["unit"])
    assert f'value="{unit.pk}" checked' in text and text.count('type="radio"') == 1


def test_accounts_are_found_by_name_and_by_login(world):
    from bangvang.accounts.models import User
    from bangvang.register.picking import users_found

    one = User.objects.create(username="ndat", full_name="Nguyễn Đạt")
    for words in ("dat nguyen", "ndat", "Đạt"):
        assert one.pk in [option.pk for option in users_found(User.objects.all(), words)]
    assert users_found(User.objects.all(), "  ") == []
    assert isinstance(UserField(User.objects.all()), forms.ModelChoiceField)


# ── live answers ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_live_answer_shows_only_units_in_the_readers_own_care(client, world, schools):
    address = reverse("register:pick_unit")
    clerk = world.user(Role.CLERK, world.divisions["Thanh tra Sở"])
    client.force_login(clerk)
    asked = {"truong": "unit", "unit_chu": "na ban"}
    assert "Trường Tiểu học Nà Ban" not in client.get(address, asked).content.decode()
    client.force_login(world.user(Role.OFFICER))
    assert "Trường Tiểu học Nà Ban" in client.get(address, asked).content.decode()
    assert "Nà Ban</" not in client.get(address, asked | {"vai": "administrator"}).content.decode()
    elsewhere = asked | {"duoi": str(world.other_department.pk)}
    assert "Trường Tiểu học Nà Ban" not in client.get(address, elsewhere).content.decode()


def test_strange_addresses_are_answered_calmly(client, world):
    client.force_login(world.user(Role.OFFICER))
    for asked in (
        {},
        {"truong": "<script>", "duoi": "9" * 40, "vai": "king"},
        {"truong": "unit", "unit_chu": "\x00" * 300},
    ):
        answer = client.get(reverse("register:pick_unit"), asked)
        assert answer.status_code == 200 and "<script>" not in answer.content.decode()


def test_a_mandate_is_given_by_words_alone(client, world, schools):
    """Without JavaScript: the exact name is taken, a part of it is answered with what it may mean."""
    client.force_login(world.user(Role.ADMINISTRATOR))
    address = reverse("register:mandates", args=[world.department.pk])
    user = world.user(Role.NOMINEE)
    fields = {"user": user.pk, "user_chu": "", "role": "clerk", "begins_on": "01/07/2020"}
    again = client.post(address, fields | {"unit_chu": "na ban"})
    assert again.status_code == 422 and "Trường Tiểu học Nà Ban" in again.content.decode()
    assert client.post(address, fields | {"unit_chu": "Trường Tiểu học Nà Ban"}).status_code == 302
    assert Mandate.objects.filter(user=user, unit__name="Trường Tiểu học Nà Ban").exists()
