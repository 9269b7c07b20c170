"""A hurried day: a bad file, a form that somebody else changed, a sign-in that lapsed. Nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangvang.demonstration.sample import sample_list
from bangvang.intake.models import Batch
from bangvang.movement.models import Movement

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]
BAD_FILES = {
    "rong.xlsx": (b"", "rỗng"),
    "gia.xlsx": (b"%PDF-1.7\n1 0 obj", "PDF"),
    "chu.xlsx": ("Họ và tên\nNguyễn Văn A".encode("utf-16"), "Hãy"),
}


def upload(visitor, file: Path) -> None:
    visitor.open("/nap-danh-sach/")
    visitor.page.get_by_label("Tệp danh sách").set_input_files(file)
    visitor.press("Đọc tệp")


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_in_words_and_leaves_nothing(name, visitor, office, tmp_path):
    data, said = BAD_FILES[name]
    (tmp_path / name).write_bytes(data)
    visitor.sign_in("chuyenvien", office["chuyenvien"])
    upload(visitor, tmp_path / name)
    visitor.page.locator("[data-outcomes] .bv-wrong").wait_for()
    assert said in visitor.page.locator("main").inner_text()
    assert Batch.objects.count() == 0
    visitor.picture(f"tep-hong-{name}")


def test_a_preview_waits_until_somebody_decides(visitor, office, tmp_path):
    (tmp_path / "ds.xlsx").write_bytes(sample_list())
    visitor.sign_in("chuyenvien", office["chuyenvien"])
    upload(visitor, tmp_path / "ds.xlsx")
    visitor.page.wait_for_url("**/nap-danh-sach/*/")
    visitor.sign_in("chuyenvien", office["chuyenvien"])
    visitor.follow("Danh sách ds.xlsx")
    assert visitor.heading == "Đọc được 22 dòng. Chưa ghi gì vào sổ."
    visitor.press("Bỏ cả danh sách này")
    assert visitor.heading == "Danh sách này đã bỏ, không ghi gì vào sổ."


def test_two_hands_on_one_form_see_both_texts(visitor, office):
    movement = Movement.objects.get(name__contains="2020–2025")
    visitor.sign_in("chuyenvien", office["chuyenvien"])
    visitor.open(f"/phong-trao/{movement.pk}/sua/")
    visitor.page.locator("[name=slogan]").fill("Khẩu hiệu tôi vừa gõ")
    Movement.objects.filter(pk=movement.pk).update(slogan="Khẩu hiệu người khác đã lưu", version=2)
    visitor.press("Lưu")
    shown = visitor.page.locator("main").inner_text()
    assert "Khẩu hiệu người khác đã lưu" in shown
    assert "Khẩu hiệu tôi vừa gõ" in shown
    assert visitor.page.locator("[name=slogan]").input_value() == "Khẩu hiệu tôi vừa gõ"
    movement.refresh_from_db()
    assert movement.slogan == "Khẩu hiệu người khác đã lưu"
    visitor.picture("hai-ban")
    visitor.press("Lưu")
    movement.refresh_from_db()
    assert (movement.slogan, movement.version) == ("Khẩu hiệu tôi vừa gõ", 3)


def test_a_lapsed_sign_in_keeps_the_typed_form(visitor, office):
    movement = Movement.objects.get(name__contains="2020–2025")
    visitor.sign_in("chuyenvien", office["chuyenvien"])
    visitor.open(f"/phong-trao/{movement.pk}/sua/")
    visitor.page.locator("[name=slogan]").fill("Câu dài gõ lúc phiên còn sống")
    visitor.page.context.clear_cookies(name="sessionid")
    visitor.press("Lưu")
    visitor.page.get_by_label("Tên đăng nhập").fill("chuyenvien")
    visitor.page.get_by_label("Mật khẩu", exact=True).fill(office["chuyenvien"])
    visitor.press("Đăng nhập")
    assert "Câu dài gõ lúc phiên còn sống" in visitor.page.locator("main").inner_text()
    visitor.picture("bieu-mau-dang-do")
    visitor.press("Gửi lại")
    movement.refresh_from_db()
    assert movement.slogan == "Câu dài gõ lúc phiên còn sống"


def test_the_whole_desk_is_reached_from_the_keyboard(visitor, office):
    """Tab finds the skip link first, then every link of the masthead, and focus is always seen."""
    visitor.sign_in("chuyenvien", office["chuyenvien"])
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.textContent") == "Đến nội dung"
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id || location.hash") in {"noi-dung", "#noi-dung"}
    for _ in range(3):
        visitor.page.keyboard.press("Tab")
        width = visitor.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert float(width.removesuffix("px")) >= 2
