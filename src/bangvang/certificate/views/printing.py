"""Pages of printing: how far it is, how to print, reading copies, one paper moved by a hair."""

from __future__ import annotations

import tempfile
import zipfile
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
from bangvang.certificate.forms.printing import NudgeForm, PrintForm
from bangvang.certificate.models import Certificate, Nudge
from bangvang.certificate.papers import as_printed, made_anew, proof_of
from bangvang.certificate.permissions import may_make, may_print_for, may_set_up, require
from bangvang.certificate.queries import (
    design_for,
    is_outdated,
    layout_rule,
    progress_of,
    public_base_of,
    visible_to,
)
from bangvang.certificate.queries import (
    of_decision as certificates_of,
)
from bangvang.certificate.queries.blanks import without_blank
from bangvang.certificate.queries.layouts import layout_for
from bangvang.certificate.queries.printing import nudge_of
from bangvang.certificate.samples import picture_of
from bangvang.decision.models import Decision
from bangvang.decision.queries import issued_visible_to, lines_in_order, wording_on
from bangvang.files.parts import from_place, parts_of
from bangvang.files.queries import as_download, path_of
from bangvang_paper.typesetting.certificate import certificate_pdfs, certificates_pdf
from bangvang_paper.typesetting.certificate_proofs import GRIDS, ProofOf, certificate_proofs_pdf
from bangvang_trust.errors import Refused

A_PAGE = 100
TOGETHER = 500  # pages set in one answer; the page offers the rest in parts


def pdf_answer(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def find_issued(request: HttpRequest, pk: int) -> Decision:
    return get_object_or_404(issued_visible_to(request.user), pk=pk)


@login_required
@require_safe
def of_decision(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Certificates of one decision: how far the printing is, each with its address."""
    return _of_decision(request, find_issued(request, decision_pk))


def _of_decision(request: HttpRequest, decision: Decision, form: Any = None) -> HttpResponse:
    page = Paginator(certificates_of(decision), A_PAGE).get_page(request.GET.get("trang"))
    today, progress = timezone.localdate(), progress_of(decision)
    context = {
        "decision": decision,
        "award": award_name(decision.award),
        "page": page,
        "rows": [(one, wording_on(one.line, today), is_outdated(one, today), one.golden_text) for one in page],
        "progress": progress,
        "parts": parts_of(progress.done, TOGETHER),
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

    decision = find_issued(request, decision_pk)
    require(may_make(request.user, decision))
    form = forms.Form(request.POST)
    form.is_valid()
    if attempt(form, lambda: actions.make_certificates(request.user, decision)):
        return redirect("certificate:of_decision", decision_pk)
    return _of_decision(request, decision, form)


@login_required
@require_safe
def options(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Choose how the certificates are printed: whole or on blanks, for which printer; read through first; take all home."""
    decision = find_issued(request, decision_pk)
    progress = progress_of(decision)
    context = {
        "decision": decision,
        "award": award_name(decision.award),
        "progress": progress,
        "parts": parts_of(progress.done, TOGETHER),
        "form": PrintForm(body=decision.body),
        "design": design_for(decision.body, decision.award),
        "without_blank": without_blank(decision).count(),
        "may_print": may_print_for(request.user, decision.body),
        "may_set_up": may_set_up(request.user, decision.body),
    }
    return render(request, "certificate/options.html", context)


@login_required
@require_safe
def together(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Up to 500 certificates as one PDF, from the given place on, in the words in which they were printed.

    ``kieu`` full or overprint, ``may`` a printer of the body: what is not known counts as whole, for any printer.
    """
    decision = find_issued(request, decision_pk)
    first = from_place(request)
    found = list(certificates_of(decision)[first - 1 : first - 1 + TOGETHER])
    if not found:
        raise Http404
    form = PrintForm(request.GET, body=decision.body)
    run = form.run()
    name = f"giay-khen-{decision_pk}-{first}{'-in-chong' if run.overprint else ''}.pdf"
    return pdf_answer(certificates_pdf([as_printed(one) for one in found], run), name)


@login_required
@require_safe
def proofs(request: HttpRequest, decision_pk: int, a_sheet: int) -> HttpResponse:
    """Certificates small on A4 for reading through, also before any is printed; up to 500 from the given place on."""
    decision = find_issued(request, decision_pk)
    design = design_for(decision.body, decision.award)
    if a_sheet not in GRIDS or design is None:
        raise Http404
    first, today = from_place(request), timezone.localdate()
    lines = list(lines_in_order(decision)[first - 1 : first - 1 + TOGETHER])
    if not lines:
        raise Http404
    made = {one.line_id: one for one in certificates_of(decision).filter(line__in=lines)}
    layout = layout_for(design, decision.signed_on, signed=False)
    items = [
        ProofOf(
            line.ordinal,
            as_printed(made[line.pk])
            if line.pk in made
            else proof_of(line, layout=layout, emblem=design.emblem, on=today),
        )
        for line in lines
    ]
    data = certificate_proofs_pdf(items, heading=_("Quyết định số %(code)s") % {"code": decision.code}, a_sheet=a_sheet)
    return pdf_answer(data, f"in-thu-{decision_pk}-{first}.pdf")


@login_required
@require_safe
def archive(request: HttpRequest, decision_pk: int) -> FileResponse:
    """Every certificate as the file that was kept when it was printed, in one ZIP."""
    decision = find_issued(request, decision_pk)
    kept = certificates_of(decision).values_list("pdf__name", "pdf__sha256", "line__ordinal")
    if not kept.exists():
        raise Http404
    file = tempfile.TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for name, digest, ordinal in kept.iterator(500):
            packed.write(path_of(digest), f"{ordinal:04d}-{name}")
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"giay-khen-{decision_pk}.zip")


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
    return pdf_answer(certificate_pdfs([paper])[0], f"giay-khen-{certificate.golden_book_number}-in-lai.pdf")


@login_required
def nudge(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the changing words of one certificate by a hair, or set them larger or smaller; the picture shows it."""
    certificate = get_object_or_404(visible_to(request.user), pk=pk)
    require(may_make(request.user, certificate.line.decision))
    standing = nudge_of(certificate)
    form = NudgeForm(request.POST or None, instance=Nudge(certificate=certificate), standing=standing)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("dx", "dy", "step")}
        if attempt(form, lambda: actions.nudge(request.user, certificate, **said)):
            messages.success(request, _("Đã ghi. Lần in sau, tờ này in theo số mới."))
            return redirect("certificate:nudge", pk)
    context = {
        "certificate": certificate,
        "form": form,
        "picture": picture_of(as_printed(certificate)),
        "rows": certificate.nudges.select_related("by"),
    }
    return render(request, "certificate/nudge.html", context, status=status_of(form))
