"""Every public page is HTML without one error of the standard's parser; every feed is what its format asks for."""

from __future__ import annotations

from collections import Counter
from datetime import date
from xml.etree import ElementTree

import html5lib
import pytest
from django.test import Client
from django.urls import reverse
from html5lib.constants import E as WORDS

from access.test_every_route import ROWS
from bangvang.certificate.models import Certificate
from bangvang.portal import limits
from bangvang.portal.models import HomePage, NewsPage, SectionPage
from bangvang.register.models import Honour

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ONE_LOOK = {"HTTP_COOKIE": "bv_text=large; bv_theme=dark; bv_lang=en"}


def faults(text: str) -> list[str]:
    """Errors of the parser with what stands there, ids given twice, and references to an id that nothing has."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree = parser.parse(text)
    lines = text.splitlines()
    found = [
        f"{WORDS[code] % data} …{(lines[line - 1 : line] or ['the end'])[0][max(column - 60, 0) : column + 20]}…"
        for (line, column), code, data in parser.errors
    ]
    ids = Counter(one.get("id") for one in tree.iter() if one.get("id"))
    found += [f"id given {times} times: {name}" for name, times in ids.items() if times > 1]
    for one in tree.iter():
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"):
            found += [f'{name}="{told}" leads nowhere' for told in (one.get(name) or "").split() if told not in ids]
    return found


def test_faults_are_found():
    assert faults("<!doctype html><html lang=vi><title>a</title><p>a") == []
    for broken in (
        "<p>a</b>",
        '<a id="x"></a><b id="x"></b>',
        '<label for="y">a</label>',
        "<table><p>a</table>",
        "<br/ x>&nosuch;",
    ):
        assert faults(f"<!doctype html><title>a</title>{broken}") != [], broken


@pytest.fixture
def public(whole_river) -> list[str]:
    """Addresses of everything public with something on it."""
    NewsPage.objects.get().save_revision().publish()
    routes = [
        reverse(name, kwargs=row.make(whole_river)) for name, row in ROWS.items() if row.public and row.method == "get"
    ]
    pages = [page.url for kind in (HomePage, SectionPage, NewsPage) for page in kind.objects.live()]
    searches = [
        f"{address}?q={words}"
        for address in ("/tim/", "/bang-vang/", "/quyet-dinh-khen-thuong/", "/van-ban-hien-hanh/", "/xac-minh/")
        for words in ("", "khen", "%3Cscript%3E%22%27%26", "zzqqxx")
    ]
    leaves = ["/bang-vang/?trang=2", "/bang-vang/?nam=2020&loai=individual", "/quyet-dinh-khen-thuong/?nam=2020"]
    missing = ["/khong-co-trang-nay/", "/x/AbCdEfGhIjKlMnOpQrStUv", "/xac-minh/?text=%3Cb%3E"]
    return [*routes, *pages, *searches, *leaves, *missing]


def test_every_public_page_is_valid(public, monkeypatch):
    monkeypatch.setattr(limits, "FREE", 1_000)
    wrong, seen = {}, 0
    for address in dict.fromkeys(public):
        for look in ({}, ONE_LOOK):
            answer = Client().get(address, **look)
            if answer.get("Content-Type", "").startswith("text/html") and answer.content:
                seen += 1
                found = faults(answer.content.decode())
                if found:
                    wrong[f"{address} {answer.status_code}"] = found[:5]
    assert wrong == {}, "\n".join(f"{address}: {found}" for address, found in wrong.items())
    assert seen > 60


def test_pages_of_what_went_wrong_or_was_taken_away_are_valid(client, short, monkeypatch):
    from decision.test_acts import annul, put_in_force

    certificate = Certificate.objects.get(line__decision=short.certified_decision(), line__ordinal=2)
    put_in_force(short, annul(short, [Honour.objects.get(pk=certificate.honour_id)], signed_on=date(2026, 3, 2)))
    fallen = client.get(f"/x/{certificate.public_id}").content.decode()
    monkeypatch.setattr(limits, "FREE", 0)
    client.get("/tim/", {"q": "a"})
    waiting = client.get("/tim/", {"q": "a"})
    assert waiting.status_code == 429 and "không còn giá trị" in fallen
    assert faults(fallen) == faults(waiting.content.decode()) == []


def test_feeds_have_what_their_formats_ask_for(client, public):
    for address in ("/tin.rss", "/tin-hoi-nghi/tin.rss"):
        channel = ElementTree.fromstring(client.get(address).content).find("channel")
        assert channel is not None and all(channel.findtext(name) for name in ("title", "link", "description"))
        assert all(item.findtext("title") and item.findtext("link") for item in channel.iter("item"))
    for address in ("/tin.atom", "/tin-hoi-nghi/tin.atom"):
        feed = ElementTree.fromstring(client.get(address).content)
        for entry in (feed, *feed.iter(f"{ATOM}entry")):
            assert all(entry.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated"))
    sitemap = ElementTree.fromstring(client.get("/sitemap.xml").content)
    assert all(one.findtext("{*}loc").startswith("http") for one in sitemap)
    told = client.get("/tin.json").json()
    assert told["version"] and told["title"] and all(item["id"] and item["url"] for item in told["items"])
