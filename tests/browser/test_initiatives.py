"""An initiative from the unit's form to the ledger, in a browser."""

from __future__ import annotations

from datetime import date

import pytest
from browser.test_accessibility import signed_in
from browser.test_movement import look

from bangvang.initiative.choices import SubmissionState
from bangvang.initiative.models import Submission
from bangvang.register.actions import new_person
from bangvang.register.choices import Role
from bangvang.register.models import Employment
from cast import build_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_initiative_is_handed_in_recognised_and_used(visitor, live_server, transactional_db):
    world = build_world()
    unit = world.divisions["Thanh tra Sở"]
    for number in range(16):  # too many for a select: the author is found by words
        person = new_person(name=f"Vừ A Dính {'abcdefghijklmnop'[number].upper()}")
        Employment.objects.create(person=person, unit=unit, position="Chuyên viên", begins_on=date(2020, 1, 1))
    officer, clerk = world.user(Role.OFFICER), world.user(Role.CLERK, unit)
    for user, name in ((officer, "Quàng Thị Ơn"), (clerk, "Lò Văn Pó")):
        user.full_name = name
        user.save()
    signed_in(visitor.page.context, live_server, clerk)
    visitor.open("/sang-kien/")
    visitor.follow("Gửi sáng kiến")
    for name, words in {
        "title": "Sổ theo dõi hẹn trả kết quả",
        "solution": "Một sổ chung trên máy, tự báo trước hai ngày.",
        "results": "Số hồ sơ trễ hẹn giảm từ 40 xuống 3 mỗi tháng.",
        "applied_on": "01/01/2025",
        "share0": "100",
    }.items():
        visitor.page.locator(f"#id_{name}").fill(words)
    visitor.page.locator("#id_person0").press_sequentially("vu a dinh c")
    visitor.page.get_by_text("Vừ A Dính C").first.click()
    look(visitor, "initiative-form")
    visitor.press("Gửi sáng kiến")
    made = Submission.objects.get()

    visitor.page.context.clear_cookies()
    signed_in(visitor.page.context, live_server, officer)
    visitor.open("/sang-kien/")
    look(visitor, "initiative-list")
    visitor.follow(made.title)
    look(visitor, "initiative-detail")
    visitor.page.locator("#id_document").fill("215/QĐ-SLĐTBXH")
    visitor.press("Ghi đã công nhận")
    made.refresh_from_db()
    assert made.state == SubmissionState.RECOGNISED
    visitor.follow("trong sổ sáng kiến")
    visitor.page.locator("#id_award").select_option("grassroots_emulation_fighter")
    visitor.press("Ghi đã dùng")
    look(visitor, "initiative-record")
    visitor.open("/sang-kien/so/")
    look(visitor, "initiative-ledger")
    assert visitor.outside == [] and visitor.complaints == []
