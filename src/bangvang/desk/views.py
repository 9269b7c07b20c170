"""The first page after sign-in, and the journey of one dossier."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bangvang.desk.journey import place_of, steps_of, with_journey
from bangvang.desk.movement_board import board_with_proposals, sums_of
from bangvang.desk.queries import river, waiting_for
from bangvang.desk.search import found_by
from bangvang.movement.permissions import may_lead, require
from bangvang.movement.queries import visible_to as movements_visible_to
from bangvang.nomination.queries import visible_to
from bangvang_paper.vietnamese import spaced

UNITS_A_PAGE = 100
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


@login_required
@require_safe
def movement_board(request: HttpRequest, pk: int) -> HttpResponse:
    """What every unit that was sent a movement did about it; `?con=` leaves those that still owe something."""
    movement = get_object_or_404(movements_visible_to(request.user), pk=pk)
    require(may_lead(request.user, movement))
    board = board_with_proposals(movement)
    owing = [row for row in board if row.owes]
    only = request.GET.get("con") == "1"
    page = Paginator(owing if only else board, UNITS_A_PAGE).get_page(request.GET.get("trang"))
    context = {"movement": movement, "page": page, "all": len(board), "owing": len(owing), "only": only, "sums": sums_of(board)}
    return render(request, "desk/movement_board.html", context)
