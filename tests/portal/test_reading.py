"""News for readers and for programs: the article, its paper, feeds, lists and the search of the whole portal."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pypdfium2
import pytest
from portal.test_disagreement import AT
from portal.test_queries import TITLE

from bangvang.portal.actions import draft_news, lay_out, publish_news
from bangvang.portal.models import HomePage, NewsPage, SectionPage
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(world) -> NewsPage:
    page = draft_news(world.user(Role.EDITOR), world.held_conference())
    publish_news(world.user(Role.LEADER), page, at=AT, author="V.H.N", source="Cổng tin tức")
    return NewsPage.objects.get()


def test_the_portal_is_laid_out_once(world):
    world.held_conference()
    before = HomePage.objects.get()
    assert lay_out() == before and SectionPage.objects.count() == 7


def test_news_of_a_conference_stands_in_its_section(client, told):
    assert told.get_parent().slug == "tin-hoi-nghi"
    assert TITLE in client.get("/tin-hoi-nghi/").content.decode()
    assert TITLE in client.get("/").content.decode()


def test_what_search_engines_read_cannot_end_the_script(client, told):
    told.lead = "Lời dẫn </script><script>alert(1)</script> & hết"
    told.save()
    html = client.get(told.url).content.decode()
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert data is not None and "alert(1)" in data.group(1)
    read = json.loads(data.group(1))
    assert (
        read["description"] == told.lead
        and read["headline"] == TITLE
        and read["datePublished"].startswith("2020-07-14")
    )
    assert "<script>alert" not in html


def test_feeds_hold_the_news_and_are_well_formed(client, told):
    for address in ("/tin.rss", "/tin.atom", "/tin-hoi-nghi/tin.rss", "/tin-hoi-nghi/tin.atom"):
        text = client.get(address).content.decode()
        ElementTree.fromstring(text)
        assert TITLE in text
    assert TITLE not in client.get("/van-ban/tin.rss").content.decode()
    assert client.get("/khong-co/tin.rss").status_code == 404
    feed = client.get("/tin.json").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["items"][0]["title"] == TITLE
    assert feed["items"][0]["date_published"] == "2020-07-14T10:48:00+07:00"


def test_the_sitemap_names_the_news_and_nobody(client, told):
    text = client.get("/sitemap.xml").content.decode()
    ElementTree.fromstring(text)
    assert told.url in text and "/x/" not in text and "/bang-vang/" not in text
    assert "Disallow: /bang-vang/" in client.get("/robots.txt").content.decode()


def test_the_paper_says_what_the_page_says(client, told):
    answer = client.get(f"/tin/{told.pk}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    pdf = pypdfium2.PdfDocument(answer.content)
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    for words in (TITLE, "Thứ Ba, 14/07/2020 10:48", "V.H.N", "Một là", "6 tập thể và 16 cá nhân", "Đoàn Thị Hạnh"):
        assert words in text
    draft = NewsPage.objects.get()
    draft.unpublish()
    assert client.get(f"/tin/{told.pk}.pdf").status_code == 404


def test_one_line_of_words_finds_everything_public(client, told):
    for words, found in (
        ("khen thuong 6 tap the", TITLE),
        ("doan thi hanh", "Đoàn Thị Hạnh"),
        ("01/qd", "01/QĐ-SLĐTBXH"),
    ):
        assert found in client.get("/tim/", {"q": words}).content.decode()
    nothing = client.get("/tim/", {"q": "zzqqxx"}).content.decode()
    assert "Không thấy gì khớp" in nothing
    assert "<script>" not in client.get("/tim/", {"q": "<script>alert(1)</script>"}).content.decode()


def test_decisions_are_listed_by_year_and_found_by_number(client, told):
    page = client.get("/quyet-dinh-khen-thuong/").content.decode()
    assert "01/QĐ-SLĐTBXH" in page and "6 tập thể và 16 cá nhân" in page
    assert "01/QĐ-SLĐTBXH" in client.get("/quyet-dinh-khen-thuong/", {"q": "01"}).content.decode()
    assert "Không thấy quyết định nào" in client.get("/quyet-dinh-khen-thuong/", {"nam": "1999"}).content.decode()


def test_movements_are_told_to_everybody_once_they_are_launched(client, world):
    page = client.get("/phong-trao-thi-dua/").content.decode()
    assert "phong trào" in page.lower()


def test_a_decision_has_an_address_that_nobody_can_count_through(client, told):
    page = client.get("/quyet-dinh-khen-thuong/").content.decode()
    address = re.search(r'href="(/quyet-dinh-khen-thuong/[^"?]+/)"', page).group(1)
    first = client.get(address).content.decode()
    leads_to_an_honour = re.compile(r'href="/bang-vang/[^"?]+/"')
    assert "Đoàn Thị Hạnh" in first and len(leads_to_an_honour.findall(first)) == 20 + 1  # one is hidden
    assert len(leads_to_an_honour.findall(client.get(address, {"trang": 2}).content.decode())) == 2
    number = address.split("/")[-2].split(".")[0]
    for forged in (f"/quyet-dinh-khen-thuong/{number}/", f"/quyet-dinh-khen-thuong/{number}.{'a' * 43}/"):
        assert client.get(forged).status_code == 404


def test_conferences_and_documents_are_listed_for_everybody(client, told):
    assert told.url in client.get("/hoi-nghi-da-dua-tin/").content.decode()
    assert client.get("/van-ban-hien-hanh/", {"q": "luat"}).status_code == 200
