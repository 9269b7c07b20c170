"""Lists that everybody may read: decisions, movements, and what a line of words finds on the whole portal."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bangvang.decision.queries import decisions_matching
from bangvang.design.keeping import kept
from bangvang.library.models import Document
from bangvang.library.queries import cited_on, matching
from bangvang.movement.choices import MovementState
from bangvang.portal.queries.listed import (
    conferences_told,
    lines_told,
    public_decisions,
    public_movements,
    years_of_decisions,
)
from bangvang.portal.queries.public_keys import decision_in
from bangvang.portal.queries.search import search as search_for
from bangvang.portal.validators import bounded
from bangvang.portal.views.turns import in_turn
from bangvang.portal.views.watching import at_the_end_of, watch_for_canaries

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
    return kept(request, render(request, "portal/decisions.html", context), "decision", "register", "identity")


@require_safe
@in_turn()
def decision(request: HttpRequest, key: str) -> HttpResponse:
    """One decision: who signed it, whom it honours, `ON_A_LEAF` names at a time; leaves count as questions of the roll."""
    found = public_decisions().filter(pk=decision_in(key) or 0).first()
    if found is None:
        raise Http404
    leaf = Paginator(found.lines.order_by("ordinal"), ON_A_LEAF).get_page(request.GET.get("trang"))
    told = lines_told(found, list(leaf.object_list))
    context = {"decision": found, "page": leaf, "rows": told, "canary": at_the_end_of(told)}
    return render(request, "portal/decision.html", context)


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """Laws and directives that the portal's bodies work by, with whether they hold today."""
    words = bounded(request.GET.get("q", ""))
    every = Document.objects.filter(body=None)
    leaf = Paginator(matching(every, words) if words else every, ON_A_LEAF).get_page(request.GET.get("trang"))
    rows = cited_on(leaf.object_list, timezone.localdate())
    page = render(request, "portal/documents.html", {"words": words, "page": leaf, "rows": rows})
    return kept(request, page, "library", "movement", "conference")


@require_safe
def conferences(request: HttpRequest) -> HttpResponse:
    """Conferences of which there is news, each with it."""
    leaf = Paginator(conferences_told(), ON_A_LEAF).get_page(request.GET.get("trang"))
    page = render(request, "portal/conferences.html", {"page": leaf, "rows": leaf.object_list})
    return kept(request, page, "portal", "conference", "register")


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
    return kept(request, render(request, "portal/movements.html", context), "movement", "register")


@require_safe
@in_turn(asks=lambda request: bool(bounded(request.GET.get("q", ""))))
def search(request: HttpRequest) -> HttpResponse:
    """Everything public that a line of words names."""
    words = bounded(request.GET.get("q", ""))
    watch_for_canaries(request, words)
    found = search_for(words)
    context = {"words": words, "found": found, "canary": at_the_end_of(found.honours)}
    return render(request, "portal/search.html", context)
