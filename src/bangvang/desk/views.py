"""The first page after sign-in, and the journey of one dossier."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bangvang.desk.journey import place_of, steps_of, with_journey
from bangvang.desk.queries import river, waiting_for
from bangvang.desk.search import found_by
from bangvang.nomination.queries import visible_to
from bangvang_paper.vietnamese import spaced

MOST_CHARACTERS = 100
"""Of what is typed into a search; no name is longer."""


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What waits for me, and where the dossiers are."""
    waiting = waiting_for(request.user)
    context = {"waiting": waiting, "river": river(request.user), "today": timezone.localdate()}
    return render(request, "desk/home.html", context)


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """People, units, decisions and honours by one line of words; while typing only the part that was found."""
    words = spaced(request.GET.get("q", ""))[:MOST_CHARACTERS]
    context = {"words": words, "found": found_by(request.user, words)}
    return render(request, "desk/_found.html" if "HX-Request" in request.headers else "desk/search.html", context)


@login_required
def journey(request: HttpRequest, nomination_id: int) -> HttpResponse:
    """Every step of one dossier."""
    nomination = get_object_or_404(with_journey(visible_to(request.user)), pk=nomination_id)
    context = {"nomination": nomination, "place": place_of(nomination), "steps": steps_of(nomination)}
    return render(request, "desk/journey.html", context)
