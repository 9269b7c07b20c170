"""Pages that an address may ask for only so often: those by which the roll could be copied."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bangvang.portal.limits import turn_of

View = Callable[..., HttpResponse]


def in_turn(asks: Callable[[HttpRequest], bool] = lambda request: True) -> Callable[[View], View]:
    """The page answers when it is the address's turn, else says how long to wait. ``asks``: which requests count."""

    def limited(view: View) -> View:
        @wraps(view)
        def answering(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if asks(request):
                turn = turn_of(request)
                if not turn.granted:
                    answer = render(request, "portal/wait.html", {"turn": turn}, status=429)
                    answer["Retry-After"] = str(turn.wait)
                    return answer
            return view(request, *args, **kwargs)

        return answering

    return limited
