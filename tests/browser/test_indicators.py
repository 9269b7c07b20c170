"""A year in figures in a real browser: a set is taken, figures are typed from the keyboard, a text is checked, everybody looks.

With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from browser.test_accessibility import signed_in
from browser.test_afterwards import seen

from bangvang.demonstration import cast as characters
from bangvang.indicator import actions
from bangvang.indicator.models import Indicator, Observation
from bangvang.indicator.periods import year
from bangvang.register.choices import Role
from cast import build_world

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]
TODAY = date(2021, 2, 1)
TEXT = (
    "Năm 2020 giải quyết việc làm cho 54.630 lượt lao động, bằng 97,4% so với năm 2019. "
    "Tỷ lệ hộ nghèo theo chuẩn quốc gia giảm từ 1,14% xuống 0,32%, giảm 0,92 điểm phần trăm. Hỗ trợ gần 120 hộ."
)


def test_a_year_in_figures(visitor, live_server, transactional_db):
    world = build_world()
    officer = world.user(Role.OFFICER)
    signed_in(visitor.page.context, live_server, officer)
    visitor.open("/so-chi-tieu/")
    assert visitor.heading == "Chưa đặt chỉ tiêu nào"
    visitor.follow("Lấy theo bộ có sẵn")
    seen(visitor, "80-bo-chi-tieu")
    visitor.follow("Lao động, người có công và xã hội")
    seen(visitor, "81-lay-bo")
    visitor.press("Lấy các chỉ tiêu đã đánh dấu")
    assert Indicator.objects.count() == 15

    past(world, officer)
    visitor.open(f"/so-chi-tieu/don-vi/{world.department.pk}/nhap/?loai=year&ky=2020")
    keyboard = visitor.page.keyboard
    visitor.page.get_by_label("Giải quyết việc làm", exact=True).focus()
    keyboard.type("54.630")
    keyboard.press("Tab")
    keyboard.press("Tab")
    keyboard.type("3.86")
    visitor.page.get_by_label("Căn cứ chung").fill("Báo cáo số liệu năm 2020")
    visitor.page.get_by_label("Giải quyết việc làm", exact=True).focus()
    keyboard.press("Enter")
    visitor.settle()
    assert "Có phải là 3,86?" in visitor.page.content()
    seen(visitor, "82-nhap-so-sai")
    visitor.page.get_by_label("Tỷ lệ thất nghiệp", exact=True).fill("3,86")
    visitor.page.get_by_label("Tỷ lệ hộ nghèo theo chuẩn quốc gia", exact=True).fill("0,32")
    visitor.press("Ghi các số này")
    assert Observation.objects.filter(first=date(2020, 1, 1), unit=world.department).count() == 3
    seen(visitor, "83-bang-don-vi")

    jobs = Indicator.objects.get(item_code="jobs")
    visitor.open(f"/so-chi-tieu/{jobs.pk}/")
    seen(visitor, "84-chi-tieu")
    visitor.page.get_by_label("Công khai đến hết kỳ").fill("2020")
    visitor.press("Công khai")
    visitor.open("/so-chi-tieu/?loai=year&ky=2020")
    seen(visitor, "85-bang-co-quan")
    visitor.open(f"/so-chi-tieu/{Indicator.objects.get(item_code='unemployment').pk}/")
    seen(visitor, "86-that-nghiep")
    visitor.follow("Sửa số của")
    seen(visitor, "87-sua-so")
    visitor.open(f"/so-chi-tieu/{jobs.pk}/sua/")
    seen(visitor, "88-sua-chi-tieu")

    visitor.open("/so-chi-tieu/doi-chieu/")
    visitor.page.get_by_label("Đoạn văn", exact=True).fill(TEXT)
    visitor.page.get_by_label("Đơn vị", exact=True).select_option(label=characters.DEPARTMENT)
    visitor.page.get_by_label("Nói về kỳ").fill("2020")
    visitor.press("Đối chiếu")
    assert visitor.heading == "1 trong 6 số không khớp"
    seen(visitor, "89-doi-chieu")
    visitor.press("Giữ lại đoạn này")
    seen(visitor, "90-doan-da-giu")

    visitor.page.context.clear_cookies()
    visitor.open("/chi-tieu/")
    assert "54.630 lượt lao động" in visitor.page.content() and "thất nghiệp" not in visitor.page.content()
    seen(visitor, "91-cong-khai")
    visitor.follow("Giải quyết việc làm")
    seen(visitor, "92-cong-khai-mot")
    refused = [said for said in visitor.complaints if "422" in said]  # the figure that was typed the English way
    assert visitor.complaints == refused and len(refused) == 1 and visitor.outside == []


def past(world, officer) -> None:
    """Nine years of the department and two divisions, targets, a correction."""
    by_code = {one.item_code: one for one in Indicator.objects.all()}
    for number, jobs, idle in zip(
        range(2011, 2020),
        (41_200, 44_018, 47_530, 49_999, 52_300, 53_120, 54_386, 55_207, 56_114),
        ("5.1", "5.02", "4.8", "4.5", "4.31", "4.22", "4.15", "4.06", "3.94"),
        strict=True,
    ):
        for code, value in (("jobs", jobs), ("unemployment", idle)):
            actions.observe(
                officer, by_code[code], world.department, year(number), value=Decimal(value), today=TODAY,
                evidence=actions.Evidence(f"Báo cáo năm {number}"),
            )  # fmt: skip
        if number >= 2015:
            actions.set_target(
                officer, by_code["jobs"], world.department, year(number), value=Decimal(53_000), today=TODAY
            )
    actions.set_target(
        officer, by_code["unemployment"], world.department, year(2020), value=Decimal(4), strict=True, today=TODAY
    )
    actions.set_target(officer, by_code["jobs"], world.department, year(2020), value=Decimal(55_000), today=TODAY)
    actions.observe(officer, by_code["poverty"], world.department, year(2019), value=Decimal("1.14"), today=TODAY)
    for place, unit in enumerate(sorted(world.divisions.values(), key=lambda one: one.name)[:4]):
        actions.observe(
            officer, by_code["jobs"], unit, year(2019), value=Decimal(9_000 + 500 * (place // 2)), today=TODAY
        )
        actions.set_target(officer, by_code["jobs"], unit, year(2019), value=Decimal(9_200), today=TODAY)
    wrong = Observation.objects.get(indicator=by_code["unemployment"], first=date(2019, 1, 1))
    actions.correct(officer, wrong, value=Decimal("3.95"), reason="làm tròn sai")
