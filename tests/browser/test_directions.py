"""Directions of a conference become tasks that a unit reports on, in a browser."""

from __future__ import annotations

from datetime import date

import pytest
from browser.test_accessibility import signed_in
from browser.test_movement import look

from bangvang.conference.actions import plan_conference
from bangvang.conference.models import Task
from bangvang.register.choices import Role
from cast import build_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_direction_becomes_a_task_and_the_unit_reports(visitor, live_server, transactional_db):
    world = build_world()
    unit = world.divisions["Thanh tra Sở"]
    officer, clerk = world.user(Role.OFFICER), world.user(Role.CLERK, unit)
    for user, name in ((officer, "Quàng Thị Ơn"), (clerk, "Lò Văn Pó")):
        user.full_name = name
        user.save()
    conference = plan_conference(
        officer,
        world.department,
        name="Hội nghị tổng kết phong trào thi đua yêu nước",
        held_on=date(2026, 7, 13),
        directions="Một là tiếp tục thực hiện Chỉ thị; Hai là đổi mới nội dung thi đua; Ba là khen thưởng kịp thời.",
    )
    signed_in(visitor.page.context, live_server, officer)
    visitor.open(f"/hoi-nghi/{conference.pk}/")
    visitor.follow("Giao việc từ ý kiến chỉ đạo")
    visitor.page.locator("#id_direction").select_option(index=2)
    visitor.page.locator("#id_content").fill("Trình khen thưởng trong mười ngày sau mỗi đợt")
    visitor.page.locator("#id_unit").select_option(label=unit.name)
    visitor.page.locator("#id_due_on").fill("30/09/2026")
    look(visitor, "task-give")
    visitor.press("Giao việc")
    look(visitor, "task-conference")
    task = Task.objects.get()

    visitor.page.context.clear_cookies()
    signed_in(visitor.page.context, live_server, clerk)
    visitor.open("/ban-viec/")
    assert "quá hạn" in visitor.page.content() or "còn" in visitor.page.content()
    look(visitor, "task-desk")
    visitor.follow("Báo cáo")
    visitor.page.locator("#id_text").fill("Đã trình ba hồ sơ sau đợt quý III.")
    visitor.page.locator("#id_percent").fill("60")
    visitor.press("Ghi báo cáo")
    assert task.reports.get().percent == 60
    look(visitor, "task-told")

    visitor.page.context.clear_cookies()
    signed_in(visitor.page.context, live_server, officer)
    visitor.open("/hoi-nghi/viec/")
    look(visitor, "task-list")
    visitor.follow(task.content)
    visitor.press("Ghi việc đã xong")
    task.refresh_from_db()
    assert task.done_on is not None
    assert visitor.outside == [] and visitor.complaints == []
