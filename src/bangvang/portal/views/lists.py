"""Lists that everybody may read: decisions, movements, and what a line of words finds on the whole portal."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bangvang.decision.queries import decisions_matching
from bangvang.movement.choices import MovementState
from bangvang.portal.limits import Turn, turn_of
from bangvang.portal.queries.listed import public_decisions, public_movements, years_of_decisions
from bangvang.portal.queries.search import search as search_for
from bangvang.portal.validators import bounded
from bangvang.portal.views.roll import wait

ON_A_LEAF = 20
MOST_MOVEMENTS = 200


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Issued decisions: of a year, or those that words number or name."""
    words, year = bounded(request.GET.get("q", "")), request.GET.get("nam", "")
    every = public_decisions()
    if year.isdigit() and len(year) == 4:
        every = every.filter(signed_on__year=int(year))
    if words:
        rows = decisions_matching(every, words, most=ON_A_LEAF)
        context: dict[str, object] = {"rows": rows}
    else:
        leaf = Paginator(every, ON_A_LEAF).get_page(request.GET.get("trang"))
        context = {"rows": leaf.object_list, "page": leaf}
    context |= {"words": words, "year": year, "years": years_of_decisions()}
    return render(request, "portal/decisions.html", context)


@require_safe
def movements(request: HttpRequest) -> HttpResponse:
    """Movements running now, and those that ended."""
    today = timezone.localdate()
    every = list(public_movements()[:MOST_MOVEMENTS])
    running = [
        one for one in every if one.state == MovementState.LAUNCHED and one.period_from <= today <= one.period_until
    ]
    coming = [one for one in every if one.state == MovementState.LAUNCHED and today < one.period_from]
    ended = [one for one in every if one not in running and one not in coming]
    context = {"running": running, "coming": coming, "ended": ended}
    return render(request, "portal/movements.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything public that a line of words names."""
    words = bounded(request.GET.get("q", ""))
    turn = turn_of(request) if words else Turn()
    if not turn.granted:
        return wait(request, turn)
    return render(request, "portal/search.html", {"words": words, "found": search_for(words)})
