"""The pages that Wagtail keeps. News, which most readers come for, are found by their whole address in one question."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from wagtail.models import Site
from wagtail.views import serve

from bangvang.portal.pages.news import NewsPage, open_news


def page(request: HttpRequest, path: str) -> HttpResponseBase:
    """News that everybody may read at once; every other page the way Wagtail goes, with two questions for each part of it."""
    news = _news(path) if path and request.method in ("GET", "HEAD") else None
    if news is None:
        answer: HttpResponse = serve(request, path)
        return answer
    return news.serve(request)


def _news(path: str) -> NewsPage | None:
    roots = Site.get_site_root_paths()
    return open_news(roots[0].root_path + path) if len(roots) == 1 else None
