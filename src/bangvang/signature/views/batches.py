"""Pages of signing: find, ask, act, answer."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.files.queries import as_download
from bangvang.register.queries import units_of
from bangvang.signature import actions
from bangvang.signature.forms import VerifyForm
from bangvang.signature.looking import examine_file, has_roots
from bangvang.signature.models import SigningItem, SigningOrder
from bangvang.signature.permissions import may_sign, may_verify, require
from bangvang.signature.queries import IMAGE_KEEPERS, items_of, progress_of, visible_to, with_progress
from bangvang_trust.pdf import Examination

A_PAGE = 50
ITEMS_A_PAGE = 100


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Batches of the bodies that the reader sees, latest first."""
    page = Paginator(with_progress(visible_to(request.user)), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "may_verify": may_verify(request.user),
        "keeps_images": bool(units_of(request.user, IMAGE_KEEPERS)),
    }
    return render(request, "signature/list.html", context)


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One batch: how far it is, what became of each paper."""
    return _detail(request, get_object_or_404(visible_to(request.user), pk=pk))


def _detail(request: HttpRequest, order: SigningOrder, form: forms.Form | None = None) -> HttpResponse:
    page = Paginator(items_of(order), ITEMS_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "order": order,
        "progress": progress_of(order),
        "page": page,
        "may_sign": may_sign(request.user, order.body, order.step),
        "form": form,
    }
    return render(request, "signature/order.html", context, status=status_of(form))


@login_required
@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with a batch that stopped."""
    order = get_object_or_404(visible_to(request.user), pk=pk)
    require(may_sign(request.user, order.body, order.step))
    form = forms.Form(request.POST)
    if attempt(form, lambda: actions.resume(request.user, order)):
        messages.success(request, _("Đã xếp hàng ký tiếp. Tải lại trang sau ít giây."))
        return redirect("signature:order", pk)
    return _detail(request, order, form)


@login_required
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One signed paper of a batch."""
    item = get_object_or_404(
        SigningItem.objects.filter(order__in=visible_to(request.user)).exclude(signed=None).select_related("signed"),
        pk=pk,
    )
    return as_download(item.signed, inline=True)


@dataclass(frozen=True)
class Looked:
    """What the page of a signed file tells."""

    name: str
    found: Examination


@login_required
def verify(request: HttpRequest) -> HttpResponse:
    """Look at a signed file that came in; nothing of it is kept."""
    require(may_verify(request.user))
    form = VerifyForm(request.POST or None, request.FILES or None)
    looked: list[Looked] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        attempt(form, lambda: looked.append(Looked(file.name, examine_file(file.read(), at=timezone.now()))))
    context = {"form": form, "looked": looked[0] if looked else None, "has_roots": has_roots(), "at": timezone.now()}
    return render(request, "signature/verify.html", context, status=status_of(form))
