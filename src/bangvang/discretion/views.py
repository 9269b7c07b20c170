"""The public form with its receipt, what became of it, and the officer's list and page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.queries import history
from bangvang.consultation.forms import LookUpForm
from bangvang.consultation.limits import COMMENT, LOOK_UP, too_many
from bangvang.consultation.validators import in_groups
from bangvang.discretion import actions
from bangvang.discretion.choices import WishOutcome
from bangvang.discretion.forms import AnswerForm, AskForm, ShowAgainForm
from bangvang.discretion.models import Wish
from bangvang.discretion.permissions import may_answer, require
from bangvang.discretion.queries import (
    honours_less_shown,
    honours_reached,
    is_asked_about_people,
    wish_by_code,
    wishes_visible_to,
)
from bangvang.register.models import Honour
from bangvang.register.public_keys import HONOURS

A_PAGE = 30


# ── for everybody ────────────────────────────────────────────────────────────────────────────────────────────────────
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, key: str) -> HttpResponse:
    """The form; once sent, the receipt with its code, which is never shown again. The page names nobody."""
    honour = Honour.objects.select_related("body").filter(pk=HONOURS.record_in(key) or 0).first()
    if honour is None or not is_asked_about_people(honour):
        raise Http404
    if request.method == "POST" and too_many(request, COMMENT):
        return _too_many(request)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        receipts: list[actions.Receipt] = []
        form_key = said.pop("key")
        if attempt(form, lambda: receipts.append(actions.ask(honour, form_key=form_key, **said))):
            context = {"receipt": receipts[0], "code": in_groups(receipts[0].code), "honour": honour, "key": key}
            return render(request, "discretion/receipt.html", context)
    context = {"form": form, "honour": honour, "key": key}
    return render(request, "discretion/ask.html", context, status=status_of(form))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """What became of a wish, for whoever has its code. The code is posted, so that no log and no history keeps it."""
    if request.method == "POST" and too_many(request, LOOK_UP):
        return _too_many(request)
    form = LookUpForm(request.POST or None)
    wish = wish_by_code(form.cleaned_data["code"]) if form.is_bound and form.is_valid() else None
    unknown = form.is_bound and not form.errors and wish is None
    context = {"form": form, "wish": wish, "unknown": unknown, "answer": getattr(wish, "answer", None)}
    return render(request, "discretion/look_up.html", context, status=404 if unknown else status_of(form))


def _too_many(request: HttpRequest) -> HttpResponse:
    answer = render(request, "discretion/too_many.html", status=429)
    answer["Retry-After"] = "3600"
    return answer


# ── for the officer ──────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Wishes about honours of the own bodies, those without an answer first."""
    wishes = wishes_visible_to(request.user)
    page = Paginator(wishes.order_by(F("answer__on").desc(nulls_first=True), "-pk"), A_PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "open_now": wishes.filter(answer=None).count()}
    return render(request, "discretion/list.html", context)


@login_required
@require_safe
def wish(request: HttpRequest, pk: int) -> HttpResponse:
    """One wish: about which honours, who asks, what was answered."""
    return _page(request, _find(request, pk))


def _find(request: HttpRequest, pk: int) -> Wish:
    return get_object_or_404(wishes_visible_to(request.user), pk=pk)


def _page(request: HttpRequest, found: Wish, form: forms.Form | None = None, contact: str | None = None) -> HttpResponse:
    reached = honours_reached(found)
    context: dict[str, Any] = {
        "wish": found,
        "answer": getattr(found, "answer", None),
        "reached": reached,
        "less": bool(honours_less_shown(found)),
        "may_answer": may_answer(request.user, found),
        "contact": contact,
        "acts": history(found),
        "answer_form": form if isinstance(form, AnswerForm) else AnswerForm(),
        "again_form": form if isinstance(form, ShowAgainForm) else ShowAgainForm(),
    }
    return render(request, "discretion/wish.html", context, status=status_of(form))


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or refuse."""
    found, form = _find(request, pk), AnswerForm(request.POST)
    require(may_answer(request.user, found))
    if form.is_valid():
        said = form.cleaned_data
        act = actions.accept if said.pop("outcome") == WishOutcome.ACCEPTED else actions.refuse
        if attempt(form, lambda: act(request.user, found, on=timezone.localdate(), **said)):
            messages.success(request, _("Đã trả lời. Người đề nghị tra bằng mã biên nhận."))
            return redirect("discretion:wish", pk)
    return _page(request, _find(request, pk), form)


@login_required
@require_POST
def show_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an accepted wish back."""
    found, form = _find(request, pk), ShowAgainForm(request.POST)
    require(may_answer(request.user, found))
    if form.is_valid() and attempt(form, lambda: actions.show_again(request.user, found, **form.cleaned_data)):
        messages.success(request, _("Cổng công khai hiện lại đủ họ tên."))
        return redirect("discretion:wish", pk)
    return _page(request, found, form)


@login_required
@require_POST
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """How to reach whoever asks, shown once and written down."""
    found = _find(request, pk)
    return _page(request, found, contact=actions.open_contact(request.user, found))
