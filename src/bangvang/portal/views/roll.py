"""The roll of honour as everybody sees it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bangvang.discretion.choices import Extent
from bangvang.portal.limits import Turn, turn_of
from bangvang.portal.queries import roll as roll_queries
from bangvang.portal.queries.honours import honour_page, told
from bangvang.portal.validators import bounded


def roll(request: HttpRequest) -> HttpResponse:
    """The roll of honour, searched with or without accents."""
    turn = turn_of(request) if request.GET.get("q") or request.GET.get("trang") else Turn()
    if not turn.granted:
        return wait(request, turn)
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
    return render(request, "portal/roll.html", context)


@require_safe
def honour(request: HttpRequest, key: str) -> HttpResponse:
    """One honour: who, what, when, by whom, and what became of it. Its address tells nobody the next one's."""
    page = honour_page(key, timezone.localdate())
    if page is None:
        raise Http404
    if page.told.extent == Extent.NOTHING:
        return render(request, "portal/honour_withheld.html", {"page": page}, status=404)
    return render(request, "portal/honour.html", {"page": page, "told": page.told, "honour": page.told.honour})


def wait(request: HttpRequest, turn: Turn) -> HttpResponse:
    """Too many questions from one address: said with how long to wait, and the way on."""
    answer = render(request, "portal/wait.html", {"turn": turn}, status=429)
    answer["Retry-After"] = str(turn.wait)
    return answer
