"""Public pages in English: no Vietnamese word of ours is left, what the office wrote is marked as Vietnamese, and who works
in the office keeps working in Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import GNUTranslations
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.cache import cache
from django.template.loader import get_template
from django.test import Client
from django.test.signals import template_rendered
from django.urls import reverse

from access.test_every_route import ROWS
from bangvang.design.language import LANGUAGE_COOKIE, SPACES
from bangvang.portal.models import NewsPage
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db
VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
OURS = "Bảng Vàng"
"""The name of the program, the same in every language."""
SAID_IN = ("aria-label", "placeholder", "alt", "data-label", "data-done", "data-stop")
SILENT = {"script", "style", "title"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "use"}
CATALOGUE = Path(__file__).resolve().parents[2] / "src/bangvang/portal/locale/en/LC_MESSAGES/django.mo"


class Ear(HTMLParser):
    """Hears what a page says outside of everything that is marked as Vietnamese, and its title, which can mark nothing.

    ``marked``: the office's own words, of which a title may be made.
    """

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.marked: list[str] = []
        self.title = ""
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attrs) -> None:
        said = dict(attrs)
        deaf = bool(self.open and self.open[-1][1]) or said.get("lang") == "vi" or tag in SILENT
        if not deaf:
            self.heard += [said[name] for name in SAID_IN if said.get(name)]
        if tag not in VOID:
            self.open.append((tag, deaf))

    def handle_endtag(self, tag) -> None:
        while self.open and tag in [name for name, _deaf in self.open]:
            if self.open.pop()[0] == tag:
                return

    def handle_data(self, text) -> None:
        if self.open and self.open[-1][0] == "title":
            self.title += text
        elif self.open and self.open[-1][1]:
            self.marked.append(text.strip())
        if not (self.open and self.open[-1][1]) and text.strip():
            self.heard.append(text.strip())


def vietnamese_in(html: str) -> list[str]:
    ear = Ear()
    ear.feed(html)
    title = ear.title.replace(OURS, "")
    for words in sorted(ear.marked, key=len, reverse=True):
        title = title.replace(words, "")
    ear.heard.append(title)
    return [text for text in ear.heard if VIETNAMESE.search(text.replace(OURS, ""))]


def test_a_title_is_listened_to_as_well():
    page = "<title>{} 01/QĐ · Bảng Vàng</title><p><span lang='vi'>01/QĐ</span></p>"
    assert vietnamese_in(page.format("Decision")) == []
    assert vietnamese_in(page.format("Quyết định")) == ["Quyết định  · "]


def addresses(world) -> Iterator[str]:
    """Every public page of the table of access, the pages that Wagtail serves, and those that answer a question."""
    for name, row in sorted(ROWS.items()):
        if row.public and row.method == "get" and name.partition(":")[0] in SPACES:
            yield reverse(name, kwargs=row.make(world))
    news = NewsPage.objects.get()
    yield from (news.url, news.get_parent().url, "/", "/khong-co/", "/x/AbCdEfGhIjKlMnOpQrStUv")
    yield from ("/bang-vang/?q=hanh", "/bang-vang/?q=khongthay", "/tim/?q=hanh", "/tim/?q=khongthay", "/bang-vang/?nam=2020")
    yield from ("/xac-minh/?text=", "/xac-minh/?text=abc", "/quyet-dinh-khen-thuong/?q=01")


@pytest.fixture
def english() -> Client:
    client = Client()
    client.cookies[LANGUAGE_COOKIE] = "en"
    return client


def test_no_public_page_has_a_vietnamese_word_of_ours_left(english, whole_river):
    left, used, pages = {}, set(), 0

    def note(template, **_more) -> None:
        used.add(template.name)

    template_rendered.connect(note)
    try:
        for address in addresses(whole_river):
            cache.clear()
            answer = english.get(address)
            if not answer.get("Content-Type", "").startswith("text/html") or "attachment" in str(answer.headers):
                continue
            html, pages = answer.content.decode(), pages + 1
            assert '<html lang="en"' in html, address
            found = vietnamese_in(html)
            if found:
                left[address] = found
    finally:
        template_rendered.disconnect(note)
    assert left == {}, "\n".join(f"{address}: {found}" for address, found in left.items())
    assert pages > 30
    assert untranslated(used) == {}


def untranslated(templates: set[str]) -> dict[str, list[str]]:
    """Messages of the templates that the catalogue does not have, also those that no page happened to show."""
    with CATALOGUE.open("rb") as file:
        known = GNUTranslations(file)._catalog
    keys = {key[0] if isinstance(key, tuple) else key for key in known} | {
        key.split("\x04")[-1] for key in known if isinstance(key, str)
    }
    missing = {}
    for name in sorted(one for one in templates if one and one.endswith(".html") and not one.startswith("django/")):
        text = Path(get_template(name).origin.name).read_text(encoding="utf-8")
        if "bangvang" not in str(get_template(name).origin.name):
            continue
        said = [word for _quote, word in re.findall(r"""\{% translate (["'])(.*?)\1""", text)]
        for block in re.findall(r"\{% blocktranslate.*?%\}(.*?)\{% (?:plural|endblocktranslate) %\}", text, re.DOTALL):
            said.append(re.sub(r"\{\{ (\w+) \}\}", r"%(\1)s", block))
        lacking = [one for one in said if one not in keys]
        if lacking:
            missing[name] = lacking
    return missing


def test_every_message_of_the_catalogue_says_something_and_keeps_its_places():
    with CATALOGUE.open("rb") as file:
        known = GNUTranslations(file)._catalog
    for asked, said in known.items():
        if not asked:
            continue
        source = asked[0] if isinstance(asked, tuple) else asked
        assert said and not VIETNAMESE.search(said.replace(OURS, "")), source
        assert set(re.findall(r"%\(\w+\)[sd]", source)) == set(re.findall(r"%\(\w+\)[sd]", said)), source


def test_the_reader_chooses_and_comes_back_to_the_page(client, world):
    page = client.get("/bang-vang/?nam=2020").content.decode()
    assert '<html lang="vi"' in page and ">English</a>" in page
    answer = client.get("/trinh-bay/tieng/en/", {"ve": "/bang-vang/?nam=2020"})
    assert answer["Location"] == "/bang-vang/?nam=2020"
    page = client.get(answer["Location"]).content.decode()
    assert '<html lang="en"' in page and "Honours on record" in page and ">Tiếng Việt</a>" in page
    client.get("/trinh-bay/tieng/vi/")
    assert "lần khen trong sổ" in client.get("/bang-vang/").content.decode()


def test_one_answer_leaves_no_english_for_the_next(english, client, world):
    english.get("/bang-vang/")
    assert "lần khen trong sổ" in client.get("/bang-vang/").content.decode()


def test_pages_in_vietnamese_carry_no_marks_of_language(client, whole_river):
    for address in addresses(whole_river):
        cache.clear()
        answer = client.get(address)
        if answer.get("Content-Type", "").startswith("text/html") and "attachment" not in str(answer.headers):
            html = answer.content.decode()
            assert '<html lang="vi"' in html and '<span lang="vi"' not in html, address


def test_who_works_in_the_office_and_what_programs_read_stay_vietnamese(english, whole_river):
    assert "Tin thi đua, khen thưởng" in english.get("/tin.rss").content.decode()
    assert 'lang="vi"' in english.get("/dang-nhap/").content.decode()[:60]
    english.force_login(whole_river.user(Role.EDITOR))
    for address in ("/", "/bang-vang/", "/soan-tin/", "/ban-viec/"):
        assert '<html lang="vi"' in english.get(address).content.decode()


def test_a_form_sent_in_english_answers_in_english(english, whole_river):
    page = english.post("/lay-y-kien/tra-cuu/", {"code": "abc"}).content.decode()
    assert "20 letters and digits in four groups" in page and vietnamese_in(page) == []
