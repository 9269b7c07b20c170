"""A piece of news. What it tells of a conference, a decision or an indicator it takes from the record, never from typing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page, Site
from wagtail.query import PageQuerySet

from bangvang.conference.models import Conference
from bangvang.design.keeping import kept
from bangvang.portal.blocks import NewsBody
from bangvang.portal.records import handed_over_at
from bangvang.portal.shown import NAMES_FROM
from bangvang.register.models import Unit
from bangvang_paper.typesetting.qr import qr_svg

NEAR = 4
"""Newer and older news shown under a piece of news, of each."""
AKIN = 3
"""Related news shown: of the same conference or movement, else of the same section."""
TELLS_OF = ("portal", "conference", "indicator", "movement", *NAMES_FROM)
"""Apps whose records a piece of news shows."""


class NewsPage(Page):
    """``agency`` is the body whose news it is: its editors write it, its reviewers let it out, and no revision changes that.

    ``published_at`` is the hour that the page shows; it may be told later than the press of the button, never ahead of it.
    """

    agency = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))

    conference = models.ForeignKey(
        Conference, models.PROTECT, null=True, blank=True, related_name="news", verbose_name=_("hội nghị")
    )
    cover = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh đại diện"),
    )
    lead = models.TextField(_("sapo"), blank=True)
    body = StreamField(NewsBody(), blank=True, verbose_name=_("nội dung"))
    author = models.CharField(_("người viết"), max_length=60, blank=True)
    source = models.CharField(_("nguồn tin"), max_length=200, blank=True)
    published_at = models.DateTimeField(_("đăng lúc"), null=True, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("cover"),
        FieldPanel("body"),
        InlinePanel("attachments", heading=_("Tài liệu đính kèm"), label=_("tài liệu")),
        MultiFieldPanel(
            [FieldPanel("author"), FieldPanel("source"), FieldPanel("published_at")], heading=_("Ký tên và nguồn")
        ),
        FieldPanel("agency"),
        FieldPanel("conference"),
    ]
    parent_page_types = ["portal.HomePage", "portal.SectionPage"]
    subpage_types: list[str] = []
    template = "portal/news.html"

    class Meta:
        verbose_name = _("tin")

    def clean(self) -> None:
        super().clean()
        if self.published_at and self.published_at > timezone.now() and not self.go_live_at:
            raise ValidationError(
                {
                    "published_at": _(
                        "Giờ đăng ghi trên tin còn ở phía trước. Muốn tin tự lên đúng giờ, hãy hẹn ở phần Lịch đăng; "
                        "còn đăng ngay thì ghi giờ hiện tại."
                    )
                }
            )
        if self.conference is not None and self.agency_id and self.conference.body_id != self.agency_id:
            raise ValidationError(
                {
                    "conference": _(
                        "Hội nghị này của %(body)s nên tin về hội nghị là tin của cơ quan ấy. "
                        "Hãy chọn đúng cơ quan, hoặc chọn hội nghị khác."
                    )
                    % {"body": self.conference.body}
                }
            )

    def with_content_json(self, content: dict[str, Any]) -> NewsPage:
        page: NewsPage = super().with_content_json(content)
        page.agency_id = self.agency_id  # the page's, not a revision's
        return page

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return kept(request, super().serve(request, *args, **kwargs), *TELLS_OF)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        newer, older = near(self)
        return context | {
            "address": self.full_url,
            "qr": qr_svg(self.full_url or request.build_absolute_uri()),
            "akin": akin(self, {one.pk for one in (*newer, *older)}),
            "newer": newer,
            "older": older,
            "decisions": handed_over_at(self.conference) if self.conference else [],
            **_fanpage(request),
            "documents": [row.document for row in self.attachments.select_related("document")],
        }


def _fanpage(request: HttpRequest) -> dict[str, str]:
    """Name and QR of the agency's page on a social network; nothing when it has none."""
    site = Site.find_for_request(request)
    home = site.root_page.specific if site else None
    address = getattr(home, "fanpage", "")
    if not address:
        return {}
    return {"fanpage_name": getattr(home, "fanpage_name", "") or address, "fanpage_qr": qr_svg(address)}


class Attachment(Orderable):
    """A document that readers may take home."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey("wagtaildocs.Document", models.PROTECT, related_name="+", verbose_name=_("tài liệu"))

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("tài liệu đính kèm")


def published() -> PageQuerySet[NewsPage]:
    """Live news that tell their hour, newest first."""
    return NewsPage.objects.live().public().exclude(published_at=None).order_by("-published_at", "-pk")


def listed() -> PageQuerySet[NewsPage]:
    """The same for lists, which never show the body: it is the most of a row, and is not read."""
    return published().defer("body")


def near(page: NewsPage) -> tuple[list[NewsPage], list[NewsPage]]:
    """The news next to ``page`` in time: newer (nearest last) and older (nearest first), `NEAR` of each at most."""
    others = listed().exclude(pk=page.pk)
    if page.published_at is None:
        return [], list(others[:NEAR])
    later = Q(published_at__gt=page.published_at) | Q(published_at=page.published_at, pk__gt=page.pk)
    newer = list(others.filter(later).order_by("published_at", "pk")[:NEAR])
    return newer[::-1], list(others.exclude(later)[:NEAR])


def akin(page: NewsPage, shown: set[int]) -> list[NewsPage]:
    """Other news of the conference or of its movements, newest first; none of those shown already."""
    if page.conference is None:
        return []
    movements = [pk for pk in (page.conference.closes_id, page.conference.launches_id) if pk]
    same = Q(conference=page.conference)
    if movements:
        same |= Q(conference__closes__in=movements) | Q(conference__launches__in=movements)
    return list(listed().filter(same).exclude(pk__in=shown | {page.pk})[:AKIN])
