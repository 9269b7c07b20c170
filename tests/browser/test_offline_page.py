"""The page that needs no network: opened from a file in a real browser, it answers as the Python does, and asks nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page
from trust.papers import BASE, DEPARTMENT, FIRST_DAY, LAST_DAY, generous, key, ring, signed, statement, whole_address
from trust.test_forgery import MALFORMED, attempts, reason_of

from bangvang_trust.keys import Ring, generate, revoke
from bangvang_trust.offline import page as offline_page
from bangvang_trust.statement import Reason, address, sign

pytestmark = pytest.mark.walks


class Opened:
    """The page in a browser that is told to have no network."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, after: str = "", *, known: Ring | None = None) -> None:
        file = self.folder / "kiem.html"
        file.write_text(offline_page(known or ring(), as_of=date(2026, 11, 23)), encoding="utf-8")
        self.page.goto("about:blank")
        self.page.goto(file.as_uri() + (f"#{after}" if after else ""))

    def answer(self) -> tuple[str, str]:
        self.page.locator("#heading[data-verdict]").wait_for()
        return self.page.locator("h1").inner_text(), self.page.locator("#reason").inner_text()

    def reason(self, letters: str) -> str | None:
        """The word for the refusal, None when accepted; asked of the script itself."""
        return self.page.evaluate(
            """letters => bangVang.verifyLetters(letters, JSON.parse(document.getElementById("known").textContent).keys)
                .then(() => null, error => error.reason ?? String(error))""",
            letters,
        )


@pytest.fixture
def opened(browser, tmp_path) -> Iterator[Opened]:
    context = browser.new_context(locale="vi-VN", offline=True, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield Opened(page, tmp_path)
    context.close()


@pytest.mark.parametrize("after", [signed, whole_address], ids=["letters", "address"])
def test_a_genuine_statement_is_shown(opened, after):
    opened.open(after())
    assert opened.answer() == ("Lời chứng thật", f"Chữ ký khớp với khóa của {DEPARTMENT}.")
    shown = opened.page.locator("dd").all_inner_texts()
    assert shown == [
        "Đoàn Thị Hạnh", "Giấy khen", "1234/QĐ-SLĐTBXH", "14/07/2020", f"Giám đốc {DEPARTMENT}", "23/11/2026", DEPARTMENT
    ]
    assert "Hãy so" in opened.page.locator("#compare").inner_text()
    assert [url for url in opened.asked if not url.startswith(("file:", "about:"))] == []
    assert opened.complaints == []
    assert opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_an_address_may_be_pasted(opened):
    opened.open()
    assert "Kiểm giấy khen" in opened.page.locator("h1").inner_text()
    opened.page.get_by_label("Địa chỉ đầy đủ").fill(f"  {whole_address()}\n")
    opened.page.get_by_role("button", name="Kiểm").click()
    assert opened.answer()[0] == "Lời chứng thật"
    opened.page.get_by_label("Địa chỉ đầy đủ").fill(f"{BASE}/x/k3vdq9brzw2mx7atyhnp#")
    opened.page.get_by_role("button", name="Kiểm").click()
    opened.page.get_by_text("không mang lời chứng").wait_for()
    assert opened.page.locator("dl").is_hidden()


def test_an_altered_statement_is_refused(opened):
    letters = list(signed())
    letters[100] = "A" if letters[100] != "A" else "B"
    opened.open("".join(letters))
    assert opened.answer()[0] == "Không chấp nhận"
    assert opened.page.locator("dl").is_hidden()


def test_an_expired_key_is_named_with_its_day(opened):
    said = statement(signed_on=date(2028, 1, 1))
    opened.open(address(BASE, said, sign(said, generous(key()))))
    heading, reason = opened.answer()
    assert heading == "Không chấp nhận"
    assert "01/01/2028" in reason and "hết hạn (31/12/2027)" in reason


def test_an_expired_key_proves_what_was_signed_in_its_days(opened):
    old = generate(DEPARTMENT, date(2020, 1, 1), date(2021, 12, 31))
    said = statement(signed_on=date(2020, 8, 1))
    opened.open(sign(said, old), known=Ring((old.public,)))
    assert opened.answer()[0] == "Lời chứng thật"


def test_an_unknown_key_is_not_called_a_forgery(opened):
    stranger = generate(DEPARTMENT, FIRST_DAY, LAST_DAY)
    opened.open(sign(statement(), stranger))
    heading, reason = opened.answer()
    assert heading == "Chưa kiểm được"
    assert stranger.public.kid in reason


def test_a_revoked_key_is_refused(opened):
    opened.open(signed(), known=revoke(ring(), key().public.kid, on=date(2026, 12, 1)))
    assert "thu hồi" in opened.answer()[1]


def test_a_page_at_another_certificates_address_refuses(opened):
    """The same page served under ``/x/<id>``: id and letters must belong together."""
    html = offline_page(ring(), as_of=date(2026, 11, 23))
    opened.page.route(f"{BASE}/x/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    opened.page.goto(whole_address())
    assert opened.answer()[0] == "Lời chứng thật"
    opened.page.goto(f"{BASE}/x/aaaaaaaaaaaaaaaaaaaa#{signed()}")
    assert "aaaaaaaaaaaaaaaaaaaa" in opened.answer()[1]


def test_a_statement_moved_to_another_address_is_refused(opened):
    opened.open(f"{BASE}/x/aaaaaaaaaaaaaaaaaaaa#{signed()}")
    assert "aaaaaaaaaaaaaaaaaaaa" in opened.answer()[1]


def test_a_name_is_text_and_never_markup(opened):
    said = statement(name="<img src=x onerror=alert(1)>")
    opened.open(sign(said, key()))
    opened.answer()
    assert opened.page.locator("#name").inner_text() == said.name
    assert opened.page.locator("#name img").count() == 0


def test_a_ring_cannot_break_out_of_the_page(opened):
    odd = generate("Sở </script><script>alert(1)</script>", FIRST_DAY, LAST_DAY)
    said = statement(issuer=odd.public.body)
    opened.open(sign(said, odd), known=Ring((odd.public,)))
    assert opened.answer()[0] == "Lời chứng thật"
    assert opened.complaints == []


def test_both_implementations_refuse_for_the_same_reason(opened):
    opened.open()
    for made, reason in MALFORMED:
        letters = made()
        assert opened.reason(letters) == reason.value, letters


def test_both_implementations_agree_on_forgeries(opened):
    opened.open()
    for kind, letters in islice(attempts(320), 600):
        ours = reason_of(letters)
        theirs = opened.reason(letters)
        assert theirs is not None, (kind, letters)
        if kind != "bytes_changed":
            assert theirs == ours.value, (kind, letters)


def test_both_implementations_accept_names_of_all_peoples(opened):
    opened.open()
    for name in ("Ksor H'Khuê", "Y Blŏ Niê", "Néang Sóc Kha", "Trung tâm Điều dưỡng người có công số 2 " * 3 + "A"):
        assert opened.reason(sign(statement(name=name), key())) is None


def test_every_bit_counts_for_the_script_too(opened):
    from trust.test_forgery import flipped_everywhere

    opened.open()
    letters = list(flipped_everywhere(signed()))[::7]
    reasons = opened.page.evaluate(
        """async all => {
            const keys = JSON.parse(document.getElementById("known").textContent).keys;
            const ask = letters => bangVang.verifyLetters(letters, keys).then(() => null, error => error.reason);
            return Promise.all(all.map(ask));
        }""",
        letters,
    )
    assert None not in reasons
    assert set(reasons) <= {reason.value for reason in Reason}
    assert quote("".join(letters[0])) == letters[0], "letters need no escaping in an address"
