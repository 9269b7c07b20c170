"""Pages of certificates: find, ask, act, answer."""

from __future__ import annotations

import tempfile
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.catalogue.queries import award_name
from bangvang.certificate import actions
from bangvang.certificate.forms import DesignForm, NewDesignForm, PublicBaseForm, ReissueForm
from bangvang.certificate.models import Certificate, Design, PublicBase, Reissue
from bangvang.certificate.papers import as_printed, made_anew
from bangvang.certificate.permissions import may_make, may_set_up, require
from bangvang.certificate.queries import (
    bodies_set_up_by,
    design_for,
    designs_of,
    is_outdated,
    layout_rule,
    progress_of,
    public_base_of,
    reissues_visible_to,
    visible_to,
)
from bangvang.certificate.queries import (
    of_decision as certificates_of,
)
from bangvang.certificate.reissue_book import write_reissues
from bangvang.decision.models import Decision
from bangvang.decision.queries import READERS, issued_visible_to, wording_on
from bangvang.files.queries import as_download, content
from bangvang.register.models import Unit
from bangvang.register.queries import units_of
from bangvang_paper.typesetting.certificate import certificate_pdfs, certificates_pdf
from bangvang_trust.errors import Refused

A_PAGE = 100
TOGETHER = 500  # pages set in one answer; the page offers the rest in parts


def _pdf(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


# ── printing ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def _find(request: HttpRequest, pk: int) -> Decision:
    return get_object_or_404(issued_visible_to(request.user), pk=pk)


@login_required
@require_safe
def of_decision(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Certificates of one decision: how far the printing is, each with its address."""
    return _of_decision(request, _find(request, decision_pk))


def _of_decision(request: HttpRequest, decision: Decision, form: Any = None) -> HttpResponse:
    page = Paginator(certificates_of(decision), A_PAGE).get_page(request.GET.get("trang"))
    today, progress = timezone.localdate(), progress_of(decision)
    context = {
        "decision": decision,
        "award": award_name(decision.award),
        "page": page,
        "rows": [(one, wording_on(one.line, today), is_outdated(one, today)) for one in page],
        "progress": progress,
        "parts": [(first, min(first + TOGETHER - 1, progress.done)) for first in range(1, progress.done + 1, TOGETHER)],
        "may_make": may_make(request.user, decision),
        "may_set_up": may_set_up(request.user, decision.body),
        "base": public_base_of(decision.body),
        "design": design_for(decision.body, decision.award),
        "rule": layout_rule(decision.award, decision.signed_on),
        "form": form,
    }
    return render(
        request, "certificate/of_decision.html", context, status=409 if form is not None and form.errors else 200
    )


@login_required
@require_POST
def make(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Have them printed, or go on where the printing stopped."""
    from django import forms

    decision = _find(request, decision_pk)
    require(may_make(request.user, decision))
    form = forms.Form(request.POST)
    form.is_valid()
    if attempt(form, lambda: actions.make_certificates(request.user, decision)):
        return redirect("certificate:of_decision", decision_pk)
    return _of_decision(request, decision, form)


@login_required
@require_safe
def together(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Up to 500 certificates as one PDF, from the given place on, in the words in which they were printed."""
    decision = _find(request, decision_pk)
    asked = request.GET.get("tu", "1")
    first = max(int(asked), 1) if asked.isdecimal() and len(asked) < 7 else 1
    found = list(certificates_of(decision)[first - 1 : first - 1 + TOGETHER])
    if not found:
        raise Http404
    return _pdf(certificates_pdf([as_printed(one) for one in found]), f"giay-khen-{decision_pk}-{first}.pdf")


@login_required
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate as it was printed."""
    return as_download(get_object_or_404(visible_to(request.user), pk=pk).pdf, inline=True)


@login_required
@require_safe
def reprint(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate in today's wording, after a correction; same address, same golden-book number. Nothing is kept."""
    certificate: Certificate = get_object_or_404(visible_to(request.user), pk=pk)
    try:
        paper = made_anew(certificate, timezone.localdate())
    except Refused as refused:  # never printed unsigned by mistake: the sentence says what to do
        messages.error(request, str(refused))
        return redirect("certificate:of_decision", certificate.line.decision_id)
    return _pdf(certificate_pdfs([paper])[0], f"giay-khen-{certificate.golden_book_number}-in-lai.pdf")


# ── made anew ────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def reissue(request: HttpRequest, pk: int) -> HttpResponse:
    """Make one certificate anew: exchanged against the old paper, or given again because it is lost."""
    certificate = get_object_or_404(visible_to(request.user), pk=pk)
    require(may_make(request.user, certificate.line.decision))
    form = ReissueForm(request.POST or None, initial={"on": f"{timezone.localdate():%d/%m/%Y}"})
    if form.is_valid() and attempt(form, lambda: actions.reissue(request.user, certificate, **form.cleaned_data)):
        messages.success(request, _("Đã ghi vào sổ cấp đổi, cấp lại. Giấy mới in được ở dưới."))
        return redirect("certificate:reissue", pk)
    words = wording_on(certificate.line, timezone.localdate())
    done = certificate.reissues.select_related("by").order_by("-on", "-pk")
    context = {"certificate": certificate, "words": words, "form": form, "done": done}
    return render(request, "certificate/reissue.html", context, status=status_of(form))


def _reissue_body(request: HttpRequest, pk: int) -> Unit:
    return get_object_or_404(Unit.objects.filter(pk__in=units_of(request.user, READERS), is_body=True), pk=pk)


@login_required
@require_safe
def reissued_one(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper that was made anew, as it was printed."""
    done = get_object_or_404(Reissue.objects.filter(certificate__in=visible_to(request.user)), pk=pk)
    return as_download(done.pdf, inline=True)


@login_required
@require_safe
def reissues(request: HttpRequest, body_pk: int) -> HttpResponse:
    """The register of certificates made anew."""
    body = _reissue_body(request, body_pk)
    page = Paginator(reissues_visible_to(request.user, body), A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "certificate/reissues.html", {"body": body, "page": page})


@login_required
@require_safe
def reissues_file(request: HttpRequest, body_pk: int) -> FileResponse:
    """The register as Excel."""
    body = _reissue_body(request, body_pk)
    file = tempfile.TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    write_reissues(file, body, reissues_visible_to(request.user, body).order_by("on", "pk").iterator(1_000))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="so-cap-doi-cap-lai.xlsx")


# ── what a body sets ─────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def settings(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Designs and public address of one body."""
    body, today = _body(request, body_pk), timezone.localdate()
    context = {
        "body": body,
        "base": public_base_of(body),
        "designs": [(one, award_name(one.award), layout_rule(one.award, today)) for one in designs_of(body)],
    }
    return render(request, "certificate/settings.html", context)


def _body(request: HttpRequest, pk: int) -> Unit:
    return get_object_or_404(bodies_set_up_by(request.user), pk=pk)


@login_required
def add_design(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Add how the body prints an award."""
    body = _body(request, body_pk)
    form = NewDesignForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = {"award": form.cleaned_data["award"], "name": form.cleaned_data["name"], **form.picture()}
        if attempt(form, lambda: actions.new_design(request.user, body, **said)):
            messages.success(request, _("Đã thêm mẫu in."))
            return redirect("certificate:settings", body.pk)
    context = {"body": body, "form": form, "heading": _("Thêm mẫu in cho một hình thức, danh hiệu")}
    return render(request, "certificate/set.html", context, status=422 if form.errors else 200)


def _design(request: HttpRequest, pk: int) -> Design:
    return get_object_or_404(
        Design.objects.filter(body__in=bodies_set_up_by(request.user)).select_related("body", "emblem"), pk=pk
    )


@login_required
def edit_design(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a design, replace or remove its emblem."""
    design = _design(request, pk)
    form = DesignForm(request.POST or None, request.FILES or None, instance=_design(request, pk))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "without_emblem")} | form.picture()
        if attempt(form, lambda: actions.revise_design(request.user, design, read_version=form.read_version, **said)):
            messages.success(request, _("Đã lưu mẫu in. Giấy đã in giữ nguyên."))
            return redirect("certificate:settings", design.body_id)
    context = {
        "body": design.body,
        "design": design,
        "form": form,
        "heading": _("Sửa mẫu in %(name)s") % {"name": design.name},
    }
    return render(request, "certificate/set.html", context, status=409 if form.stale else 422 if form.errors else 200)


@login_required
@require_safe
def emblem(request: HttpRequest, pk: int) -> HttpResponse:
    """The emblem as it was painted anew, to look at."""
    design = _design(request, pk)
    if design.emblem is None:
        raise Http404
    return HttpResponse(content(design.emblem), content_type="image/png", headers={"X-Content-Type-Options": "nosniff"})


@login_required
def public_base(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Set the address that certificates print."""
    body = _body(request, body_pk)
    standing = PublicBase.objects.filter(body=body).first()
    form = PublicBaseForm(request.POST or None, body=body, instance=PublicBase.objects.filter(body=body).first())
    if request.method == "POST" and form.is_valid():
        said = {"address": form.cleaned_data["address"], "read_version": form.read_version if standing else None}
        if attempt(form, lambda: actions.set_public_base(request.user, body, **said)):
            messages.success(request, _("Đã ghi địa chỉ công khai."))
            return redirect("certificate:settings", body.pk)
    context = {"body": body, "form": form, "heading": _("Địa chỉ công khai in dưới mã QR")}
    return render(request, "certificate/set.html", context, status=409 if form.stale else 422 if form.errors else 200)
