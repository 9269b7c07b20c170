"""The programme of a conference is made, moved by the keyboard, timed anew, and the script printed, in a browser."""

from __future__ import annotations

import pytest
from browser.test_accessibility import signed_in
from browser.test_movement import look

from bangvang.conference.models import ProgrammeItem, ScriptPrint
from bangvang.conference.queries import items_of
from bangvang.register.choices import Role
from cast import build_world
from short_river import shorten

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]


def test_a_programme_becomes_a_script(visitor, live_server, transactional_db):
    world = shorten(build_world(), people=4)
    conference = world.held_conference()
    officer = world.user(Role.OFFICER)
    signed_in(visitor.page.context, live_server, officer)
    visitor.open(f"/hoi-nghi/{conference.pk}/")
    visitor.follow("Chương trình")
    look(visitor, "programme-none")
    visitor.press("Lập chương trình")
    assert "Chương trình 8 mục, 14:00 đến 15:51" in visitor.heading
    look(visitor, "programme")

    report = ProgrammeItem.objects.get(kind="report")
    visitor.page.locator(f"#muc-{report.pk} button[value=len]").focus()
    before = visitor.asked
    visitor.page.keyboard.press("Enter")
    visitor.settle(before)
    programme = report.programme
    assert [one.item.kind for one in items_of(programme)][:2] == ["report", "opening"]
    assert visitor.page.url.endswith(f"#muc-{report.pk}")

    visitor.follow(report.title)
    visitor.page.locator("#id_minutes").fill("0")
    look(visitor, "programme-item")
    visitor.page.locator("#id_minutes").fill("30")
    visitor.page.locator("#id_who").fill("Đồng chí Lê Văn An, Chánh Văn phòng Sở")
    visitor.press("Lưu")
    assert "14:00 đến 16:01" in visitor.heading
    visitor.follow("Sửa giờ bắt đầu và cách trao")
    visitor.page.locator("#id_starts_at").fill("13h30")
    visitor.page.locator("#id_per_group").fill("3")
    look(visitor, "programme-how")
    visitor.press("Lưu")
    visitor.follow("Kịch bản điều hành")
    assert visitor.heading == "Kịch bản chưa in"
    look(visitor, "script")
    visitor.press("Chốt bản in")
    assert visitor.heading == "Kịch bản đúng như bản in số 1"
    assert ScriptPrint.objects.get().conference == conference
    look(visitor, "script-printed")
    assert visitor.outside == [] and visitor.complaints == []
