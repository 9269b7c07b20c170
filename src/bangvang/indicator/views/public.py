"""What everybody sees: only indicators and periods that were made public."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bangvang.design.keeping import kept
from bangvang.indicator.queries import public_board, published, story

TELLS_OF = ("indicator", "movement", "register", "identity")
"""Apps whose records the board shows."""


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The public board, body by body."""
    groups = [group for group in public_board() if group.rows]
    shown = [line for group in groups for _indicator, line, _spark in group.rows]
    targets = [line for line in shown if line.shown.goal]
    context = {
        "groups": groups,
        "count": len(shown),
        "targets": len(targets),
        "reached": sum(line.shown.reached is True for line in targets),
    }
    return kept(request, render(request, "indicator/public_board.html", context), *TELLS_OF)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One indicator through the last public period."""
    indicator = get_object_or_404(published(), pk=pk)
    context = {"indicator": indicator, "story": story(indicator, through=indicator.published_through)}
    return kept(request, render(request, "indicator/public_detail.html", context), *TELLS_OF)
