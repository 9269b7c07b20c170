"""Every public page is kept, and is new the moment its record changes."""

from __future__ import annotations

import re
from datetime import date

import pytest
from decision.test_acts import annul, put_in_force
from django.test import Client
from django.utils import timezone
from portal.test_views import AT

from bangvang.certificate.models import Certificate
from bangvang.decision.actions import correct
from bangvang.design.keeping.middleware import shelf
from bangvang.portal.actions import draft_news, publish_news
from bangvang.portal.models import HomePage, NewsPage
from bangvang.portal.queries.public_keys import key_of
from bangvang.register.choices import Role
from bangvang.register.public_keys import HONOURS

pytestmark = pytest.mark.django_db
NEVER_KEPT = {
    "/xac-minh/": "it answers what is typed",
    "/tim/": "a search",
    "/robots.txt": "four lines",
}


@pytest.fixture
def told(world) -> NewsPage:
    editor = world.user(Role.EDITOR)
    page = draft_news(editor, world.held_conference())
    publish_news(world.user(Role.LEADER), page, at=AT, author="V.H.N", source="Cổng tin tức")
    return NewsPage.objects.get()


def is_kept(address: str) -> bool:
    """Whether a second stranger gets the page without a question beyond its version."""
    Client().get(address)
    before = len(shelf._pages)
    Client().get(address)
    return any(address == key[3] for key in shelf._pages) and len(shelf._pages) == before


def test_every_public_page_is_kept(told):
    certificate = Certificate.objects.first()
    for address in (
        "/", told.url, "/tin-hoi-nghi/", "/bang-vang/", f"/x/{certificate.public_id}", "/guong-dien-hinh/",
        "/quyet-dinh-khen-thuong/",
        "/van-ban-hien-hanh/", "/hoi-nghi-da-dua-tin/", "/phong-trao-thi-dua/", "/lien-he/", "/chi-tieu/", "/tin.rss",
        "/tin.atom", "/tin.json", "/tin-hoi-nghi/tin.rss", "/tin-hoi-nghi/tin.json", "/sitemap.xml", f"/tin/{told.pk}.pdf",
        f"/bang-vang/{HONOURS.of(certificate.honour_id)}/",
    ):  # fmt: skip
        assert is_kept(address), address
    for address in NEVER_KEPT:
        assert not is_kept(address), address
    key = f"/quyet-dinh-khen-thuong/{key_of(certificate.line.decision_id)}/"
    assert not is_kept(key), "leaves of names cost a turn each"


def test_a_kept_page_asks_one_question(client, told, django_assert_num_queries):
    address = f"/x/{Certificate.objects.first().public_id}"
    for one in (told.url, address):
        client.get(one)
        with django_assert_num_queries(1):
            client.get(one)


def test_a_withdrawal_is_shown_at_once(short, client):
    decision = short.certified_decision()
    certificate = Certificate.objects.get(line__decision=decision, line__ordinal=2)
    address = f"/x/{certificate.public_id}"
    for _ in range(2):
        assert "Giấy khen này là thật" in client.get(address).content.decode()
    listed = f"/bang-vang/{HONOURS.of(certificate.honour_id)}/"
    assert listed in client.get("/bang-vang/").content.decode()
    assert "không còn" not in client.get(listed).content.decode()
    put_in_force(short, annul(short, [certificate.honour]))
    assert "Giấy khen này không còn giá trị" in client.get(address).content.decode()
    assert listed not in client.get("/bang-vang/").content.decode()
    assert "không còn giá trị" in client.get(listed).content.decode()


def test_the_minute_that_the_answer_names_is_the_minute_it_was_asked_in(client, world):
    address = f"/x/{world.certified_decision().lines.get(ordinal=1).certificate.public_id}"
    for _ in range(2):
        said = re.search(r"Hỏi lúc (\d\d:\d\d), ", client.get(address).content.decode()).group(1)
        assert said == f"{timezone.localtime():%H:%M}"
    assert "no-store" in client.get(address)["Cache-Control"]


def test_a_correction_is_shown_at_once_in_the_news_and_the_roll(client, world, told):
    before = client.get(told.url).content.decode()
    line = Certificate.objects.get(line__ordinal=3).line
    assert line.name in before
    correct(
        world.user(Role.OFFICER),
        line,
        field="name",
        new="Trung tâm Dạy nghề Hội Nông dân",
        act="Công văn 12/CV",
        on=date(2020, 7, 20),
    )
    after = client.get(told.url).content.decode()
    assert "Trung tâm Dạy nghề Hội Nông dân" in after and "đã đính chính" in after


def test_news_published_and_taken_down_change_every_list_at_once(client, world):
    for address in ("/", "/tin-hoi-nghi/", "/tin.rss", "/hoi-nghi-da-dua-tin/"):
        client.get(address)
    editor = world.user(Role.EDITOR)
    page = draft_news(editor, world.held_conference())
    publish_news(world.user(Role.LEADER), page, at=AT, author="", source="")
    page = NewsPage.objects.get()
    for address in ("/", "/tin-hoi-nghi/", "/tin.rss", "/hoi-nghi-da-dua-tin/"):
        assert page.title in client.get(address).content.decode(), address
    assert client.get(page.url).status_code == 200
    page.unpublish()
    assert client.get(page.url).status_code == 404
    assert page.title not in client.get("/tin-hoi-nghi/").content.decode()


def test_a_page_moved_by_an_editor_is_gone_from_its_old_place_at_once(client, world, told):
    from wagtail.log_actions import LogContext

    old = told.url
    client.get(old)
    with LogContext(user=world.user(Role.EDITOR)):
        told.move(HomePage.objects.get(), pos="last-child")
    assert client.get(old).status_code in (301, 404)
    assert client.get(NewsPage.objects.get().url).status_code == 200
