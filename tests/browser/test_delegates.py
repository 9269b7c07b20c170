"""A conference votes on its list of delegates, in a browser: drawn up, opened, counted by two, shown in the hall as it goes."""

from __future__ import annotations

from datetime import date

import pytest
from browser.conftest import PICTURES
from browser.test_accessibility import signed_in
from browser.test_movement import look

from bangvang.conference import actions
from bangvang.conference.models import Slate
from bangvang.conference.queries import counted_in
from bangvang.register.choices import Role
from cast import build_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_list_is_drawn_up_voted_on_and_seen_in_the_hall(visitor, live_server, transactional_db):
    world = build_world()
    officer, first, second = (
        world.user(Role.OFFICER), world.user(Role.TELLER), world.user(Role.TELLER, again=True),
    )  # fmt: skip
    for user, name in ((officer, "Quàng Thị Ơn"), (first, "Lò Văn Pó"), (second, "Sùng A Dế")):
        user.full_name = name
        user.save()
    conference = actions.plan_conference(
        officer, world.department, name="Hội nghị điển hình tiên tiến giai đoạn 2020–2025", held_on=date(2020, 7, 13),
        delegates_to="Đại hội thi đua yêu nước ngành Lao động - Thương binh và Xã hội",
    )  # fmt: skip
    told = [
        {"name": f"Đại biểu {section} {number}", "section": f"Khối {section}"}
        for section in "AB"
        for number in range(3)
    ]
    for attendee in actions.invite_all(officer, conference, told)[:-1]:
        actions.check_in(officer, attendee)
    actions.close_presence(officer, conference)

    page = visitor.page
    signed_in(page.context, live_server, officer)
    visitor.open(f"/hoi-nghi/{conference.pk}/")
    visitor.follow("Lập danh sách đại biểu")
    for name, value in (
        ("seats", "2"), ("allotted_by", "Ban Tổ chức Đại hội"), ("women_asked", "1"), ("threshold_numerator", "1"),
        ("threshold_denominator", "2"), ("threshold_source", "Thể lệ biểu quyết của Hội nghị"),
    ):  # fmt: skip
        page.locator(f"#id_{name}").fill(value)
    look(visitor, "slate-form")
    visitor.press("Lưu")
    for name, sex in (("Trần Thị Nguyên Mẫu", "female"), ("Lê Văn Thí Dụ", "")):
        page.locator("#id_name").fill(name)
        page.locator("#id_sex").select_option(sex)
        visitor.press("Ghi vào danh sách")
    look(visitor, "slate-ready")
    visitor.press("Bắt đầu biểu quyết, 5 đại biểu có mặt")
    look(visitor, "slate-open")

    slate = Slate.objects.get()
    hall = page.context.new_page()
    hall.set_viewport_size({"width": 1440, "height": 900})
    hall.goto(f"{live_server.url}/hoi-nghi/bau/{slate.pk}/man-hinh/")
    hall.get_by_text("0/5").wait_for()
    one, other = (counted.question for counted in counted_in(slate.vote))
    for slot, teller in enumerate((first, second), start=1):
        actions.enter_count(teller, slate.vote, one, slot=slot, agree=3, disagree=0, blank=0)
    hall.get_by_text("3/5").wait_for()  # by itself: nobody loads the page again
    actions.enter_count(second, slate.vote, other, slot=2, agree=2, disagree=0, blank=0)

    page.context.clear_cookies()
    signed_in(page.context, live_server, first)
    visitor.open("/ban-viec/")
    visitor.follow("Nhập số")
    page.get_by_label("Khối B: đồng ý", exact=True).fill("3")
    visitor.press("Ghi số đã nhập")
    assert "khối này chỉ có 2 đại biểu có mặt" in page.content()
    look(visitor, "slate-count")
    page.get_by_label("Khối B: đồng ý", exact=True).fill("2")
    visitor.press("Ghi số đã nhập")
    assert "kết quả đã chốt" in page.content()

    page.context.clear_cookies()
    signed_in(page.context, live_server, officer)
    hall.get_by_text("5/5 đại biểu có mặt đồng ý, 100%, quá ngưỡng 1/2").wait_for()
    if PICTURES:
        hall.screenshot(path=PICTURES / "slate-hall.png")
    hall.close()
    visitor.open(f"/hoi-nghi/bau/{slate.pk}/")
    look(visitor, "slate-result")
