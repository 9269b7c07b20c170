"""Rows that may be one person: proposed pairs, one pair side by side, what was merged and how to take it back."""

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
from bangvang.identity.forms import MergeForm, UndoForm, UnitForm
from bangvang.identity.permissions import may_judge_somewhere, may_judge_units_somewhere, require
from bangvang.identity.queries import MOST_PEOPLE, judged_people, judged_units, merges_seen_by, pair_of, pairs_in
from bangvang.identity.screen import shown
from bangvang.register.models import Person

A_PAGE = 20


@login_required
@require_safe
def pairs(request: HttpRequest) -> HttpResponse:
    """Pairs that look like one person, the likeliest first."""
    require(may_judge_somewhere(request.user))
    form = UnitForm(request.GET, user=request.user)
    people = judged_people(request.user, form.cleaned_data["don_vi"] if form.is_valid() else None)
    too_many = people.count() > MOST_PEOPLE
    page = Paginator([] if too_many else pairs_in(people), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "form": form,
        "page": page,
        "pairs": shown(list(page)),
        "too_many": too_many,
        "most": MOST_PEOPLE,
        "one_unit": judged_units(request.user).count() == 1,
        "keeps_units": may_judge_units_somewhere(request.user),
    }
    return render(request, "identity/pairs.html", context)


@login_required
def pair(request: HttpRequest, first: int, second: int) -> HttpResponse:
    """Two rows side by side, and the form to say that they are one person."""
    one, other = _find_pair(request, first, second)
    form = MergeForm(request.POST or None, initial={"kept": "first"})
    if form.is_valid() and attempt(form, lambda: actions.merge(request.user, **form.said_of(one, other))):
        messages.success(request, _("Đã gộp. Muốn tách lại thì mở mục Đã gộp."))
        return redirect("identity:pairs")
    context = {"form": form, "pair": shown([pair_of(one, other)])[0]}
    return render(request, "identity/pair.html", context, status=status_of(form))


def _find_pair(request: HttpRequest, first: int, second: int) -> tuple[Person, Person]:
    people = judged_people(request.user)
    return get_object_or_404(people, pk=first), get_object_or_404(people.exclude(pk=first), pk=second)


@login_required
@require_POST
def dismiss(request: HttpRequest, first: int, second: int) -> HttpResponse:
    """Say that a pair is two people."""
    actions.dismiss(request.user, *_find_pair(request, first, second))
    messages.success(request, _("Đã ghi là hai người. Cặp này không hỏi lại nữa."))
    return redirect("identity:pairs")


@login_required
@require_POST
def postpone(request: HttpRequest, first: int, second: int) -> HttpResponse:
    """Put a pair behind the others."""
    actions.postpone(request.user, *_find_pair(request, first, second))
    messages.success(request, _("Đã để sau. Cặp này xuống cuối danh sách."))
    return redirect("identity:pairs")


@login_required
@require_safe
def merges(request: HttpRequest) -> HttpResponse:
    """What was merged, by whom and why, the latest first."""
    require(may_judge_somewhere(request.user))
    page = Paginator(merges_seen_by(request.user), A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "identity/merges.html", {"page": page})


@login_required
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a merge back, with the reason."""
    done = get_object_or_404(merges_seen_by(request.user), pk=pk)
    form = UndoForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: actions.undo_merge(request.user, done, **form.cleaned_data)):
        messages.success(request, _("Đã tách lại: hai dòng đứng như trước khi gộp."))
        return redirect("identity:merges")
    return render(request, "identity/undo.html", {"form": form, "merge": done}, status=status_of(form))
