"""A real Chromium on a real server; a machine without it skips aloud, CI never (see the root ``conftest.py``)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, sync_playwright

from bangvang.demonstration.build import build
from bangvang.outbox.actions import carry_out_waiting

WIDTHS = {"phone": (360, 740), "tablet": (768, 1024), "desk": (1440, 900)}
PICTURES = Path(os.environ.get("BANGVANG_PICTURES", "")) if os.environ.get("BANGVANG_PICTURES") else None
_ASKS_THE_SERVER = """pressed => {
  const link = pressed.closest("a[href]"), form = pressed.form;
  if (link) return !link.getAttribute("href").startsWith("#") && !link.hasAttribute("download");
  return pressed.type === "submit" && !!form && (pressed.formNoValidate || form.noValidate || form.checkValidity());
}"""
"""Whether pressing it sends a request: a link to elsewhere, or a button of a form that the browser lets go."""
SETTLES_WITHIN = 90
"""Seconds for one answer: a busy machine writes the counts of 22 items in its own time."""
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in the test's own thread


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
    ]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield opened
        opened.close()


@pytest.fixture
def office(live_server, transactional_db) -> dict[str, str]:
    """The demonstration as a newcomer finds it; user name → password."""
    passwords = build(live_server.url)
    carry_out_waiting()
    return passwords


class Visitor:
    """One person at a browser: signs in, presses, looks, and keeps pictures at three widths when asked to."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.outside: list[str] = []
        self.complaints: list[str] = []
        self.under_way: set[Request] = set()
        self.asked = 0
        page.on("request", self._note_request)
        for done in ("requestfinished", "requestfailed"):
            page.on(done, self._note_answer)
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note_request(self, request) -> None:
        self.under_way.add(request)
        self.asked += 1
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.outside.append(request.url)

    def _note_answer(self, request) -> None:
        self.under_way.discard(request)

    def open(self, path: str) -> None:
        self.page.goto(self.base + path)

    def sign_in(self, username: str, password: str) -> None:
        self.page.context.clear_cookies()
        self.open("/dang-nhap/?next=/ban-viec/")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu", exact=True).fill(password)
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.wait_for_url("**/ban-viec/")

    def press(self, name: str) -> None:
        self._click(self.page.get_by_role("button", name=name).first)

    def follow(self, name: str) -> None:
        self._click(self.page.get_by_role("link", name=name).first)

    def _click(self, pressed: Locator) -> None:
        """Click, and wait for the answer. A busy browser takes its time between the click and the request: the next step
        would otherwise cut the form off before it was sent."""
        before = self.asked if pressed.evaluate(_ASKS_THE_SERVER) else None
        pressed.click()
        self.settle(before)

    def settle(self, before: int | None = None) -> None:
        """Wait until nothing is under way; where ``before`` is given, until something was asked since that count first."""
        for _ in range(SETTLES_WITHIN * 50):
            self.page.wait_for_timeout(20)
            if not self.under_way and (before is None or self.asked > before):
                break
        else:  # going on would cut off what the step was about, and the next step would be blamed
            raise AssertionError(f"not answered within {SETTLES_WITHIN} s: {[one.url for one in self.under_way]}")
        self.page.wait_for_load_state()

    @property
    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    def picture(self, name: str) -> None:
        """Keep the page at three widths, in the folder of BANGVANG_PICTURES."""
        if PICTURES is None:
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        for width, height in WIDTHS.values():
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
        self.page.set_viewport_size({"width": 1440, "height": 900})

    def widest(self) -> int:
        """How many pixels the page is wider than its window: 0 when nothing sticks out."""
        self.page.wait_for_load_state()  # just after a click the new document may still be without a root
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.fixture
def visitor(browser, live_server) -> Iterator[Visitor]:
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield Visitor(page, live_server.url)
    context.close()
