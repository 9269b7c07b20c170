"""Pages that Wagtail keeps: they are found here by Django and live in ``pages``."""

from bangvang.portal.pages.news import HomePage, NewsPage

__all__ = ["HomePage", "NewsPage"]
