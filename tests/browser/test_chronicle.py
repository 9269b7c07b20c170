"""The log as everybody sees it, and its one act: an administrator takes the proof from a row, in a real browser.

With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

import pytest
from browser.test_accessibility import signed_in
from browser.test_afterwards import seen

from bangvang.chronicle.actions import add_witness, sign_head
from bangvang.chronicle.models import Erasure
from bangvang.register.choices import Role
from bangvang_trust.log.watch import signer_in
from cast import build_world
from short_river import shorten

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]


def test_the_proof_is_taken_from_a_row(visitor, live_server, transactional_db, tmp_path):
    world = shorten(build_world())
    visitor.open("/chung-thuc/")
    world.issued_decision()
    add_witness(signer_in(tmp_path / "witness", "thanh-tra").key.to_vkey(), name="Thanh tra thành phố")
    sign_head()
    signed_in(visitor.page.context, live_server, world.user(Role.ADMINISTRATOR, world.city))
    visitor.open("/chung-thuc/")
    seen(visitor, "90-nhat-ky")
    visitor.page.get_by_role("link", name="Xóa muối của một bản ghi").click()
    seen(visitor, "91-tim-de-xoa-muoi")
    visitor.page.get_by_label("Họ tên, tên tập thể").fill("Đoàn Thị Hạnh")
    visitor.press("Tìm")
    seen(visitor, "92-ban-ghi-cua-mot-nguoi")
    visitor.page.locator(".bv-ledger a").first.click()
    assert visitor.heading == "Xóa muối của bản ghi này?"
    seen(visitor, "93-xoa-muoi")
    visitor.press("Xóa muối, không lấy lại")
    seen(visitor, "94-thieu-ly-do")
    visitor.page.get_by_label("Vì sao, theo đơn hay văn bản nào").fill("Đơn ngày 05/03/2026 của bà Hạnh")
    visitor.page.get_by_label("Tôi hiểu rằng việc này không lấy lại được").check()
    visitor.press("Xóa muối, không lấy lại")
    assert visitor.heading == "Bản ghi này đã xóa muối"
    seen(visitor, "95-da-xoa-muoi")
    assert Erasure.objects.count() == 1
    assert visitor.outside == []
    assert [said for said in visitor.complaints if "422" not in said] == []  # the form without a reason was asked for
