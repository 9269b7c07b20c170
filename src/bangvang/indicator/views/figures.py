"""Figures: one, many at once, a correction, and the file that one stands on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.files.queries import as_download
from bangvang.indicator import actions
from bangvang.indicator.forms import CorrectForm, EnterForm, ObserveForm
from bangvang.indicator.models import Observation
from bangvang.indicator.permissions import may_enter, may_lead, require
from bangvang.indicator.queries import KEEPERS, cells, indicators_over, units_kept, visible_to
from bangvang.indicator.views.boards import (
    asked_period,
    chosen_body,
    chosen_kind,
    detail_page,
    find,
    kinds_of,
    last_over,
)
from bangvang.register.queries import holds, visible_units


@login_required
@require_POST
def observe(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down one figure."""
    indicator = find(request, pk)
    places = list(units_kept(request.user))
    if may_enter(request.user, indicator, indicator.body):
        places.append(indicator.body)
    require(bool(places))
    form = ObserveForm(request.POST, request.FILES, indicator=indicator, units=places)
    if form.is_valid():
        said = form.cleaned_data
        if attempt(
            form,
            lambda: actions.observe(
                request.user,
                indicator,
                said["unit"],
                said["period"],
                value=said["value"],
                today=timezone.localdate(),
                evidence=_evidence(said),
            ),
        ):
            messages.success(request, _("Đã ghi số %(period)s.") % {"period": said["period"].label})
            return redirect("indicator:detail", pk)
    return detail_page(request, indicator, status=status_of(form), observe_form=form)


@login_required
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """The figures of a unit in a period, for many indicators in one table."""
    unit = get_object_or_404(visible_units(request.user), pk=pk)
    require(holds(request.user, KEEPERS, unit.pk))
    every = list(indicators_over(unit).filter(retired_on=None).exclude(measure=""))
    bodies = list({one.body_id: one.body for one in every}.values())
    body = chosen_body(request, bodies) if request.GET.get("co_quan") else (bodies[-1] if bodies else None)
    mine = [one for one in every if body is not None and one.body_id == body.pk]
    kind = chosen_kind(request, mine)
    period = asked_period(request, kind) or last_over(kind)
    standing = cells([one for one in mine if one.period_kind == kind], unit, period)
    form = EnterForm(request.POST or None, request.FILES or None, cells=standing)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        entries = [actions.Entry(*typed) for typed in form.typed()]
        written: list[Observation] = []
        if attempt(
            form,
            lambda: written.extend(
                actions.record_period(
                    request.user,
                    unit,
                    period,
                    entries,
                    today=timezone.localdate(),
                    reason=said["reason"],
                    evidence=_evidence(said),
                )
            ),
        ):
            messages.success(request, _("Đã ghi %(n)d số %(period)s.") % {"n": len(written), "period": period.label})
            query = f"?co_quan={body.pk if body else ''}&loai={kind}&ky={period.short}"
            return redirect(reverse("indicator:unit", args=[pk]) + query)
    context = {
        "unit": unit,
        "bodies": bodies,
        "body": body,
        "kinds": kinds_of(mine),
        "kind": kind,
        "period": period,
        "form": form,
    }
    return render(request, "indicator/enter.html", context, status=status_of(form))


@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put another figure in the place of one that was wrong."""
    observation = _find(request, pk)
    indicator = observation.indicator
    require(may_enter(request.user, indicator, observation.unit) or may_lead(request.user, indicator))
    form = CorrectForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if attempt(
            form,
            lambda: actions.correct(
                request.user, observation, value=said["value"], reason=said["reason"], evidence=_evidence(said)
            ),
        ):
            messages.success(request, _("Đã sửa. Số cũ vẫn được giữ."))
            return redirect("indicator:detail", indicator.pk)
    return render(request, "indicator/correct.html", {"form": form, "observation": observation}, status=status_of(form))


@login_required
@require_safe
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that a figure stands on."""
    file = _find(request, pk).file
    if file is None:
        raise Http404
    return as_download(file)


def _find(request: HttpRequest, pk: int) -> Observation:
    seen = Observation.objects.filter(indicator__in=visible_to(request.user))
    return get_object_or_404(seen.select_related("indicator__body", "unit", "file"), pk=pk)


def _evidence(said: dict[str, Any]) -> actions.Evidence:
    file = said.get("file")
    return actions.Evidence(said["evidence"], file.read() if file else b"", (file.name or "") if file else "")
