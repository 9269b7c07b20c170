"""A certificate as data for other programs, the blank of one made anew, and the doors to the books, in a real browser.

With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from browser.test_accessibility import signed_in
from browser.test_afterwards import seen
from django.utils import timezone

from bangvang.certificate import actions
from bangvang.certificate.models import Certificate
from bangvang.certificate.signing import key_path, publish
from bangvang.register.choices import Role
from bangvang.register.models import Mandate
from bangvang_trust.keys import Ring, generate, save
from cast import build_world
from short_river import shorten

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]
WORDS = "một câu dài chỉ dùng trong kiểm thử"


def test_the_file_the_blank_and_the_doors(visitor, live_server, transactional_db, settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setenv("BANGVANG_KEY_PASSPHRASE", WORDS)
    world = shorten(build_world())
    today = timezone.localdate()
    made = generate(world.department.name, today - timedelta(days=30), today + timedelta(days=30))
    save(made.private, key_path(made.public.kid), WORDS)
    publish(Ring().with_key(made.public))
    decision = world.certified_decision()
    officer = world.user(Role.OFFICER)
    certificate = Certificate.objects.order_by("golden_book_number")[1]

    signed_in(visitor.page.context, live_server, officer)
    visitor.open(f"/giay-khen/quyet-dinh/{decision.pk}/")
    seen(visitor, "130-giay-khen")
    visitor.page.get_by_role("link", name="Bản dữ liệu, giấy của Đoàn Thị Hạnh").click()
    assert "có bản dữ liệu cho phần mềm khác" in visitor.heading
    seen(visitor, "131-ban-du-lieu")
    with visitor.page.expect_download() as taken:
        visitor.page.get_by_role("link", name="Tải tệp JSON").click()
    document = json.loads(Path(taken.value.path()).read_text(encoding="utf-8"))
    assert document["id"] == certificate.address

    done = actions.reissue(officer, certificate, kind="lost", reason="mất khi chuyển nhà", request="Đơn", on=today)
    kind = actions.add_kind(officer, world.department, name="Giấy khen khổ A4", numbered=False)
    actions.receive(officer, kind, on=date(2026, 3, 2), source="Nhà in", count=9)
    visitor.open(f"/giay-khen/{certificate.pk}/cap-lai/")
    visitor.follow("Phôi của giấy này")
    seen(visitor, "132-phoi-cap-lai")
    visitor.page.get_by_label("loại phôi").select_option(label="Giấy khen khổ A4")
    visitor.press("Ghi phôi")
    assert done.blanks.count() == 1
    seen(visitor, "133-da-ghi-phoi")

    Mandate.objects.create(user=officer, role=Role.OFFICER, unit=world.other_department, begins_on=date(2015, 1, 1))
    visitor.open("/giay-khen/so-vang/")
    seen(visitor, "134-chon-co-quan")
    visitor.page.context.clear_cookies()
    visitor.open(f"/x/{Certificate.objects.order_by('golden_book_number')[0].public_id}")
    seen(visitor, "135-xac-minh")
    with visitor.page.expect_download() as taken:
        visitor.page.get_by_role("link", name="Tải bản dữ liệu").click()
    assert "Trường Trung cấp nghề số 2" in Path(taken.value.path()).read_text(encoding="utf-8")
    assert visitor.complaints == [] and visitor.outside == []
