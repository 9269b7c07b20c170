"""The whole river in a real browser: from the unit's list to 22 certificates, a verified QR and the public page.

Eight people at their own desks, July 2020. With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bangvang.certificate.actions import print_missing
from bangvang.decision.models import Decision
from bangvang.demonstration.sample import sample_list
from bangvang.outbox.actions import carry_out_waiting
from bangvang.portal.pages.news import NewsPage
from bangvang_paper.scanning import read_codes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = (
    "Sở Lao động – Thương binh và Xã hội khen thưởng 6 tập thể và 16 cá nhân có thành tích tốt "
    "trong phong trào thi đua yêu nước giai đoạn 2015÷2020"
)


def test_from_the_list_to_the_public_page(visitor, office, tmp_path):
    take_in_the_list(visitor, office, tmp_path)
    propose_and_submit(visitor)
    ask_the_law(visitor)
    sit(visitor)
    count_twice(visitor, office)
    close_and_draft(visitor, office)
    issue(visitor, office)
    print_certificates(visitor, office)
    hold_the_conference(visitor)
    read_the_news(visitor)
    verify_with_a_phone(visitor)
    assert visitor.outside == []
    assert visitor.complaints == []


def look(visitor, name: str) -> None:
    """Keep pictures of the page, and hold it to its window: nothing sticks out at 360 px."""
    visitor.page.set_viewport_size({"width": 360, "height": 740})
    assert visitor.widest() <= 0, name
    visitor.page.set_viewport_size({"width": 1440, "height": 900})
    visitor.picture(name)


def take_in_the_list(visitor, office, tmp_path: Path) -> None:
    file = tmp_path / "danh-sach-mau.xlsx"
    file.write_bytes(sample_list())
    visitor.sign_in("chuyenvien", office["chuyenvien"])
    look(visitor, "01-ban-viec")
    visitor.open("/nap-danh-sach/")
    visitor.page.get_by_label("Đơn vị gửi danh sách").select_option(label="Sở Lao động - Thương binh và Xã hội")
    visitor.page.get_by_label("Tệp danh sách").set_input_files(file)
    visitor.press("Đọc tệp")
    visitor.page.wait_for_url("**/nap-danh-sach/*/")
    assert visitor.heading == "Đọc được 22 dòng. Chưa ghi gì vào sổ."
    assert visitor.page.locator("tbody tr:not(.bv-ledger__group)").count() == 22
    look(visitor, "02-xem-truoc")
    visitor.press("Nhận 22 dòng")
    assert visitor.heading.startswith("Đã nhận 22 dòng")


def propose_and_submit(visitor) -> None:
    visitor.follow("Lập đợt đề nghị")
    look(visitor, "03-lap-de-nghi")
    visitor.press("Lập đợt đề nghị")
    look(visitor, "04-dot-de-nghi")
    visitor.page.get_by_label("Trình ngày").fill("01/07/2020")
    visitor.press("Trình 22 hồ sơ")


def ask_the_law(visitor) -> None:
    visitor.follow("Xét điều kiện")
    visitor.page.get_by_label("Xét theo ngày").fill("06/07/2020")
    visitor.press("Xét điều kiện")
    look(visitor, "05-xet-dieu-kien")
    visitor.follow("Bà Đoàn Thị Hạnh")
    assert "Luật 15/2003/QH11" in visitor.page.content()
    look(visitor, "06-phieu-chung-minh")


def sit(visitor) -> None:
    visitor.open("/hoi-dong/")
    visitor.follow("Hội đồng Thi đua - Khen thưởng Sở Lao động - Thương binh và Xã hội")
    look(visitor, "07-hoi-dong")
    visitor.follow("Chuẩn bị phiên họp")
    visitor.page.get_by_label("họp ngày").fill("08/07/2020")
    visitor.page.get_by_label("bắt đầu lúc").fill("14:00")
    visitor.page.get_by_label("địa điểm").fill("Phòng họp tầng 2")
    visitor.press("Tiếp: chọn hồ sơ")
    look_through_the_agenda(visitor)
    visitor.press("Đưa vào chương trình")
    look(visitor, "08-phien-hop")
    visitor.follow("Mở phiên họp")
    for box in visitor.page.locator("input[name=present]").all():
        box.check()
    visitor.press("Mở phiên họp")
    visitor.press("Mở kiểm phiếu")


def look_through_the_agenda(visitor) -> None:
    """Words typed hide the rows that do not answer, without a click; every tick stays."""
    rows, boxes = visitor.page.locator("#ds-dong tbody tr"), visitor.page.locator("input[name=handlings]")
    visitor.page.get_by_label("Tìm tên người, tập thể, đơn vị trong danh sách").press_sequentially("hanh doam")
    visitor.page.wait_for_selector("text=Hiện 1 trong 22 dòng.")
    assert rows.filter(visible=True).all_inner_texts()[0].startswith("Bà Đoàn Thị Hạnh")
    assert visitor.page.evaluate("document.activeElement.name") == "tim"
    look(visitor, "07-tim-trong-chuong-trinh")
    visitor.press("Bỏ chọn các dòng đang hiện")
    assert boxes.count() == 22 and sum(box.is_checked() for box in boxes.all()) == 21
    visitor.press("Chọn các dòng đang hiện")
    visitor.page.get_by_label("Tìm tên người, tập thể, đơn vị trong danh sách").fill("")
    visitor.press("Tìm")
    assert rows.filter(visible=True).count() == 22 and all(box.is_checked() for box in boxes.all())


def count_twice(visitor, office) -> None:
    for teller in ("kiemphieu1", "kiemphieu2"):
        visitor.sign_in(teller, office[teller])
        visitor.follow("Nhập kết quả")
        for figure in visitor.page.locator("input[name$=-agree]").all():
            figure.fill("11")
        if teller == "kiemphieu1":
            look(visitor, "09-kiem-phieu")
        visitor.press("Ghi số đã nhập")


def close_and_draft(visitor, office) -> None:
    visitor.sign_in("chuyenvien", office["chuyenvien"])
    visitor.follow("Mở phiên họp")
    visitor.follow("Kết thúc phiên họp")
    visitor.page.get_by_label("kết thúc lúc").fill("16:30")
    visitor.press("Kết thúc và lập biên bản")
    assert visitor.heading == "Hội đồng thông qua 22 trong 22 hồ sơ"
    look(visitor, "10-da-hop")
    visitor.follow("Soạn quyết định")
    visitor.page.get_by_label("ngày ký").fill("13/07/2020")
    visitor.press("Soạn dự thảo")
    assert "12.600.000" in visitor.page.content()
    look(visitor, "11-du-thao")


def issue(visitor, office) -> None:
    visitor.sign_in("vanthu", office["vanthu"])
    visitor.follow("Cấp số, ban hành")
    visitor.page.get_by_role("button", name="Cấp số 1 và ban hành").dblclick()  # a hurried second click
    visitor.page.wait_for_selector("text=đã ban hành số 01/QĐ-SLĐTBXH")
    assert Decision.objects.filter(state="issued").count() == 1
    carry_out_waiting()  # the worker of the live server
    visitor.page.reload()
    look(visitor, "12-da-ban-hanh")


def print_certificates(visitor, office) -> None:
    visitor.sign_in("chuyenvien", office["chuyenvien"])
    visitor.follow("In giấy khen")
    visitor.follow("Giấy khen của quyết định này")
    visitor.press("Dàn trang 22 giấy")
    print_missing(Decision.objects.get(state="issued"))  # the worker of the live server
    visitor.page.reload()
    assert visitor.heading == "Đã có đủ 22 giấy, mỗi giấy một mã QR"
    look(visitor, "13-giay-khen")


def hold_the_conference(visitor) -> None:
    visitor.open("/hoi-nghi/")
    visitor.follow("Ghi hội nghị")
    visitor.page.get_by_label("tên hội nghị").fill("Hội nghị điển hình tiên tiến giai đoạn 2020–2025")
    visitor.page.get_by_label("tổ chức ngày").fill("13/07/2020")
    visitor.page.get_by_label("buổi").fill("Chiều")
    visitor.page.get_by_label("đại biểu dự và chỉ đạo").fill("Phó Chủ tịch UBND thành phố")
    visitor.page.get_by_label("ý kiến chỉ đạo").fill("bám sát kế hoạch;\nđổi mới cách tổ chức;\nmở các đợt đột xuất.")
    visitor.page.get_by_label("số đại biểu").fill("4")
    visitor.page.get_by_label("đại hội cấp trên").last.fill("Đại hội thi đua yêu nước ngành")
    visitor.press("Lưu")
    visitor.follow("Chọn quyết định được trao")
    visitor.page.locator("input[name=decisions]").check()
    visitor.press("Ghi các quyết định được trao")
    look(visitor, "14-hoi-nghi")
    visitor.press("Soạn tin")
    assert visitor.heading == TITLE
    look(visitor, "15-soan-tin")
    visitor.page.locator("input[name=at_0]").fill("14/07/2020")
    visitor.page.locator("input[name=at_1]").fill("10:48")
    visitor.page.get_by_label("Chữ tắt người viết").fill("V.H.N")
    visitor.page.get_by_label("Nguồn tin").fill("Cổng tin tức thành phố Hải Phòng")
    visitor.press("Đăng lên cổng")


def read_the_news(visitor) -> None:
    visitor.page.context.clear_cookies()
    visitor.open("/")
    look(visitor, "16-trang-nhat")
    visitor.follow(TITLE)
    assert visitor.heading == TITLE
    page = visitor.page.content()
    for element in ("Thứ Ba, 14/07/2020 10:48", "V.H.N", "In trang", "QR CODE: ", "Một là", "01/QĐ-SLĐTBXH"):
        assert element in page
    assert visitor.page.locator(".bv-names a").count() == 22
    look(visitor, "17-tin")
    visitor.open("/bang-vang/?q=doan+thi+hanh+2020")
    assert "Đoàn Thị Hạnh" in visitor.page.content()
    look(visitor, "18-bang-vang")


def verify_with_a_phone(visitor) -> None:
    """What a phone's camera reads from the news page leads to the news; from a certificate, to its verification."""
    news = NewsPage.objects.get()
    visitor.open(news.url)
    qr = visitor.page.locator(".bv-qr").first.screenshot()
    assert read_codes(qr, "qr.png") == [news.full_url]
    certificate = Decision.objects.get(state="issued").lines.get(ordinal=7).certificate
    from bangvang.files.queries import content

    (address,) = read_codes(content(certificate.pdf), "07.pdf")
    visitor.page.goto(address)
    assert visitor.heading == "Giấy khen này là thật"
    assert "Đoàn Thị Hạnh" in visitor.page.content()
    look(visitor, "19-xac-minh")
