"""The list of the law book: every title and form of commendation, with its article and how far it was read."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bangvang.catalogue.queries import awards_on, book_edition


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All awards as they stand today."""
    today = timezone.localdate()
    groups = [
        (_("Danh hiệu thi đua"), awards_on(today, "title")),
        (_("Hình thức khen thưởng"), awards_on(today, "commendation")),
    ]
    listed = [award for _heading, awards in groups for award in awards]
    context = {
        "groups": groups,
        "count": len(listed),
        "read": sum(award.criteria == "read" for award in listed),
        "partial": sum(award.criteria == "partial" for award in listed),
        "today": today,
        "edition": book_edition(),
    }
    return render(request, "catalogue/list.html", context)
