"""Rows that may be one unit: proposed pairs, one pair side by side, what was merged and how to take it back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.identity import actions
from bangvang.identity.forms import MergeForm, UndoForm
from bangvang.identity.permissions import may_judge_units_somewhere, require_for_units
from bangvang.identity.queries import judged_places, reason_alike, unit_merges_seen_by, unit_pairs
from bangvang.identity.screen import lines_of_units
from bangvang.register.models import Unit

A_PAGE = 20


@login_required
@require_safe
def pairs(request: HttpRequest) -> HttpResponse:
    """Pairs that look like one unit."""
    require_for_units(may_judge_units_somewhere(request.user))
    page = Paginator(unit_pairs(judged_places(request.user)), A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "identity/unit_pairs.html", {"page": page})


@login_required
def pair(request: HttpRequest, first: int, second: int) -> HttpResponse:
    """Two rows side by side, and the form to say that they are one unit."""
    one, other = _find_pair(request, first, second)
    form = MergeForm(request.POST or None, initial={"kept": "first"})
    if form.is_valid() and attempt(form, lambda: actions.merge_units(request.user, **form.said_of(one, other))):
        messages.success(request, _("Đã gộp. Muốn tách lại thì mở mục Đã gộp."))
        return redirect("identity:unit_pairs")
    lines = lines_of_units(one, other)
    context = {"form": form, "first": one, "second": other, "lines": lines, "reason": reason_alike(one, other)}
    return render(request, "identity/unit_pair.html", context, status=status_of(form))


def _find_pair(request: HttpRequest, first: int, second: int) -> tuple[Unit, Unit]:
    units = judged_places(request.user)
    return get_object_or_404(units, pk=first), get_object_or_404(units.exclude(pk=first), pk=second)


@login_required
@require_POST
def part(request: HttpRequest, first: int, second: int) -> HttpResponse:
    """Say that a pair is two units."""
    actions.part_units(request.user, *_find_pair(request, first, second))
    messages.success(request, _("Đã ghi là hai đơn vị. Cặp này không hỏi lại nữa."))
    return redirect("identity:unit_pairs")


@login_required
@require_safe
def merges(request: HttpRequest) -> HttpResponse:
    """What was merged, by whom and why, the latest first."""
    require_for_units(may_judge_units_somewhere(request.user))
    page = Paginator(unit_merges_seen_by(request.user), A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "identity/unit_merges.html", {"page": page})


@login_required
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a merge back, with the reason."""
    done = get_object_or_404(unit_merges_seen_by(request.user), pk=pk)
    form = UndoForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: actions.undo_unit_merge(request.user, done, **form.cleaned_data)):
        messages.success(request, _("Đã tách lại: hai dòng đứng như trước khi gộp."))
        return redirect("identity:unit_merges")
    return render(request, "identity/unit_undo.html", {"form": form, "merge": done}, status=status_of(form))
