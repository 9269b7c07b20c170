"""An editor with a second factor writes and sends, a leader approves, the page is live; and no screen speaks English or is held
up by the content policy, also where scripts draw it."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from allauth.mfa.totp.internal import auth as totp
from browser.test_accessibility import signed_in
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from PIL import Image
from playwright.sync_api import expect
from portal.english import SAID_IN, english_in
from wagtail.images import get_image_model

from bangvang.audit.models import Entry
from bangvang.portal.actions import draft_news
from bangvang.portal.models import HomePage, NewsPage
from bangvang.register.choices import Role
from cast import build_world
from short_river import shorten

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]
PASSWORD = "mot-mat-khau-dai-cho-biet"
OF_THE_CALENDAR = ".xdsoft_save_selected"
"""A button that the calendar of another maker writes into the page and never shows."""
HEARD = """([attributes, silent]) => {
  const heard = [], words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode;
    if (!text.parentElement.closest("script, style, svg, [hidden], " + silent)) heard.push(text.textContent);
  }
  for (const one of document.querySelectorAll("*"))
    for (const name of attributes) if (one.hasAttribute(name)) heard.push(one.getAttribute(name));
  for (const one of document.querySelectorAll("input[type=submit], input[type=button]")) heard.push(one.value);
  return heard.map(text => text.trim().replace(/\\s+/g, " ")).filter(text => text);
}"""


@pytest.fixture
def world(transactional_db):
    return shorten(build_world())


@pytest.fixture(autouse=True)
def nothing_is_on_its_way_any_more(visitor):
    """Wagtail saves and asks by itself: what the server still works at would be written into the next test's database."""
    yield
    for context in visitor.page.context.browser.contexts:
        for page in context.pages:
            page.wait_for_load_state("networkidle")
            page.goto("about:blank")


def violations(visitor) -> list[str]:
    """What the browser said of the content policy. Wagtail's own answers to a half-written form (400) are no concern here."""
    return [complaint for complaint in visitor.complaints if "Content Security Policy" in complaint]


def english_on(page) -> list[str]:
    """English that the page shows now, scripts having drawn it."""
    page.wait_for_load_state("networkidle")
    return english_in(page.evaluate(HEARD, [list(SAID_IN), OF_THE_CALENDAR]))


def test_an_editor_sends_a_leader_approves_and_the_page_is_live(visitor, live_server, world):
    editor, leader = world.user(Role.EDITOR), world.user(Role.LEADER)
    news = draft_news(editor, world.held_conference())
    sign_in_with_both_factors(visitor, editor)
    visitor.page.get_by_role("link", name=news.title).first.click()
    visitor.page.locator("#id_lead").fill("Chiều 13/7, Hội nghị diễn ra tại hội trường lớn.")
    visitor.page.get_by_role("button", name="Việc khác").last.click()
    visitor.page.get_by_role("button", name=re.compile("^Gửi (tới|duyệt)")).click()
    visitor.page.get_by_text("Đã gửi duyệt trang").wait_for()

    signed_in(visitor.page.context, live_server, leader)
    visitor.open("/bien-tap/")
    visitor.page.get_by_text("Chờ anh/chị duyệt").wait_for()
    visitor.open(reverse("wagtailadmin_pages:edit", args=[news.pk]))
    visitor.page.get_by_role("button", name="Việc khác").last.click()
    visitor.page.get_by_role("button", name="Duyệt và đăng", exact=True).click()
    visitor.page.wait_for_url(re.compile(r"/bien-tap/pages/"))
    visitor.settle()
    live = NewsPage.objects.get()
    visitor.open(live.url)
    assert visitor.heading == news.title
    assert "hội trường lớn" in visitor.page.content()
    assert list(Entry.objects.filter(verb__endswith="_news").values_list("verb", flat=True).order_by("pk"))[-3:] == [
        "submitted_news",
        "published_news",
        "approved_news",
    ]
    assert visitor.outside == []
    assert violations(visitor) == []


def sign_in_with_both_factors(visitor, user) -> None:
    """Through the house's door: the editors' area sends there, and asks for the code before anything is shown."""
    user.password = make_password(PASSWORD)
    user.save(update_fields=["password"])
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    visitor.open("/bien-tap/")
    visitor.page.locator("#id_login").fill(user.username)
    visitor.page.locator("#id_password").fill(PASSWORD)
    visitor.press("Đăng nhập")
    assert visitor.heading == "Gõ mã trên điện thoại"
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    visitor.page.locator("#id_code").fill(totp.format_hotp_value(totp.hotp_value(secret, counter)))
    visitor.press("Đăng nhập")
    visitor.page.wait_for_url("**/bien-tap/")


def test_no_screen_speaks_english_or_breaks_the_policy_when_scripts_draw_it(visitor, live_server, world):
    leader = world.user(Role.LEADER)
    news = draft_news(world.user(Role.EDITOR), world.held_conference())
    signed_in(visitor.page.context, live_server, leader)
    page, found = visitor.page, {}

    def listen(screen: str) -> None:
        if english := english_on(page):
            found[screen] = english
        visitor.picture(f"editing-{screen}")

    home = HomePage.objects.get().pk
    for screen, address in (
        ("home", "/bien-tap/"),
        ("list", f"/bien-tap/pages/{home}/"),
        ("history", reverse("wagtailadmin_pages:history", args=[news.pk])),
        ("documents", reverse("wagtaildocs:add_multiple")),
    ):
        visitor.open(address)
        listen(screen)

    visitor.open(reverse("wagtailadmin_pages:edit", args=[news.pk]))
    for panel in ("trạng thái", "xem trước", "phần kiểm lỗi", "góp ý"):
        page.get_by_role("button", name=f"Mở, đóng {panel}").click()
        listen(f"edit, {panel}")
    page.locator("#id_published_at").click()
    page.locator(".xdsoft_datetimepicker:visible").wait_for()  # the line that starts it was let through
    page.keyboard.press("Escape")
    page.locator(".c-sf-add-button").first.click()
    listen("blocks")
    page.get_by_role("option", name="ảnh có chú thích").click()
    page.get_by_role("button", name="Chọn ảnh").first.click()
    page.get_by_role("tab", name="Gửi lên").click()
    listen("choose a picture")
    page.set_input_files(
        "#id_image-chooser-upload-file", {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": red()}
    )
    page.locator("#id_image-chooser-upload-title").fill("Ảnh đỏ")
    page.locator("#id_image-chooser-upload-description").fill("Một ảnh đỏ")
    page.locator(".modal-body form button[type=submit]").last.click()
    page.locator(".modal-body").wait_for(state="detached")
    listen("a picture chosen")

    page.locator("#id_attachments-ADD").click()  # a part that was not there when the page came
    page.locator("#id_attachments-0-document-chooser").get_by_role("button", name="Chọn tài liệu").click()
    page.locator(".modal-body").wait_for()
    listen("choose a paper")

    visitor.open(reverse("wagtailimages:edit", args=[get_image_model().objects.get().pk]))
    assert page.locator(".jcrop-holder").count() == 1
    listen("focal point")
    assert found == {}
    assert visitor.outside == []
    assert violations(visitor) == []


def test_the_preview_shows_the_page_beside_the_form_under_the_strict_policy(visitor, live_server, world):
    news = draft_news(world.user(Role.EDITOR), world.held_conference())
    signed_in(visitor.page.context, live_server, world.user(Role.EDITOR))
    policies = {}
    visitor.page.on(
        "response", lambda answer: policies.update({answer.url: answer.headers.get("content-security-policy", "")})
    )
    visitor.open(reverse("wagtailadmin_pages:edit", args=[news.pk]))
    visitor.page.get_by_role("button", name="Mở, đóng xem trước").click()
    shown = visitor.page.frame_locator("iframe").first.locator("h1")
    expect(shown).to_have_text(news.title, timeout=60_000)  # Wagtail puts a new frame in the place of the first
    (policy,) = {policy for url, policy in policies.items() if "/edit/preview/" in url and "in_preview_panel" in url}
    assert "frame-ancestors 'self'" in policy and "unsafe" not in policy
    assert violations(visitor) == []


def test_a_script_that_got_into_a_draft_does_not_run_on_the_editors_screens(visitor, live_server, world):
    news = draft_news(world.user(Role.EDITOR), world.held_conference())
    news.title = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
    news.save_revision()
    signed_in(visitor.page.context, live_server, world.user(Role.EDITOR))
    spoken = []
    visitor.page.on("dialog", lambda dialog: (spoken.append(dialog.message), dialog.dismiss()))
    for address in ("/bien-tap/", reverse("wagtailadmin_pages:edit", args=[news.pk])):
        visitor.open(address)
        visitor.settle()
        visitor.page.evaluate("() => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(2)>')")
        visitor.page.wait_for_timeout(300)
    assert spoken == []


def red() -> bytes:
    written = BytesIO()
    Image.new("RGB", (640, 400), "#B0161B").save(written, "JPEG")
    return written.getvalue()
