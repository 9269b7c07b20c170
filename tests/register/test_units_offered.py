"""Units that a page offers as links: few stand there all, many are asked for by words, and a list cut short says so."""

from __future__ import annotations

import pytest
from django.urls import reverse

from bangvang.register.actions import new_unit
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.picking import UNITS_SHOWN, units_offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(world) -> list[Unit]:
    return [
        new_unit(name=f"Trường Tiểu học số {number}", parent=world.department, begins_on=world.department.begins_on)
        for number in range(1, UNITS_SHOWN + 10)
    ]


def test_few_units_stand_there_all(world):
    units = Unit.objects.filter(parent=world.department).order_by("name")
    offered = units_offered(units, "")
    assert list(offered) == list(units) and not offered.many


def test_of_many_only_the_first_stand_there_and_the_others_are_found_by_words(many):
    units = Unit.objects.filter(pk__in=[unit.pk for unit in many]).order_by("name")
    cut = units_offered(units, "  ")
    assert (len(cut), cut.many, cut.words) == (UNITS_SHOWN, True, "")
    missing = next(unit for unit in units if unit not in cut)
    found = units_offered(units, missing.name.replace("Trường Tiểu học", "truong tieu hoc"))
    assert found[0] == missing and found.many


@pytest.mark.parametrize("name", ["report:list", "exemplar:list", "initiative:list"])
def test_the_pages_ask_for_words(world, many, client, name):
    client.force_login(world.user(Role.OFFICER))
    page = client.get(reverse(name)).content.decode()
    assert "Mới hiện 30 đơn vị đầu" in page and 'name="don-vi"' in page
    found = client.get(reverse(name), {"don-vi": "tieu hoc so 39"}).content.decode()
    assert "Trường Tiểu học số 39" in found and "Mới hiện" not in found
    none = client.get(reverse(name), {"don-vi": "zzzz"}).content.decode()
    assert "Không thấy đơn vị nào khớp với “zzzz”." in none and "Trường Tiểu học số" not in none
