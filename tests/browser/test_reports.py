"""A report from the first form to the passages beside another one, and an advanced model, in a browser."""

from __future__ import annotations

from datetime import date

import pytest
from browser.test_accessibility import signed_in
from browser.test_movement import look

from bangvang.accounts.models import User
from bangvang.demonstration.build import build
from bangvang.exemplar.models import AdvancedModel
from bangvang.report.models import AchievementReport, Edition

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_report_is_written_quoted_closed_and_held_beside_another(visitor, live_server, transactional_db):
    build(live_server.url)
    officer = User.objects.get(username="chuyenvien")
    signed_in(visitor.page.context, live_server, officer)
    visitor.open("/bao-cao-thanh-tich/")
    look(visitor, "report-list")
    of_department = AchievementReport.objects.exclude(collective=None).get()
    visitor.open(f"/bao-cao-thanh-tich/{of_department.pk}/")
    look(visitor, "report-closed")
    visitor.press("Mở lại, viết bản khác")
    visitor.page.locator("#id_compliance").fill("Chấp hành tốt. Tỷ lệ lao động qua đào tạo đạt 87 % (gõ nhầm).")
    look(visitor, "report-form")
    visitor.press("Lưu")
    assert "Trái với sổ chỉ tiêu" in visitor.page.content()
    look(visitor, "report-draft")
    visitor.open(f"/bao-cao-thanh-tich/{of_department.pk}/trich/")
    look(visitor, "report-quote")
    first, second = Edition.objects.exclude(report__person=None).order_by("pk")
    visitor.open(f"/bao-cao-thanh-tich/{first.report_id}/")
    look(visitor, "report-alike")
    visitor.open(f"/bao-cao-thanh-tich/{first.report_id}/so-voi/{second.pk}/")
    look(visitor, "report-compare")
    assert first.submitted_on == date(2020, 1, 10)


def test_an_advanced_model_on_its_page(visitor, live_server, transactional_db):
    build(live_server.url)
    signed_in(visitor.page.context, live_server, User.objects.get(username="chuyenvien"))
    visitor.open("/dien-hinh/")
    look(visitor, "exemplar-list")
    visitor.open(f"/dien-hinh/{AdvancedModel.objects.exclude(person=None).get().pk}/")
    look(visitor, "exemplar-detail")
    visitor.page.get_by_text("Ghi một sự đồng ý").click()
    look(visitor, "exemplar-consent")
