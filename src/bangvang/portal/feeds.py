"""News for programs that read them: RSS 2.0, Atom 1.0 and JSON Feed 1.1; of everything or of one section."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from bangvang.design.keeping import kept
from bangvang.portal.pages.news import NewsPage, listed
from bangvang.portal.pages.section import SectionPage

MOST = 20


class NewsFeed(Feed):
    """RSS of the news; of one section when its address is given."""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return kept(request, super().__call__(request, *args, **kwargs), "portal")

    def get_object(self, request: HttpRequest, slug: str = "") -> SectionPage | None:
        return get_object_or_404(SectionPage.objects.live(), slug=slug) if slug else None

    def title(self, section: SectionPage | None) -> str:
        return f"{section.title}" if section else str(_("Tin thi đua, khen thưởng"))

    def link(self, section: SectionPage | None) -> str:
        return section.url if section else "/"

    def description(self, section: SectionPage | None) -> str:
        return section.about if section else str(_("Tin mới của cổng thi đua, khen thưởng"))

    def items(self, section: SectionPage | None) -> PageQuerySet[NewsPage]:
        return latest(section)

    def item_title(self, item: NewsPage) -> str:
        return item.title

    def item_description(self, item: NewsPage) -> str:
        return item.lead

    def item_pubdate(self, item: NewsPage) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: NewsPage) -> datetime | None:
        return item.last_published_at or item.published_at

    def item_author_name(self, item: NewsPage) -> str | None:
        return item.author or None

    def item_link(self, item: NewsPage) -> str:
        return item.url


class NewsAtom(NewsFeed):
    """The same as Atom."""

    feed_type = Atom1Feed

    def subtitle(self, section: SectionPage | None) -> str:
        return self.description(section)


def latest(section: SectionPage | None) -> PageQuerySet[NewsPage]:
    """The newest news, of the section when one is given."""
    news = listed().child_of(section) if section else listed()
    return news[:MOST]


def json_feed(request: HttpRequest, section: SectionPage | None) -> dict[str, Any]:
    """The feed as JSON Feed 1.1 (jsonfeed.org): title, addresses, items with summary and days."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": section.title if section else str(_("Tin thi đua, khen thưởng")),
        "home_page_url": section.get_full_url(request) if section else request.build_absolute_uri("/"),
        "feed_url": request.build_absolute_uri(),
        "language": "vi",
        "items": [_item(request, page) for page in latest(section)],
    }


def _item(request: HttpRequest, page: NewsPage) -> dict[str, Any]:
    address = page.get_full_url(request)
    told: dict[str, Any] = {
        "id": address,
        "url": address,
        "title": page.title,
        "content_text": page.lead,
        "date_published": timezone.localtime(page.published_at).isoformat() if page.published_at else None,
        "date_modified": timezone.localtime(page.last_published_at).isoformat() if page.last_published_at else None,
        "authors": [{"name": page.author}] if page.author else [],
    }
    return {key: value for key, value in told.items() if value}
