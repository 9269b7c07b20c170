"""How a page for the hall is guarded: what is shown there stays when the sign-in lapses in the middle."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

_View = Callable[[HttpRequest, int], HttpResponse]


def stays_shown(view: _View) -> _View:
    """Ask for the sign-in, as `login_required` does; but answer 401 to the page that asks again and again.

    A 401 is not swapped in; the sign-in page would be, before the whole hall.
    """

    @wraps(view)
    def guarded(request: HttpRequest, pk: int) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, pk)
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401)
        return redirect_to_login(request.get_full_path())

    return guarded
