"""The accountant's day in a real browser: a book is opened, money is entered, a decision is paid.

With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

import pytest
from browser.test_accessibility import signed_in
from browser.test_afterwards import seen

from bangvang.fund.models import Payment
from bangvang.register.choices import Role
from cast import build_world
from short_river import shorten

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]


def test_a_book_is_opened_and_a_decision_is_paid_from_it(visitor, live_server, transactional_db):
    world = shorten(build_world())
    decision = world.issued_decision()
    signed_in(visitor.page.context, live_server, world.user(Role.ACCOUNTANT))
    visitor.open("/quy/")
    assert visitor.heading == "1 quyết định còn tiền thưởng chưa trả"
    visitor.page.get_by_label("Năm", exact=True).fill("2020")
    seen(visitor, "70-quy")
    visitor.press("Mở sổ")
    visitor.page.get_by_label("Ngày", exact=True).fill("15/01/2020")
    visitor.page.get_by_label("Số tiền, đồng").fill("25.000.000")
    visitor.page.get_by_label("Chứng từ").fill("PT 01")
    visitor.page.get_by_label("Nội dung").fill("Trích lập quỹ thi đua, khen thưởng năm 2020 theo dự toán được giao")
    visitor.press("Ghi vào sổ")
    seen(visitor, "71-so-quy")
    visitor.open(f"/quy/quyet-dinh/{decision.pk}/")
    visitor.page.get_by_label("Ngày trả").fill("20/07/2020")
    visitor.page.get_by_label("Chứng từ").fill("PC 05")
    seen(visitor, "72-tien-thuong")
    visitor.press("Ghi đã trả các dòng đã đánh dấu")
    assert visitor.heading == "Đã trả 1.800.000 trong 1.800.000 đồng"
    assert Payment.objects.count() == 3
    seen(visitor, "73-tien-thuong-da-tra")
    assert visitor.complaints == [] and visitor.outside == []
