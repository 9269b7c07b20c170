"""RSS of the news."""

from __future__ import annotations

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from bangvang.portal.pages.news import NewsPage, published


class NewsFeed(Feed):
    title = _("Tin thi đua, khen thưởng")
    link = "/"
    description = _("Tin mới của cổng thi đua, khen thưởng")

    def items(self) -> QuerySet[NewsPage]:
        return published()[:20]

    def item_title(self, item: NewsPage) -> str:
        return item.title

    def item_description(self, item: NewsPage) -> str:
        return item.lead

    def item_pubdate(self, item: NewsPage) -> datetime | None:
        return item.published_at

    def item_link(self, item: NewsPage) -> str:
        return item.url
