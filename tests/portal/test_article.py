"""A piece of news made anew: few questions, the right news beside it, and nobody reads what is for some readers only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from portal.editing import write_news
from portal.test_views import AT
from wagtail.models import PageViewRestriction

from bangvang.conference.actions import plan_conference
from bangvang.portal.actions import draft_news, publish_news
from bangvang.portal.models import NewsPage
from bangvang.portal.pages.home import HomePage
from bangvang.portal.pages.news import besides
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db


def told(world, title: str, hour: int, **fields) -> NewsPage:
    """News published ``hour`` hours after `AT`."""
    page = write_news(world.user(Role.EDITOR), title, world.department, **fields)
    NewsPage.objects.filter(pk=page.pk).update(live=True, published_at=AT + timedelta(hours=hour))
    return NewsPage.objects.get(pk=page.pk)


def titles(pages: list[NewsPage]) -> list[str]:
    return [one.title for one in pages]


def test_an_article_made_anew_asks_fifteen_questions_at_most(client, world, django_assert_max_num_queries):
    page = draft_news(world.user(Role.EDITOR), world.held_conference())
    publish_news(world.user(Role.LEADER), page, at=AT, author="V.H.N", source="Cổng tin tức")
    for hour in range(6):
        told(world, f"Tin {hour}", hour - 3)
    client.get("/")
    with django_assert_max_num_queries(15):
        answer = client.get(f"{page.url}?moi=1")
    assert "Mới hơn" in answer.content.decode() and "Cũ hơn" in answer.content.decode()


def test_news_beside_an_article_are_the_next_in_time(world, django_assert_num_queries):
    pages = {hour: told(world, f"Tin {hour}", hour) for hour in range(12)}
    with django_assert_num_queries(1):
        beside = besides(pages[5])
    assert titles(beside.newer) == ["Tin 9", "Tin 8", "Tin 7", "Tin 6"]
    assert titles(beside.older) == ["Tin 4", "Tin 3", "Tin 2", "Tin 1"]
    assert beside.akin == []
    assert titles(besides(pages[11]).newer) == [] and titles(besides(pages[0]).older) == []


def test_of_two_told_in_the_same_minute_the_later_written_is_the_newer(world):
    first, second = told(world, "Viết trước", 0), told(world, "Viết sau", 0)
    assert titles(besides(first).newer) == ["Viết sau"] and titles(besides(second).older) == ["Viết trước"]


def test_a_draft_that_was_never_kept_is_shown_with_the_newest(world):
    told(world, "Tin", 0)
    assert titles(besides(NewsPage(title="Bản nháp mới")).older) == ["Tin"]


def test_akin_are_others_of_the_conference_and_of_its_movement_each_once(world):
    officer, movement = world.user(Role.OFFICER), world.movement
    here = plan_conference(officer, world.department, name="Tổng kết", held_on="2020-07-13", closes=movement)
    there = plan_conference(officer, world.department, name="Sơ kết", held_on="2019-07-13", closes=movement)
    other = plan_conference(officer, world.department, name="Khác", held_on="2020-07-13")
    page = told(world, "Bài chính", 20, conference=here)
    told(world, "Cùng phong trào", 1, conference=there)
    told(world, "Cùng hội nghị", 2, conference=here)
    told(world, "Hội nghị khác", 3, conference=other)
    for hour in range(10, 14):
        told(world, f"Tin {hour}", hour)
    beside = besides(page)
    assert titles(beside.older) == ["Tin 13", "Tin 12", "Tin 11", "Tin 10"]
    assert titles(beside.akin) == ["Cùng hội nghị", "Cùng phong trào"]


def test_what_is_for_some_readers_only_is_neither_served_nor_told_of(client, world):
    page, hidden = told(world, "Tin mở", 0), told(world, "Tin riêng", 1)
    assert client.get(hidden.url).status_code == 200
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{hidden.url}?moi=1").status_code == 302
    answer = client.get(f"{page.url}?moi=1")
    assert answer.status_code == 200 and "Tin riêng" not in answer.content.decode()
    assert "Tin riêng" not in client.get("/?moi=1").content.decode()
    PageViewRestriction.objects.update(page=HomePage.objects.get())
    assert client.get(f"{page.url}?moi=2").status_code == 302, "what lies below is closed too"


def test_the_line_above_the_title_names_the_section(client, world):
    page = draft_news(world.user(Role.EDITOR), world.held_conference())
    publish_news(world.user(Role.LEADER), page, at=AT, author="", source="")
    section = NewsPage.objects.get(pk=page.pk).get_parent()
    assert f'<a href="{section.url}">{section.title}</a></p>' in client.get(page.url).content.decode()
    assert "bv-kicker" not in client.get(told(world, "Dưới trang nhất", 0).url).content.decode()
