"""Wagtail's doors ask what the newsroom asks before news go out: do their words agree with what was signed?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from bangvang.audit.refusals import Refusal
from bangvang.portal.actions.letting_out import require_borne_out
from bangvang.portal.models import NewsPage


class NotBorneOut(Exception):
    """An approval that would let out words which disagree with a signed decision; ``page`` stays in review."""

    def __init__(self, page: NewsPage, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.page, self.refusal = page, refusal


def require_approvable(page: Any) -> None:
    """Raises NotBorneOut for news whose newest words may not go out."""
    news = _as_it_would_stand(page)
    if isinstance(news, NewsPage):
        try:
            require_borne_out(news)
        except Refusal as refusal:
            raise NotBorneOut(news, refusal) from refusal


def refused(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """The way back to the first of ``pages`` that may not go out so, with the reason said; None when all may."""
    for page in pages:
        news = _as_it_would_stand(page)
        if isinstance(news, NewsPage):
            try:
                require_borne_out(news)
            except Refusal as refusal:
                return sent_back(request, news, refusal)
    return None


def sent_back(request: HttpRequest, page: NewsPage, refusal: Refusal) -> HttpResponse:
    """To the form of the page, with the sentence and the button that leads on; dialogs are told where to go."""
    button = messages.button(reverse("portal:publish", args=[page.pk]), _("Mở trang đăng tin"))
    messages.error(request, refusal.sentence, buttons=[button])
    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": form})
    return redirect(form)


def _as_it_would_stand(page: Any) -> Any:
    return page.get_latest_revision_as_object() if page.latest_revision_id else page.specific
