"""A piece of news taken home: as PDF; the feeds and maps that other programs read; how to reach the agency."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bangvang.design.keeping import kept
from bangvang.portal.feeds import json_feed
from bangvang.portal.pages.home import HomePage
from bangvang.portal.pages.news import TELLS_OF, published
from bangvang.portal.pages.section import SectionPage
from bangvang.portal.papers import news_paper
from bangvang.portal.queries.sitemap import addresses
from bangvang_paper.typesetting.news import news_pdf


@require_safe
def paper(request: HttpRequest, page_id: int) -> HttpResponse:
    """The news as PDF, with its pictures and the QR of its address."""
    page = get_object_or_404(published(), pk=page_id)
    answer = HttpResponse(news_pdf(news_paper(page, request)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{page.slug[:80]}.pdf"'
    return kept(request, answer, *TELLS_OF)


@require_safe
def as_json(request: HttpRequest, slug: str = "") -> JsonResponse:
    """JSON Feed 1.1 of all news or of one section."""
    section = get_object_or_404(SectionPage.objects.live(), slug=slug) if slug else None
    feed = JsonResponse(json_feed(request, section), json_dumps_params={"ensure_ascii": False})
    return kept(request, feed, "portal")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Addresses of pages for search engines, by the protocol of sitemaps.org. Nobody's honour is listed there."""
    context = {"addresses": addresses(request)}
    file = render(request, "portal/sitemap.xml", context, content_type="application/xml; charset=utf-8")
    return kept(request, file, "portal")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines leave alone: the roll is for finding, not for copying."""
    text = (
        f"User-agent: *\nDisallow: /bang-vang/\nDisallow: /x/\nSitemap: {request.build_absolute_uri('/sitemap.xml')}\n"
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """How to reach the agency."""
    return kept(request, render(request, "portal/contact.html", {"home": HomePage.objects.first()}), "portal")
