"""After the issue: an officer annuls one award, the clerk puts it in force, a citizen sees it, the object comes back.

With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

import pytest
from browser.conftest import WIDTHS
from browser.test_accessibility import signed_in

from bangvang.certificate.models import Certificate
from bangvang.decision.models import Act
from bangvang.outbox.actions import carry_out_waiting
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


def test_an_award_is_annulled_seen_by_everybody_and_handed_back(visitor, live_server, transactional_db):
    world = shorten(build_world())
    decision = world.certified_decision()
    certificate = Certificate.objects.get(line__decision=decision, line__ordinal=2)
    officer, clerk = world.user(Role.OFFICER), world.user(Role.DOCUMENT_CLERK)

    signed_in(visitor.page.context, live_server, officer)
    visitor.open(f"/quyet-dinh/{decision.pk}/")
    visitor.follow(f"Hủy bỏ khen thưởng của Bà {certificate.line.name}")
    seen(visitor, "60-huy-bo-soan")
    visitor.page.get_by_label("Trường hợp hủy bỏ").select_option("fraud_in_declaration")
    visitor.page.get_by_label("Vì sao").fill("Báo cáo thành tích khai khống số người đã đào tạo nghề trong ba năm liền")
    visitor.page.get_by_label("Ngày ký").fill("02/03/2026")
    visitor.press("Soạn dự thảo")
    assert "chưa có hiệu lực" in visitor.heading
    seen(visitor, "61-huy-bo-du-thao")

    visitor.open(f"/x/{certificate.public_id}")
    assert "còn" in visitor.heading.lower() or "thật" in visitor.heading.lower(), "a draft changes nothing in public"

    visitor.page.context.clear_cookies()
    signed_in(visitor.page.context, live_server, clerk)
    act = Act.objects.get()
    visitor.open(f"/quyet-dinh/sau-ban-hanh/{act.pk}/")
    visitor.press("Cấp số và ban hành")
    carry_out_waiting()
    visitor.page.get_by_label("hiện vật khen thưởng").check()
    visitor.page.get_by_label("Ngày trả").fill("10/03/2026")
    visitor.press("Ghi đã nhận lại")
    seen(visitor, "62-huy-bo-da-ban-hanh")
    visitor.open("/quyet-dinh/sau-ban-hanh/")
    seen(visitor, "63-huy-bo-danh-sach")

    visitor.page.context.clear_cookies()
    visitor.open(f"/x/{certificate.public_id}")
    assert "không còn" in visitor.heading.lower() or "hủy bỏ" in visitor.heading.lower()
    seen(visitor, "64-xac-minh-da-huy-bo")
    assert visitor.complaints == [] and visitor.outside == []
