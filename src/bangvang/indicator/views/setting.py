"""What is set: indicators, those of a set, targets, publication, the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.indicator import actions
from bangvang.indicator.forms import DefineForm, PublishForm, RetireForm, ReviseForm, TakeForm, TargetForm, WithdrawForm
from bangvang.indicator.models import Indicator
from bangvang.indicator.permissions import may_lead, may_set, require
from bangvang.indicator.queries import visible_to
from bangvang.indicator.sector_sets import SectorSet, sector_sets
from bangvang.indicator.views.boards import detail_page, find
from bangvang.register.models import Unit
from bangvang.register.queries import visible_units


def _body(request: HttpRequest, body_pk: int) -> Unit:
    body: Unit = get_object_or_404(visible_units(request.user), pk=body_pk, is_body=True)
    require(may_set(request.user, body))
    return body


@login_required
def define(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Set an indicator of a body."""
    body = _body(request, body_pk)
    form = DefineForm(request.POST or None, user=request.user, body=body)
    if request.method == "POST" and form.is_valid():
        made: list[Indicator] = []
        if attempt(form, lambda: made.append(actions.define_indicator(request.user, body, **form.cleaned_data))):
            return redirect("indicator:detail", made[0].pk)
    return render(request, "indicator/form.html", {"form": form, "body": body}, status=status_of(form))


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is said of an indicator."""
    indicator = find(request, pk)
    require(may_lead(request.user, indicator))
    form = ReviseForm(request.POST or None, instance=indicator, user=request.user, body=indicator.body)
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in actions.REVISABLE}
        fresh = find(request, pk)
        if attempt(
            form, lambda: actions.revise_indicator(request.user, fresh, read_version=form.read_version, **fields)
        ):
            messages.success(request, _("Đã lưu."))
            return redirect("indicator:detail", pk)
    context = {"form": form, "indicator": find(request, pk), "body": indicator.body}
    return render(request, "indicator/form.html", context, status=status_of(form))


@login_required
@require_safe
def sets(request: HttpRequest, body_pk: int) -> HttpResponse:
    """The sets that ship with the program."""
    return render(request, "indicator/sets.html", {"body": _body(request, body_pk), "sets": sector_sets().values()})


@login_required
def take(request: HttpRequest, body_pk: int, code: str) -> HttpResponse:
    """Take indicators of one set."""
    body = _body(request, body_pk)
    sector_set = _set(code)
    form = TakeForm(request.POST or None, sector_set=sector_set)
    if request.method == "POST" and form.is_valid():
        made: list[Indicator] = []
        chosen = form.cleaned_data["items"]
        if attempt(form, lambda: made.extend(actions.take_set(request.user, body, code, chosen))):
            messages.success(request, _("Đã thêm %(n)d chỉ tiêu.") % {"n": len(made)})
            return redirect("indicator:list")
    mine = visible_to(request.user).filter(body=body)
    held = set(mine.filter(set_code=code).values_list("item_code", flat=True))
    chosen = set(request.POST.getlist("items")) if request.method == "POST" else {i.code for i in sector_set.items}
    rows = [(item, item.code in held, item.code in chosen) for item in sector_set.items]
    context = {"body": body, "set": sector_set, "rows": rows, "form": form, "left": len(rows) - len(held)}
    return render(request, "indicator/take.html", context, status=status_of(form))


def _set(code: str) -> SectorSet:
    found = sector_sets().get(code)
    if found is None:
        raise Http404
    return found


@login_required
@require_POST
def target(request: HttpRequest, pk: int) -> HttpResponse:
    """Set what a unit is to reach."""
    indicator = find(request, pk)
    require(may_lead(request.user, indicator))
    form = TargetForm(request.POST, indicator=indicator)
    if form.is_valid():
        said = form.cleaned_data
        if attempt(form, lambda: actions.set_target(request.user, indicator, today=timezone.localdate(), **said)):
            messages.success(request, _("Đã đặt đích."))
            return redirect("indicator:detail", pk)
    return detail_page(request, find(request, pk), status=status_of(form), target_form=form)


@login_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show its figures to everybody."""

    def act(indicator: Indicator, said: dict[str, Any]) -> None:
        actions.publish(
            request.user, indicator, said["period"], today=timezone.localdate(), read_version=said["version"]
        )

    return _led(request, pk, "publish_form", lambda indicator: PublishForm(request.POST, indicator=indicator), act)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it off the public board."""

    def act(indicator: Indicator, said: dict[str, Any]) -> None:
        actions.withdraw_publication(request.user, indicator, read_version=said["version"])

    return _led(request, pk, "withdraw_form", lambda _indicator: WithdrawForm(request.POST), act)


@login_required
@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Follow it no longer."""

    def act(indicator: Indicator, said: dict[str, Any]) -> None:
        actions.retire_indicator(request.user, indicator, on=said["on"], read_version=said["version"])

    return _led(request, pk, "retire_form", lambda _indicator: RetireForm(request.POST), act)


def _led(
    request: HttpRequest,
    pk: int,
    name: str,
    form_of: Callable[[Indicator], forms.Form],
    act: Callable[[Indicator, dict[str, Any]], None],
) -> HttpResponse:
    """An act on an indicator by who leads it; what is refused is shown on its page."""
    indicator = find(request, pk)
    require(may_lead(request.user, indicator))
    form = form_of(indicator)
    if form.is_valid() and attempt(form, lambda: act(indicator, form.cleaned_data)):
        return redirect("indicator:detail", pk)
    return detail_page(request, find(request, pk), status=status_of(form), **{name: form})
