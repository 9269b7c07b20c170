"""The first page after sign-in, and the journey of one dossier."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from bangvang.desk.journey import place_of, steps_of, with_journey
from bangvang.desk.queries import river, waiting_for
from bangvang.nomination.queries import visible_to


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What waits for me, and where the dossiers are."""
    waiting = waiting_for(request.user)
    context = {"waiting": waiting, "river": river(request.user), "today": timezone.localdate()}
    return render(request, "desk/home.html", context)


@login_required
def journey(request: HttpRequest, nomination_id: int) -> HttpResponse:
    """Every step of one dossier."""
    nomination = get_object_or_404(with_journey(visible_to(request.user)), pk=nomination_id)
    context = {"nomination": nomination, "place": place_of(nomination), "steps": steps_of(nomination)}
    return render(request, "desk/journey.html", context)
