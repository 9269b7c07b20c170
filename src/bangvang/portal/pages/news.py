"""The front page and the news. A news page of a conference takes its facts from signed decisions, never from typing."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from bangvang.conference.models import Conference
from bangvang.conference.queries import decisions_of
from bangvang.portal.blocks import NewsBody
from bangvang_paper.typesetting.qr import qr_svg


class HomePage(Page):
    office = models.CharField(_("tên cổng"), max_length=200, default="Bảng Vàng")

    content_panels = [*Page.content_panels, FieldPanel("office")]
    max_count = 1
    subpage_types = ["portal.NewsPage"]
    template = "portal/home.html"

    class Meta:
        verbose_name = _("trang nhất")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"news": published()[:20]}


class NewsPage(Page):
    conference = models.ForeignKey(
        Conference, models.PROTECT, null=True, blank=True, related_name="news", verbose_name=_("hội nghị")
    )
    lead = models.TextField(_("sapo"), blank=True)
    body = StreamField(NewsBody(), blank=True, verbose_name=_("nội dung"))
    author = models.CharField(_("người viết"), max_length=60, blank=True)
    source = models.CharField(_("nguồn tin"), max_length=200, blank=True)
    published_at = models.DateTimeField(_("đăng lúc"), null=True, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("conference"),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("author"),
        FieldPanel("source"),
        FieldPanel("published_at"),
    ]
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []
    template = "portal/news.html"

    class Meta:
        verbose_name = _("tin")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "address": self.full_url,
            "qr": qr_svg(self.full_url or request.build_absolute_uri()),
            "others": published().exclude(pk=self.pk)[:5],
            "decisions": decisions_of(self.conference) if self.conference else [],
        }


def published() -> QuerySet[NewsPage]:
    """Live news, newest first."""
    return NewsPage.objects.live().exclude(published_at=None).order_by("-published_at", "-pk")
