"""Doors to the books of certificates for whoever does not come from a decision: the only body at once, else a choice."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from bangvang.certificate.permissions import MAKERS
from bangvang.decision.queries import READERS
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of


def _door(request: HttpRequest, roles: tuple[Role, ...], name: str, words: str | Promise) -> HttpResponse:
    bodies = Unit.objects.filter(pk__in=units_of(request.user, roles), is_body=True).order_by("name")
    if len(bodies) == 1:
        return redirect(name, bodies[0].pk)
    return render(request, "certificate/choose_body.html", {"bodies": bodies, "name": name, "words": words})


@login_required
@require_safe
def golden(request: HttpRequest) -> HttpResponse:
    """The golden book of the reader's body."""
    return _door(request, READERS, "certificate:golden_book", _("Sổ vàng"))


@login_required
@require_safe
def stock(request: HttpRequest) -> HttpResponse:
    """The stock of blanks of the reader's body."""
    return _door(request, READERS, "certificate:stock", _("Sổ phôi"))


@login_required
@require_safe
def printers(request: HttpRequest) -> HttpResponse:
    """The printers of the reader's body."""
    return _door(request, MAKERS, "certificate:printers", _("Máy in"))
