"""The printing studio: a box is moved and the picture follows, a printer is measured, blanks are counted.

With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

from datetime import date

import pytest
from browser.conftest import WIDTHS
from browser.test_accessibility import signed_in

from bangvang.certificate import actions
from bangvang.certificate.models import BlankKind, Design, LayoutVersion, PrinterProfile
from bangvang.register.choices import Role
from cast import build_world
from short_river import shorten

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]


def seen(visitor, name: str) -> None:
    visitor.picture(name)
    for width, height in WIDTHS.values():
        visitor.page.set_viewport_size({"width": width, "height": height})
        assert visitor.widest() == 0, (name, width)
    visitor.page.set_viewport_size({"width": 1440, "height": 900})


def test_a_layout_is_changed_with_its_picture_a_printer_measured_and_blanks_kept(
    visitor, live_server, transactional_db
):
    world = shorten(build_world())
    decision = world.certified_decision()
    officer, design = world.user(Role.OFFICER), Design.objects.get(body=world.department)
    signed_in(visitor.page.context, live_server, officer)
    page = visitor.page

    visitor.open(f"/giay-khen/mau/{design.pk}/bo-cuc/")
    seen(visitor, "70-bo-cuc")
    before = page.locator("#hinh img").get_attribute("src")
    page.get_by_text("Số sổ vàng", exact=True).click()
    box = page.locator("#id_golden-x")
    box.fill("40")
    box.press("Tab")
    page.wait_for_function("before => document.querySelector('#hinh img').src !== before", arg=before)
    assert "chưa lưu" in page.locator("#hinh figcaption").inner_text()
    assert not LayoutVersion.objects.filter(by=officer).exists(), "looking saves nothing"
    seen(visitor, "71-bo-cuc-dang-go")
    page.locator("#id_golden-x").fill("290")
    page.locator("#id_golden-x").press("Tab")
    page.get_by_text("Chưa vẽ được hình").wait_for()
    seen(visitor, "72-bo-cuc-sai")
    page.locator("#id_golden-x").fill("40")
    visitor.press("Lưu bố cục")
    assert "bản số 2" in visitor.heading
    assert LayoutVersion.objects.get(by=officer).data["elements"]["golden"]["box_mm"][0] == 40

    visitor.open(f"/giay-khen/co-quan/{world.department.pk}/may-in/")
    page.get_by_label("Tên máy in").fill("Canon phòng Thi đua")
    visitor.press("Thêm máy")
    page.get_by_label("Từ mép trái đến tâm chữ thập").fill("38,5")
    visitor.press("Chỉnh theo số đo")
    assert "1,5 mm" in visitor.heading
    seen(visitor, "73-may-in")
    assert PrinterProfile.objects.get().dx == 1.5

    visitor.open(f"/giay-khen/quyet-dinh/{decision.pk}/cach-in/")
    seen(visitor, "74-cach-in")
    visitor.open(f"/giay-khen/{decision.lines.first().certificate.pk}/chinh-to/")
    seen(visitor, "75-chinh-to")

    kind = actions.add_kind(officer, world.department, name="Giấy khen A4", numbered=True)
    visitor.open(f"/giay-khen/phoi/{kind.pk}/")
    page.get_by_label("Nhận của").fill("Ban Thi đua - Khen thưởng thành phố")
    page.get_by_label("Số phôi của tờ đầu").fill("GK 000001")
    page.get_by_label("Số tờ").fill("50")
    visitor.press("Ghi đã nhận")
    page.get_by_label("Số phôi hỏng").fill("GK 000002")
    page.get_by_label("Vì sao hỏng").fill("kẹt giấy")
    visitor.press("Ghi phôi hỏng")
    visitor.open(f"/giay-khen/quyet-dinh/{decision.pk}/phoi/")
    seen(visitor, "76-ghi-phoi")
    page.get_by_label("Loại phôi").select_option(str(BlankKind.objects.get().pk))
    page.get_by_label("Số phôi của giấy đầu").fill("GK 000001")
    page.get_by_label("Trừ các số").fill("GK 000002")
    visitor.press("Ghi phôi cho 3 giấy")
    visitor.open(f"/giay-khen/phoi/{kind.pk}/")
    assert "còn 46 tờ" in visitor.heading
    seen(visitor, "77-loai-phoi")
    visitor.open(f"/giay-khen/co-quan/{world.department.pk}/phoi/huy/")
    seen(visitor, "78-huy-phoi")
    actions.destroy(officer, world.department, on=date.today(), venue="Sở", members="Ông A", manner="cắt nhỏ")
    visitor.open(f"/giay-khen/co-quan/{world.department.pk}/phoi/")
    seen(visitor, "79-so-phoi")
    visitor.open(f"/giay-khen/co-quan/{world.department.pk}/so-vang/")
    seen(visitor, "80-so-vang")
    visitor.open(f"/giay-khen/co-quan/{world.department.pk}/mau/")
    seen(visitor, "81-mau")
    visitor.open(f"/giay-khen/quyet-dinh/{decision.pk}/")
    seen(visitor, "82-giay-khen")
    assert visitor.complaints == [] and visitor.outside == []
