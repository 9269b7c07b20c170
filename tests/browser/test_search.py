"""Searching and picking in a real browser: by hand, by keyboard, and without JavaScript."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.design.picking import SHORT
from bangvang.register.actions import new_unit
from bangvang.register.models import Unit

pytestmark = [pytest.mark.walks, pytest.mark.browser]


def test_an_officer_looks_somebody_up_by_keyboard(office, visitor):
    visitor.sign_in("chuyenvien", office["chuyenvien"])
    visitor.follow("Tra cứu")
    page = visitor.page
    page.keyboard.type("doan hanhj")
    page.get_by_role("link", name="Đoàn Thị Hạnh").first.wait_for()
    assert page.evaluate("document.activeElement.id") == "id_q"
    for text, name in (("phong nguoi co c", "tra-cuu-don-vi"), ("1", "tra-cuu-so"), ("xyzw", "tra-cuu-khong")):
        page.get_by_label("Tìm người, đơn vị, quyết định").fill(text)
        visitor.settle()
        page.wait_for_timeout(400)
        visitor.settle()
        visitor.picture(name)
        assert visitor.widest() == 0
    page.get_by_label("Tìm người, đơn vị, quyết định").fill("hanh")
    page.get_by_role("link", name="Đoàn Thị Hạnh").first.wait_for()
    visitor.settle()
    visitor.picture("tra-cuu-nguoi")
    page.get_by_label("Tìm người, đơn vị, quyết định").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/so/nguoi/**")
    assert visitor.heading == "Đoàn Thị Hạnh" and visitor.complaints == [] and visitor.outside == []


def test_a_unit_is_picked_while_typing(office, visitor):
    top = Unit.objects.get(mandates__user__username="quantri")
    for n in range(SHORT):
        new_unit(name=f"Trường Tiểu học số {n}", parent=top, begins_on=date(2000, 1, 1))
    visitor.sign_in("quantri", office["quantri"])
    visitor.open(f"/so/don-vi/{top.pk}/phan-cong/")
    page = visitor.page
    page.get_by_label("Đơn vị", exact=True).fill("tieu hoc so 7")
    page.get_by_role("radio", name="Trường Tiểu học số 7").check()
    visitor.picture("chon-don-vi")
    assert visitor.widest() == 0 and visitor.complaints == []
    visitor.open(f"/so/don-vi/{top.pk}/")
    visitor.picture("ten-khac")
    assert visitor.widest() == 0
