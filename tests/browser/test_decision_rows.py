"""Three decisions of one sitting drafted and numbered at one press each, in a real browser.

With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

import pytest
from browser.test_accessibility import signed_in
from browser.test_afterwards import seen
from decision.rows import sitting_of_three

from bangvang.decision.models import Decision
from bangvang.register.choices import Role
from cast import build_world

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]


def test_a_row_is_drafted_changed_put_back_and_numbered(visitor, live_server, transactional_db):
    world = build_world()
    sitting = sitting_of_three(world)
    signed_in(visitor.page.context, live_server, world.user(Role.OFFICER))
    visitor.open("/quyet-dinh/")
    seen(visitor, "120-cho-soan-nhieu")
    visitor.follow("Soạn cả 3 quyết định")
    assert visitor.heading == "3 quyết định chờ soạn từ phiên họp này"
    for day in visitor.page.get_by_label("ngày ký").all():
        day.fill("01/07/2020")
    visitor.press("Soạn các quyết định đã đánh dấu")
    assert visitor.page.get_by_text("Dừng ở quyết định thứ 1").count() == 1
    seen(visitor, "121-bi-dung")
    visitor.complaints.clear()  # the browser notes the answer 409, which is what was asked for
    for day in visitor.page.get_by_label("ngày ký").all():
        day.fill("13/07/2020")
    seen(visitor, "122-soan-nhieu")
    visitor.page.get_by_role("button", name="Soạn các quyết định đã đánh dấu").dblclick()
    visitor.page.wait_for_url("**/cap-so/")
    assert visitor.heading == "3 dự thảo chờ ký và cấp số"
    assert Decision.objects.count() == 3
    seen(visitor, "123-cho-van-thu")

    draft = Decision.objects.order_by("pk").last()
    visitor.open(f"/quyet-dinh/{draft.pk}/sua/")
    visitor.page.get_by_label("trích yếu").fill("Về việc tặng Giấy khen cho bà Đoàn Thị Hạnh")
    visitor.press("Lưu dự thảo")
    assert visitor.page.get_by_text("1 mục đã sửa so với đề xuất").count() == 1
    seen(visitor, "124-chu-nao-tu-dau")
    visitor.press("Trả lại như đề xuất")
    assert visitor.page.get_by_text("Mọi mục đang như đề xuất").count() == 1

    signed_in(visitor.page.context, live_server, world.user(Role.DOCUMENT_CLERK))
    visitor.open(f"/quyet-dinh/phien/{sitting.pk}/cap-so/")
    seen(visitor, "125-cap-so-lien-tiep")
    visitor.page.get_by_role("button", name="Cấp số liên tiếp và ban hành").dblclick()  # a hurried second click
    visitor.page.wait_for_selector("text=Không còn dự thảo nào chờ cấp số")
    assert sorted(Decision.objects.values_list("number", flat=True)) == [1, 2, 3]
    seen(visitor, "126-da-cap-so")
    assert visitor.complaints == [] and visitor.outside == []
