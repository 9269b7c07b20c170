"""Pages of signed copies: sign several at once, attach what was signed elsewhere, open a copy."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.decision.actions import signing
from bangvang.decision.forms_signed import MOST_SHOWN, AttachForm, SignForm
from bangvang.decision.models import SignedCopy
from bangvang.decision.permissions import may_attach_signed, require
from bangvang.decision.queries import issued_visible_to, visible_to
from bangvang.decision.signed import signatures_of
from bangvang.design.narrowing import narrowing
from bangvang.files.queries import as_download
from bangvang.register.queries import answering
from bangvang.signature.choices import SigningStep
from bangvang.signature.models import SigningOrder
from bangvang_paper.vietnamese import folded


@login_required
def sign(request: HttpRequest, step: str) -> HttpResponse:
    """Choose decisions of one body and have them signed."""
    if step not in SigningStep.values:
        raise Http404
    form = SignForm(request.POST or None, user=request.user, step=SigningStep(step))
    require(form.may_sign)
    waiting = list(form.waiting[:MOST_SHOWN])
    opened = [int(pk) for pk in request.GET.getlist("chon") if pk.isdecimal()]
    names = [folded(f"{one.code} {one.title} {one.body}") for one in waiting]
    shown = narrowing(request, "decisions", [one.pk for one in waiting], names, answering, ticked=opened)
    if shown.asked:
        form = SignForm(user=request.user, step=SigningStep(step), initial=request.POST.dict())
    elif request.method == "POST" and form.is_valid():
        made: list[SigningOrder] = []
        if attempt(form, lambda: made.append(signing.sign_decisions(request.user, **form.said()))):
            return redirect("signature:order", made[0].pk)
    context = {
        "form": form,
        "step": SigningStep(step),
        "list": shown,
        "total": form.waiting.count(),
        "rows": list(zip(waiting, shown.rows, strict=True)),
    }
    return render(request, "decision/sign.html", context, status=status_of(form))


@login_required
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Attach a scan, or the PDF with a signature that was made elsewhere."""
    found = get_object_or_404(issued_visible_to(request.user), pk=pk)
    require(may_attach_signed(request.user, found))
    form = AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        made: list[SignedCopy] = []
        done = attempt(
            form,
            lambda: made.append(signing.attach_signed(request.user, found, data=file.read(), name=file.name or "")),
        )
        if done:
            messages.success(request, _("Đã kiểm và giữ %(kind)s.") % {"kind": made[0].get_kind_display()})
            return redirect("decision:detail", pk)
    context = {"decision": found, "form": form, "signatures": signatures_of(found)}
    return render(request, "decision/attach.html", context, status=status_of(form))


@login_required
@require_safe
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """One signed copy as it was kept."""
    found = get_object_or_404(
        SignedCopy.objects.filter(decision__in=visible_to(request.user)).select_related("file"), pk=pk
    )
    return as_download(found.file, inline=True)
