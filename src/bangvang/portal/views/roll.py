"""The roll of honour as everybody sees it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bangvang.design.keeping import kept
from bangvang.discretion.choices import Extent
from bangvang.portal.queries import roll as roll_queries
from bangvang.portal.queries.honours import honour_page, told
from bangvang.portal.shown import NAMES_FROM
from bangvang.portal.validators import bounded
from bangvang.portal.views.turns import in_turn
from bangvang.portal.views.watching import at_the_end_of, watch_for_canaries


def costs_a_turn(request: HttpRequest) -> bool:
    """The first leaf of the whole roll is everybody's; words and further leaves count."""
    return bool(request.GET.get("q") or request.GET.get("trang"))


@in_turn(asks=costs_a_turn)
def roll(request: HttpRequest) -> HttpResponse:
    """The roll of honour, searched with or without accents."""
    watch_for_canaries(request, request.GET.get("q", ""))
    year = request.GET.get("nam", "")
    asked = roll_queries.RollFilter(
        words=bounded(request.GET.get("q", "")),
        year=int(year) if year.isdigit() and len(year) == 4 else None,
        kind=request.GET.get("loai", ""),
    )
    context = {"asked": asked, "most": roll_queries.MOST_FOUND, "years": roll_queries.years()}
    if asked.words:
        context["honours"] = told(roll_queries.found(asked), timezone.localdate())
    else:
        page = Paginator(roll_queries.roll(asked), roll_queries.PAGE).get_page(request.GET.get("trang"))
        kinds = roll_queries.kinds(asked)
        honours = told(page.object_list, timezone.localdate())
        context |= {"page": page, "honours": honours, "kinds": kinds, "total": sum(kinds.values())}
    context["canary"] = at_the_end_of(context["honours"])
    answer = render(request, "portal/roll.html", context)
    return answer if costs_a_turn(request) else kept(request, answer, *NAMES_FROM)


@require_safe
def honour(request: HttpRequest, key: str) -> HttpResponse:
    """One honour: who, what, when, by whom, and what became of it. Its address tells nobody the next one's."""
    page = honour_page(key, timezone.localdate())
    if page is None:
        watch_for_canaries(request, key)
        raise Http404
    if page.told.extent == Extent.NOTHING:
        return render(request, "portal/honour_withheld.html", {"page": page}, status=404)
    context = {"page": page, "told": page.told, "honour": page.told.honour}
    return kept(request, render(request, "portal/honour.html", context), *NAMES_FROM)
