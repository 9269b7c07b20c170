"""Pages of signed copies: sign several at once, attach what was signed elsewhere, open a copy."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.decision.actions import signing
from bangvang.decision.forms_signed import MOST_SHOWN, AttachForm, SignForm
from bangvang.decision.models import SignedCopy
from bangvang.decision.numbered import KINDS, Numbered, about, is_signable, key_of, kind_of, page_of
from bangvang.decision.permissions import may_attach_signed, require
from bangvang.decision.signed import next_to_sign, signatures_of
from bangvang.design.narrowing import narrowing
from bangvang.files.queries import as_download
from bangvang.register.queries import answering
from bangvang.signature.choices import SigningStep
from bangvang.signature.models import SigningOrder
from bangvang.signature.permissions import may_sign
from bangvang_paper.vietnamese import folded


def signing_of(request: HttpRequest, paper: Numbered) -> dict[str, Any]:
    """How a paper was signed, and what of it the reader may do, for the margin of its page."""
    if not is_signable(paper):
        return {}
    signatures = signatures_of(paper)
    following = next_to_sign(paper, signatures)
    return {
        "signatures": signatures,
        "attach": reverse(kind_of(paper).attach, args=[paper.pk]) if may_attach_signed(request.user, paper) else "",
        "next_step": following[0] if following and may_sign(request.user, paper.body, following[0]) else None,
        "key_to_sign": key_of(paper),
    }


@login_required
def sign(request: HttpRequest, step: str) -> HttpResponse:
    """Choose papers of one body and have them signed."""
    if step not in SigningStep.values:
        raise Http404
    form = SignForm(request.POST or None, user=request.user, step=SigningStep(step))
    require(form.may_sign)
    waiting = form.waiting(MOST_SHOWN)
    keys = [key_of(one) for one in waiting]
    names = [folded(f"{one.code} {about(one)} {one.body}") for one in waiting]
    shown = narrowing(request, "papers", keys, names, answering, ticked=request.GET.getlist("chon"))
    if shown.asked:
        form = SignForm(user=request.user, step=SigningStep(step), initial=request.POST.dict())
    elif request.method == "POST" and form.is_valid():
        made: list[SigningOrder] = []
        if attempt(form, lambda: made.append(signing.sign_papers(request.user, **form.said()))):
            return redirect("signature:order", made[0].pk)
    context = {
        "form": form,
        "step": SigningStep(step),
        "list": shown,
        "total": form.total(),
        "rows": [(one, kind_of(one), about(one), row) for one, row in zip(waiting, shown.rows, strict=True)],
    }
    return render(request, "decision/sign.html", context, status=status_of(form))


@login_required
def attach(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Attach a scan, or the PDF with a signature that was made elsewhere."""
    found = get_object_or_404(KINDS[kind].seen_by(request.user).filter(KINDS[kind].in_force), pk=pk)
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
            return redirect(page_of(found))
    context = {"paper": found, "page": page_of(found), "form": form, "signatures": signatures_of(found)}
    return render(request, "decision/attach.html", context, status=status_of(form))


@login_required
@require_safe
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """One signed copy as it was kept."""
    seen = Q()
    for name, kind in KINDS.items():
        seen |= Q(**{f"{name}__in": kind.seen_by(request.user)})
    found = get_object_or_404(SignedCopy.objects.filter(seen).select_related("file"), pk=pk)
    return as_download(found.file, inline=True)
