"""The front page: the newest news, what runs now, whom the newest decisions honoured."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from bangvang.design.keeping import kept
from bangvang.movement.queries import running_on
from bangvang.portal.pages.news import listed
from bangvang.portal.pages.section import SectionPage


class HomePage(Page):
    """``fanpage``: the agency's page on a social network; its QR stands beside the news. No page of ours asks it anything."""

    office = models.CharField(_("tên cổng"), max_length=200, default="Bảng Vàng")
    fanpage_name = models.CharField(_("tên trang mạng xã hội"), max_length=120, blank=True)
    fanpage = models.URLField(_("địa chỉ trang mạng xã hội"), blank=True)
    contact = models.TextField(
        _("liên hệ"),
        blank=True,
        help_text=_("Nơi làm việc, điện thoại, thư điện tử; mỗi thứ một dòng. Hiện ở trang Liên hệ."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("office"),
        MultiFieldPanel([FieldPanel("fanpage_name"), FieldPanel("fanpage")], heading=_("Trang mạng xã hội")),
        FieldPanel("contact"),
    ]
    max_count = 1
    subpage_types = ["portal.SectionPage", "portal.NewsPage"]
    template = "portal/home.html"

    class Meta:
        verbose_name = _("trang nhất")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return kept(request, super().serve(request, *args, **kwargs), "portal", "movement", "register")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        news = list(listed()[:13])
        return context | {
            "first": news[0] if news else None,
            "news": news[1:],
            "sections": SectionPage.objects.live().order_by("path"),
            "movements": running_on(timezone.localdate()),
        }
