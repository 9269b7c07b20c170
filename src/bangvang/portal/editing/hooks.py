"""What the editors' screens show, and what they refuse: Wagtail asks here before it draws or does something."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from bangvang.portal.editing.borne_out import refused
from bangvang.portal.editing.panels import MyDrafts, WaitingForReview
from bangvang.portal.editing.rights import may_review, others_news
from bangvang.portal.models import HomePage, NewsPage
from bangvang.portal.permissions import NOT_A_REVIEWER
from bangvang.portal.queries.shown_names import doubts_about

KEPT_IN_MENU = {"images", "documents"}
LETTING_OUT = {"publish", "unpublish"}


@hooks.register("construct_main_menu")
def menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """News, pictures, documents, and the way back to the office; nothing else."""
    home = HomePage.objects.only("pk").first()
    news = reverse("wagtailadmin_explore", args=[home.pk]) if home else reverse("wagtailadmin_explore_root")
    items[:] = [
        MenuItem(_("Tin"), news, name="news", icon_name="doc-full", order=100),
        *(item for item in items if item.name in KEPT_IN_MENU),
        MenuItem(_("Về bàn việc"), reverse("desk:home"), name="office", icon_name="arrow-left", order=900),
    ]


@hooks.register("construct_homepage_panels")
def panels(request: HttpRequest, shown: list[Any]) -> None:
    """What waits for review, what of mine waits, my drafts, what I edited and locked."""
    shown[:] = [panel for panel in shown if panel.name != WaitingForReview.name]
    shown += [WaitingForReview(), MyDrafts()]


@hooks.register("construct_explorer_page_queryset")
def pages_in_lists(parent: Page, pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return pages.exclude(pk__in=others_news(request.user).values("pk"))  # type: ignore[arg-type]


@hooks.register("construct_page_chooser_queryset")
def pages_to_choose(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return pages.exclude(pk__in=others_news(request.user).values("pk"))  # type: ignore[arg-type]


@hooks.register("before_publish_page")
@hooks.register("before_unpublish_page")
@hooks.register("before_delete_page")
def refuse_who_does_not_review(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What readers see is changed by reviewers only; a draft that was never out may go with its writer."""
    only_mine_to_see = request.resolver_match.url_name == "delete" and not page.live  # type: ignore[union-attr]
    if only_mine_to_see or may_review(request.user, page.pk):  # type: ignore[arg-type]
        return None
    messages.error(request, NOT_A_REVIEWER)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_publish_page")
def refuse_what_is_not_borne_out(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What was typed is kept as a draft; it goes out mended, or by the newsroom's page, where words are kept for a reason."""
    return refused(request, [page])


@hooks.register("after_edit_page")
@hooks.register("after_publish_page")
def tell_of_disagreements(request: HttpRequest, page: Page) -> None:
    """Words that signed decisions do not bear out, and names of those shown less, are named at every saving."""
    if not isinstance(page, NewsPage):
        return
    for one in doubts_about(page, timezone.localdate()):
        messages.warning(request, f"“{one.written}”: {one.why}")


@hooks.register("before_copy_page")
def refuse_to_publish_copies(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy that is published at once goes out by the same rule."""
    return refused(request, [page]) if request.POST.get("publish_copies") else None


@hooks.register("before_bulk_action")
def refuse_in_bulk(request: HttpRequest, action: str, things: list[Any], _view: object) -> HttpResponse | None:
    """The same question, for many pages at once; whose they are was asked at the door."""
    changed = [
        one for one in things if isinstance(one, Page) and (action in LETTING_OUT or (action == "delete" and one.live))
    ]
    if request.POST.get("include_descendants"):
        changed += [below for page in changed for below in page.get_descendants()]
    if not all(may_review(request.user, page.pk) for page in changed):  # type: ignore[arg-type]
        messages.error(request, NOT_A_REVIEWER)
        return redirect("wagtailadmin_home")
    return refused(request, changed) if action == "publish" else None


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    """Fonts and colours of the house, from here and from nowhere else."""
    sheets = ("design/fonts/fonts.css", "portal/editing.css")
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets))
