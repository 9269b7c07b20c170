"""A citizen in a real browser: reads a list, says something of one dossier, keeps the receipt, looks it up; the office answers.

With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

import pytest
from browser.test_accessibility import signed_in
from browser.test_afterwards import seen

import asked_people
from bangvang.consultation.models import Case
from bangvang.register.choices import Role
from cast import build_world

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]


def test_a_citizen_comments_and_finds_the_answer(visitor, live_server, transactional_db):
    world = build_world()
    found = asked_people.published(world, "danh sách đề nghị tặng Huân chương Lao động")
    name = found.entries.get().name
    visitor.open("/lay-y-kien/")
    assert visitor.heading == "1 danh sách đang lấy ý kiến nhân dân"
    seen(visitor, "90-lay-y-kien")
    visitor.follow("danh sách đề nghị")
    seen(visitor, "91-danh-sach")
    visitor.follow(name)
    seen(visitor, "92-ho-so")
    visitor.follow("Gửi ý kiến về trường hợp này")
    assert name in visitor.page.get_by_label("Ý kiến về").locator("option:checked").inner_text()
    visitor.page.get_by_label("Ý kiến", exact=True).fill("Tôi biết việc này.\n<script>alert(1)</script>")
    seen(visitor, "93-gop-y")
    visitor.press("Gửi ý kiến")
    assert visitor.heading == "Đã nhận ý kiến của anh/chị"
    code = visitor.page.locator(".bv-code").inner_text()
    assert "<script>alert(1)</script>" in visitor.page.locator("main").inner_text()
    seen(visitor, "94-bien-nhan")
    visitor.open("/lay-y-kien/tra-cuu/")
    visitor.page.get_by_label("Mã biên nhận").fill(code.lower())
    visitor.press("Tra")
    assert visitor.heading == "Ý kiến của anh/chị đã nhận, chờ phân công"
    seen(visitor, "95-tra-cuu")

    signed_in(visitor.page.context, live_server, world.user(Role.OFFICER))
    visitor.open("/ban-viec/")
    visitor.page.get_by_role("link", name="Xem và xử lý").first.click()
    visitor.press("Giao")
    seen(visitor, "96-xu-ly")
    visitor.page.get_by_label("ý kiến đúng", exact=True).check()
    visitor.page.get_by_label("Lý do, chỉ trong cơ quan").fill("Đã hỏi tổ.")
    visitor.page.get_by_label("Trả lời người góp ý").fill("Ý kiến đúng, hồ sơ đã sửa.")
    visitor.press("Kết luận, trả lời")
    assert "ý kiến đúng" in visitor.heading and Case.objects.get().state == "answered"

    visitor.page.context.clear_cookies()
    visitor.open("/lay-y-kien/tra-cuu/")
    visitor.page.get_by_label("Mã biên nhận").fill(code)
    visitor.press("Tra")
    assert visitor.heading == "Ý kiến của anh/chị đã được trả lời"
    assert "hồ sơ đã sửa" in visitor.page.locator("main").inner_text()
    assert visitor.complaints == [] and visitor.outside == []
