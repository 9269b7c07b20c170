"""A piece of news. What it tells of a conference, a decision or an indicator it takes from the record, never from typing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Value
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page, PageViewRestriction
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
"""Related news shown: of the same conference or movement."""
SECTION_DEPTH = 3
"""Levels down to a section: the root of all, the front page, the section."""
SHOWN_BESIDE = ("title", "url_path", "published_at", "conference__closes", "conference__launches")
TELLS_OF = ("portal", "conference", "indicator", "movement", *NAMES_FROM)
"""Apps whose records a piece of news shows."""


@dataclass(frozen=True)
class Section:
    """Where a piece of news stands, for the line above its title."""

    title: str
    url: str


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

    all_is_open, has_papers = False, True
    """What `open_news` found out along: that no page of the portal is for some readers only; whether something is attached."""

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
        beside = besides(self)
        return context | {
            "address": self.full_url,
            "qr": qr_svg(self.full_url or request.build_absolute_uri()),
            "akin": beside.akin,
            "newer": beside.newer,
            "older": beside.older,
            "decisions": handed_over_at(self.conference) if self.conference else [],
            **_fanpage(),
            "documents": self._documents(),
        }

    @property
    def section(self) -> Section | None:
        """The section it stands in; None for news right below the front page."""
        if self.depth <= SECTION_DEPTH:
            return None
        above = Page.objects.filter(path=self.path[: -self.steplen])
        return Section(above.values_list("title", flat=True).get(), (self.url or "/").rstrip("/").rpartition("/")[0] + "/")

    def _documents(self) -> list[Any]:
        if not self.has_papers:
            return []
        return [row.document for row in self.attachments.select_related("document")]


def _fanpage() -> dict[str, str]:
    """Name and QR of the agency's page on a social network; nothing when it has none."""
    from bangvang.portal.pages.home import HomePage  # which lists news itself

    name, address = HomePage.objects.values_list("fanpage_name", "fanpage").first() or ("", "")
    return {"fanpage_name": name or address, "fanpage_qr": qr_svg(address)} if address else {}


class Attachment(Orderable):
    """A document that readers may take home."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey("wagtaildocs.Document", models.PROTECT, related_name="+", verbose_name=_("tài liệu"))

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("tài liệu đính kèm")


def published() -> PageQuerySet[NewsPage]:
    """Live news that tell their hour and that everybody may read, newest first."""
    above = PageViewRestriction.objects.alias(below=ExpressionWrapper(OuterRef("path"), output_field=CharField()))
    restricted = Exists(above.filter(below__startswith=F("page__path")))
    return _told().filter(~restricted)


def listed() -> PageQuerySet[NewsPage]:
    """The same for lists, which never show the body: it is the most of a row, and is not read."""
    return published().defer("body")


def _told() -> PageQuerySet[NewsPage]:
    return NewsPage.objects.live().exclude(published_at=None).order_by("-published_at", "-pk")


def open_news(url_path: str) -> NewsPage | None:
    """The live news at this place in the tree, with what its page asks for; one question. None while any page is restricted."""
    asked = NewsPage.objects.filter(~Exists(PageViewRestriction.objects.all()), url_path=url_path, live=True)
    asked = asked.annotate(
        all_is_open=Value(True),
        has_papers=Exists(Attachment.objects.filter(page=OuterRef("pk"))),
    )
    return asked.select_related("conference").first()


@dataclass(frozen=True)
class Besides:
    """News beside a page: the next in time, newer (nearest last) and older (nearest first), and those akin, newest first."""

    newer: list[NewsPage]
    older: list[NewsPage]
    akin: list[NewsPage]


def besides(page: NewsPage) -> Besides:
    """`NEAR` newer, `NEAR` older and `AKIN` other news of the same conference or movement, each once. One question."""
    others = (_told() if page.all_is_open else published()).exclude(pk=page.pk)
    hour, key, matters = page.published_at or timezone.now(), page.pk or 0, _matters(page.conference)
    later = Q(published_at__gt=hour) | Q(published_at=hour, pk__gt=key)
    earlier = Q(published_at__lt=hour) | Q(published_at=hour, pk__lt=key)
    wanted = [others.filter(later).order_by("published_at", "pk")[:NEAR], others.filter(earlier)[:NEAR]]
    if page.conference is not None:
        wanted.append(others.filter(_about(page.conference))[: AKIN + 2 * NEAR])
    found = NewsPage.objects.filter(reduce(or_, (Q(pk__in=some.values("pk")) for some in wanted)))
    rows = list(found.select_related("conference").only(*SHOWN_BESIDE).order_by("-published_at", "-pk"))
    newer = [one for one in rows if (one.published_at, one.pk) > (hour, key)][-NEAR:]
    older = [one for one in rows if (one.published_at, one.pk) < (hour, key)][:NEAR]
    akin = [one for one in rows if matters & _matters(one.conference) and one not in (*newer, *older)]
    return Besides(newer, older, akin[:AKIN])


def _matters(conference: Conference | None) -> set[tuple[str, int]]:
    """What news of the conference is about: itself, and the movements that it closes or launches."""
    if conference is None:
        return set()
    movements = {("movement", pk) for pk in (conference.closes_id, conference.launches_id) if pk}
    return {("conference", conference.pk), *movements}


def _about(conference: Conference) -> Q:
    """News that has one of these matters too."""
    movements = [pk for pk in (conference.closes_id, conference.launches_id) if pk]
    same = Q(conference=conference)
    if movements:
        same |= Q(conference__closes__in=movements) | Q(conference__launches__in=movements)
    return same
