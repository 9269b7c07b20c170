"""The screen of the hall, which follows the programme, and the remote that drives it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from bangvang.audit.refusals import Refusal
from bangvang.conference import actions
from bangvang.conference.cues import standing_at
from bangvang.conference.models import Conference
from bangvang.conference.permissions import may_plan, require
from bangvang.conference.queries import visible_to
from bangvang.conference.queries.screen import as_shown, cue_of
from bangvang.conference.views.hall import stays_shown


def _conference(request: HttpRequest, pk: int) -> Conference:
    return get_object_or_404(visible_to(request.user), pk=pk)


@require_safe
@stays_shown
def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """What is on now and what comes next, or the honour that is read. 204 while nothing changed."""
    found = _conference(request, pk)
    shown = as_shown(found)
    if request.GET.get("co") == shown:
        return HttpResponse(status=204)
    context = {
        "conference": found,
        "standing": standing_at(found, cue_of(found)),
        "asks": f"{request.path}?{urlencode({'co': shown})}",
    }
    return render(request, "conference/hall_screen.html", context)


@login_required
def remote(request: HttpRequest, pk: int) -> HttpResponse:
    """Two large buttons, and everything that can be shown; a press says what it wants shown, so two presses are one step."""
    found = _conference(request, pk)
    require(may_plan(request.user, found))
    if request.method == "POST":
        try:
            actions.show(request.user, found, request.POST.get("toi", "")[:60])
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
        return redirect("conference:remote", pk)
    context = {"conference": found, "standing": standing_at(found, cue_of(found))}
    return render(request, "conference/remote.html", context)
