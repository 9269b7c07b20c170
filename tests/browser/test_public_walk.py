"""The portal as it is used: an editor drafts from a conference and publishes; a reader opens, prints, enlarges, scans, searches,
verifies, asks to be shown less and comments, from the keyboard; and reads all of it in English.

With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

import io
from datetime import date
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp
from browser.test_accessibility import AXE, RUN, signed_in
from browser.test_walk import look
from PIL import Image
from portal.test_english_pages import vietnamese_in

import asked_people
from bangvang.portal.models import HomePage, NewsPage
from bangvang.register.choices import Role
from bangvang.register.models import Mandate
from cast import build_world
from short_river import shorten

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]
OLD = "Tin cũ hơn của Sở"


@pytest.fixture
def world(transactional_db):
    world = shorten(build_world())
    world.conference = world.held_conference()
    home = HomePage.objects.get()
    home.contact = "Số 3 phố Hoa, phường Hồng Bàng\nlienhe@vidu.vn"
    home.save()
    hour, place = "2020-07-01T08:00:00+07:00", world.department
    home.add_child(instance=NewsPage(title=OLD, agency=place, live=True, published_at=hour, lead="Lời dẫn."))
    asked_people.published(world, "danh sách đề nghị tặng Huân chương Lao động")
    return world


def test_from_a_conference_to_the_reader(visitor, live_server, world):
    publish_from_the_conference(visitor, live_server, world)
    open_from_the_front_page(visitor)
    print_it(visitor)
    enlarge(visitor)
    scan(visitor)
    find_other_news(visitor)
    search_without_accents(visitor)
    verify(visitor, world)
    ask_to_be_shown_less(visitor)
    the_officer_agrees(visitor, live_server, world)
    comment_on_a_list(visitor)
    look_around(visitor)
    read_it_in_english(visitor)
    assert visitor.complaints == [] and visitor.outside == []


def press_by_keyboard(visitor, words: str) -> None:
    """Tab from the top of the page to the link or button with these words, and press Enter."""
    page = visitor.page
    page.evaluate("document.activeElement.blur(); window.getSelection().removeAllRanges(); scrollTo(0, 0)")
    for _ in range(200):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"):
            break
    else:
        raise AssertionError(f"no Tab reaches {words!r} on {page.url}")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", words
    before = visitor.asked
    page.keyboard.press("Enter")
    visitor.settle(before)


def no_violation(visitor) -> None:
    """Axe, in a page of its own whose policy lets the test's script in."""
    context = visitor.page.context.browser.new_context(bypass_csp=True)
    context.add_cookies(visitor.page.context.cookies())
    page = context.new_page()
    page.goto(visitor.page.url)
    page.add_script_tag(content=AXE)
    assert page.evaluate(RUN) == [], visitor.page.url
    context.close()


def publish_from_the_conference(visitor, live_server, world) -> None:
    editor = world.user(Role.EDITOR)
    Mandate.objects.create(user=editor, role=Role.OFFICER, unit=world.department, begins_on=date(2015, 1, 1))
    signed_in(visitor.page.context, live_server, editor)
    visitor.open("/soan-tin/")
    look(visitor, "p01-soan-tin")
    visitor.press("Soạn tin từ hội nghị")
    visitor.page.get_by_label("Đăng ngày").fill("14/07/2020")
    visitor.page.get_by_label("Đăng lúc mấy giờ").fill("10:48")
    visitor.page.get_by_label("Chữ tắt người viết").fill("V.H.N")
    visitor.page.get_by_label("Nguồn tin").fill("Cổng tin tức")
    look(visitor, "p02-dang")
    visitor.press("Đăng lên cổng")
    assert visitor.page.get_by_text("Thứ Ba, 14/07/2020 10:48").count()
    visitor.page.context.clear_cookies()


def open_from_the_front_page(visitor) -> None:
    visitor.open("/")
    look(visitor, "p03-trang-nhat")
    press_by_keyboard(visitor, "khen thưởng 1 tập thể và 2 cá nhân")
    assert "khen thưởng 1 tập thể và 2 cá nhân" in visitor.heading
    look(visitor, "p04-tin")
    no_violation(visitor)


def print_it(visitor) -> None:
    page = visitor.page
    page.emulate_media(media="print")
    assert not page.locator(".bv-mast nav").is_visible() and not page.locator(".bv-tools a").first.is_visible()
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = " ".join(sheet.get_textpage().get_text_range() for sheet in paper).replace("\r\n", " ")
    assert "Đoàn Thị Hạnh" in text and "01/QĐ-SLĐTBXH" in text
    assert "Tin khác" not in text and "Đăng nhập" not in text
    page.emulate_media(media="screen")


def enlarge(visitor) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('.bv-news__lead, h1')).fontSize)"
    before = visitor.page.evaluate(size)
    press_by_keyboard(visitor, "A+")
    assert visitor.page.locator("html").get_attribute("data-text") == "large"
    assert visitor.page.evaluate(size) > before
    look(visitor, "p05-chu-lon")
    press_by_keyboard(visitor, "Gốc")
    assert visitor.page.evaluate(size) == before


def scan(visitor) -> None:
    """The camera sees what the screen shows; its address leads to the same page."""
    picture = visitor.page.locator(".bv-qr").first.screenshot()
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))
    title = visitor.heading
    visitor.open(urlsplit(code.text).path)
    assert visitor.heading == title


def find_other_news(visitor) -> None:
    assert visitor.page.get_by_role("heading", name="Tin khác").is_visible()
    press_by_keyboard(visitor, OLD)
    assert visitor.heading == OLD
    look(visitor, "p06-tin-khong-anh")


def search_without_accents(visitor) -> None:
    visitor.open("/")
    box = visitor.page.get_by_label("Tìm trên cổng")
    box.focus()
    visitor.page.keyboard.type("hanh doan 2020")
    before = visitor.asked
    visitor.page.keyboard.press("Enter")
    visitor.settle(before)
    look(visitor, "p07-tim")
    press_by_keyboard(visitor, "Đoàn Thị Hạnh")
    assert visitor.heading.endswith("Đoàn Thị Hạnh")
    look(visitor, "p08-lan-khen")
    no_violation(visitor)


def verify(visitor, world) -> None:
    certificate = world.conference.decisions.get().lines.get(name="Đoàn Thị Hạnh").certificate
    visitor.open("/xac-minh/")
    visitor.page.get_by_label("Địa chỉ hoặc mã in dưới ô QR").focus()
    visitor.page.keyboard.type(f"https://vidu.vn/x/{certificate.public_id}")
    before = visitor.asked
    visitor.page.keyboard.press("Enter")
    visitor.settle(before)
    assert visitor.heading == "Giấy khen này là thật"
    look(visitor, "p09-xac-minh")


def ask_to_be_shown_less(visitor) -> None:
    visitor.open("/bang-vang/?nam=2020")
    look(visitor, "p10-bang-vang")
    press_by_keyboard(visitor, "Đoàn Thị Hạnh")
    press_by_keyboard(visitor, "đề nghị bớt hiện tên")
    look(visitor, "p11-bot-hien")
    no_violation(visitor)
    visitor.page.get_by_label("Chỉ hiện chữ cái đầu của họ tên").check()
    visitor.page.get_by_label("chính người được khen").check()
    visitor.page.get_by_label("Họ tên người đề nghị").fill("Đoàn Thị Hạnh")
    visitor.page.get_by_label("Điện thoại hoặc địa chỉ liên lạc").fill("0900 000 000")
    visitor.press("Gửi đề nghị")
    assert visitor.heading == "Đã nhận đề nghị của anh/chị"
    look(visitor, "p12-bien-nhan")


def the_officer_agrees(visitor, live_server, world) -> None:
    signed_in(visitor.page.context, live_server, world.user(Role.OFFICER))
    visitor.open("/ban-viec/")
    visitor.page.get_by_role("link", name="Xem và trả lời").first.click()
    assert "chỉ hiện chữ cái đầu" in visitor.heading
    look(visitor, "p20-tra-loi")
    no_violation(visitor)
    visitor.page.get_by_label("đồng ý", exact=True).check()
    visitor.press("Trả lời")
    assert visitor.heading.endswith("đồng ý")
    visitor.open("/bot-hien-ten/so/")
    look(visitor, "p21-cac-de-nghi")
    no_violation(visitor)
    visitor.page.context.clear_cookies()
    visitor.open("/bang-vang/?nam=2020")
    assert "Đ. T. H." in visitor.page.content() and "Đoàn Thị Hạnh" not in visitor.page.content()


def comment_on_a_list(visitor) -> None:
    visitor.open("/lay-y-kien/")
    press_by_keyboard(visitor, "anh sách đề nghị tặng Huân chương")
    press_by_keyboard(visitor, "Gửi ý kiến")
    visitor.page.get_by_label("Ý kiến", exact=True).focus()
    visitor.page.keyboard.type("Tôi biết việc này.")
    press_by_keyboard(visitor, "Gửi ý kiến")
    assert visitor.heading == "Đã nhận ý kiến của anh/chị"


def look_around(visitor) -> None:
    """The other public pages, each without a violation."""
    for place, name in (
        ("/hoi-nghi-da-dua-tin/", "p13-hoi-nghi"),
        ("/guong-dien-hinh/", "p15-dien-hinh"),
        ("/lien-he/", "p16-lien-he"),
        ("/van-ban-hien-hanh/", "p17-van-ban"),
    ):
        visitor.open(place)
        look(visitor, name)
        no_violation(visitor)
    visitor.open("/hoi-nghi-da-dua-tin/")
    press_by_keyboard(visitor, "Hội nghị điển hình tiên tiến")
    look(visitor, "p14-mot-hoi-nghi")
    no_violation(visitor)


def read_it_in_english(visitor) -> None:
    visitor.open("/")
    press_by_keyboard(visitor, "English")
    assert visitor.page.locator("html").get_attribute("lang") == "en"
    look(visitor, "p18-english")
    no_violation(visitor)
    press_by_keyboard(visitor, "khen thưởng 1 tập thể và 2 cá nhân")
    look(visitor, "p19-english-news")
    assert vietnamese_in(visitor.page.content()) == []
    press_by_keyboard(visitor, "Tiếng Việt")
    assert visitor.page.locator("html").get_attribute("lang") == "vi"
