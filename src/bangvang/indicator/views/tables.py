"""The figures of a board as a table: taken out as a file, read in again."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.files.queries import answer_with
from bangvang.indicator import actions, sheet
from bangvang.indicator.forms import ReadInForm
from bangvang.indicator.permissions import require
from bangvang.indicator.queries import bodies_seen, figures_of_board, reporting_units, units_kept, visible_to
from bangvang.indicator.views.boards import asked_period, chosen_kind


@login_required
@require_safe
def table(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Figures of a body and all units below it, in one kind of period; `?ky=` one period, else all."""
    body = get_object_or_404(bodies_seen(request.user), pk=body_pk)
    every = list(visible_to(request.user).filter(body=body).order_by("id"))
    kind = chosen_kind(request, every)
    period = asked_period(request, kind)
    found = figures_of_board([one for one in every if one.period_kind == kind], period)
    name = f"So-chi-tieu-{body.pk}-{period.short.replace('/', '-') if period else kind}.csv"
    return answer_with(sheet.sheet_of(found.iterator(2_000)), name=name, media_type="text/csv; charset=utf-8")


@login_required
def read_in(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Read a table of figures in, all of it or nothing."""
    body = get_object_or_404(bodies_seen(request.user), pk=body_pk)
    kept = units_kept(request.user).filter(pk__in=reporting_units(body))
    owned = visible_to(request.user).filter(body=body, owner__in=units_kept(request.user))
    require(kept.exists() or owned.exists())
    form = ReadInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done: list[actions.ReadIn] = []
        data, today = form.table, timezone.localdate()
        if attempt(form, lambda: done.append(actions.read_in(request.user, body, data, today=today))):
            messages.success(request, _told(done[0]))
            return redirect(f"{reverse('indicator:list')}?co_quan={body.pk}")
    context = {"form": form, "body": body, "columns": sheet.COLUMNS, "needed": sheet.NEEDED, "most": sheet.MOST_ROWS}
    return render(request, "indicator/read_in.html", context, status=status_of(form))


def _told(done: actions.ReadIn) -> str:
    return _("Đã ghi %(new)d số mới, sửa %(corrected)d số, %(kept)d số giữ nguyên.") % {
        "new": done.new,
        "corrected": done.corrected,
        "kept": done.kept,
    }
