"""The one page of ours about sign-in: the form that waited."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bangvang.accounts.lapsed import KEPT, owner_word


@login_required
def resume(request: HttpRequest) -> HttpResponse:
    """Show what was typed when the sign-in lapsed, ready to be sent again; only to the one who typed it."""
    waiting = request.session.pop(KEPT, None)
    if waiting is None or waiting["owner"] != request.user.pk:
        return redirect("desk:home")
    request.session[KEPT] = waiting  # stays until it is sent, so that a reload loses nothing
    return render(request, "accounts/resume.html", {"waiting": waiting, "form_owner": owner_word(request.user.pk)})
