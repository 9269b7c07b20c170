"""Public pages of advanced models and their pictures, and of conferences."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bangvang.design.keeping import kept
from bangvang.files.queries import content
from bangvang.portal.queries.gatherings import gathering
from bangvang.portal.queries.honours import told
from bangvang.portal.queries.stories import picture_of, public_stories, story_at
from bangvang.portal.shown import NAMES_FROM

ON_A_LEAF = 20


@require_safe
def exemplars(request: HttpRequest) -> HttpResponse:
    """Stories of advanced models, newest first."""
    leaf = Paginator(public_stories(), ON_A_LEAF).get_page(request.GET.get("trang"))
    page = render(request, "portal/exemplars.html", {"page": leaf, "rows": leaf.object_list})
    return kept(request, page, "exemplar", *NAMES_FROM)


@require_safe
def exemplar(request: HttpRequest, key: str) -> HttpResponse:
    """One story with its pictures and the honour it was told for."""
    story = story_at(key)
    if story is None:
        raise Http404
    honours = told([story.model.honour], timezone.localdate()) if story.model.honour else []
    context = {"story": story, "model": story.model, "honours": honours, "key": key}
    return kept(request, render(request, "portal/exemplar.html", context), "exemplar", "portal", "movement", *NAMES_FROM)


@never_cache
@require_safe
def picture(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """A picture of a story. Kept by nobody on the way: a consent that is taken back takes it out at once."""
    story = story_at(key)
    shown = picture_of(story, number) if story is not None else None
    if shown is None:
        raise Http404
    answer = HttpResponse(content(shown.file), content_type=shown.file.media_type)
    answer["Content-Security-Policy"] = "default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_safe
def conference(request: HttpRequest, key: str) -> HttpResponse:
    """One conference: programme, counts, directions, delegates, honours by decision, pictures, news."""
    found = gathering(key)
    if found is None:
        raise Http404
    page = render(request, "portal/conference.html", {"gathering": found, "conference": found.conference})
    return kept(request, page, "conference", "portal", "exemplar", "movement", *NAMES_FROM)
