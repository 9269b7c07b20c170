"""A movement from its draft to the board, as an officer and a unit's clerk walk it in a browser."""

from __future__ import annotations

import pytest
from browser.conftest import WIDTHS
from browser.test_accessibility import signed_in

from bangvang.movement.choices import MovementState
from bangvang.movement.models import Movement
from bangvang.register.choices import Role
from cast import build_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def look(visitor, name: str) -> None:
    visitor.picture(name)
    for width, height in WIDTHS.values():
        visitor.page.set_viewport_size({"width": width, "height": height})
        assert visitor.widest() == 0, (name, width)


def test_a_movement_is_launched_received_pledged_and_seen_on_the_board(visitor, live_server, transactional_db):
    world = build_world()
    officer, clerk = world.user(Role.OFFICER), world.user(Role.CLERK)
    for user, name in ((officer, "Quàng Thị Ơn"), (clerk, "Lò Văn Pó")):
        user.full_name = name
        user.save()
    signed_in(visitor.page.context, live_server, officer)
    visitor.open(f"/phong-trao/co-quan/{world.department.pk}/moi/")
    typed = {
        "name": "Cải cách thủ tục hành chính",
        "objective": "Giải quyết 95 % hồ sơ trước hạn.",
        "scope": "Các phòng, trung tâm thuộc Sở.",
        "participants": "Tập thể phòng, trung tâm; công chức, viên chức.",
        "content": "Rút ngắn thời gian giải quyết hồ sơ người có công.",
        "plan": "Quý I đăng ký; quý II sơ kết; quý IV tổng kết.",
        "measures": "Mỗi phòng một đầu mối; giao ban hằng tháng.",
    }
    for name, words in typed.items():
        visitor.page.locator(f"#id_{name}").fill(words)
    visitor.page.locator("#id_kind").select_option("thematic")
    visitor.page.locator("#id_period_from").fill("01/01/2026")
    visitor.page.locator("#id_period_until").fill("31/12/2026")
    look(visitor, "movement-form")
    visitor.press("Lưu bản soạn")
    movement = Movement.objects.get(name="Cải cách thủ tục hành chính")

    visitor.page.locator("#id_on").fill("05/01/2026")
    visitor.press("Phát động")
    assert "Còn thiếu tiêu chí" in visitor.page.content()
    look(visitor, "movement-refused")
    visitor.follow("Sửa nội dung")
    visitor.page.locator("#id_criteria").fill("Tỷ lệ hồ sơ trước hạn.")
    visitor.press("Lưu")
    visitor.page.locator("#id_on").fill("05/01/2026")
    visitor.press("Phát động")
    movement.refresh_from_db()
    assert movement.state == MovementState.LAUNCHED
    look(visitor, "movement-launched")

    visitor.page.context.clear_cookies()
    signed_in(visitor.page.context, live_server, clerk)
    unit = world.divisions["Thanh tra Sở"]
    visitor.open(f"/phong-trao/{movement.pk}/don-vi/{unit.pk}/")
    look(visitor, "movement-unit-before")
    visitor.press("Đã nhận phong trào")
    visitor.follow("Ghi đăng ký")
    visitor.page.locator("#id_content").fill("Trả 98 % hồ sơ trước hạn; mỗi tuần rà một lần.")
    look(visitor, "movement-pledge")
    visitor.press("Ghi đăng ký")
    visitor.follow("Viết báo cáo")
    visitor.page.locator("#id_results").fill("Sáu tháng đạt 97 %.")
    visitor.press("Ghi báo cáo")
    look(visitor, "movement-unit-after")

    visitor.page.context.clear_cookies()
    signed_in(visitor.page.context, live_server, officer)
    visitor.open(f"/phong-trao/{movement.pk}/")
    visitor.follow("Ai đã nhận, đăng ký, báo cáo, đề nghị")
    look(visitor, "movement-board")
    unforeseen = [said for said in visitor.complaints if "409" not in said]  # the browser tells of the refusal too
    assert visitor.outside == [] and unforeseen == []
