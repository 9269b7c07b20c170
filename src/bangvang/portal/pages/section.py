"""A section of the news: its newest first, with feeds of its own."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from bangvang.design.keeping import kept
from bangvang.portal.pages.news import listed

SHOWN = 20
"""News on one leaf of a section."""


class SectionPage(Page):
    about = models.CharField(_("nói về"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("about")]
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["portal.NewsPage"]
    template = "portal/section.html"

    class Meta:
        verbose_name = _("chuyên mục")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return kept(request, super().serve(request, *args, **kwargs), "portal")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        leaf = Paginator(listed().child_of(self), SHOWN).get_page(request.GET.get("trang"))
        return context | {"leaf": leaf, "news": leaf.object_list}
