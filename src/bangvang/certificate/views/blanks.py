"""Pages of the stock of blanks: kinds, one kind with its entries, the sheets of a decision, minutes of destruction."""

from __future__ import annotations

import tempfile

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.certificate import actions
from bangvang.certificate.blank_book import write_blanks
from bangvang.certificate.destruction_papers import destruction_paper
from bangvang.certificate.forms.blanks import DestroyForm, KindForm, ReceiptForm, ReleaseForm, SpoilForm, UseForm
from bangvang.certificate.models import BlankKind, BlankSheet, Destruction
from bangvang.certificate.permissions import MAKERS, may_print_for, require
from bangvang.certificate.queries.blanks import (
    blank_sheets_of,
    blanks_of,
    bodies_with_stock_seen_by,
    destructions_of,
    destructions_visible_to,
    kinds_of,
    kinds_visible_to,
    receipts_of,
    stock_of,
    stocks,
    to_destroy,
    without_blank,
)
from bangvang.certificate.views.printers import body_printed_for
from bangvang.certificate.views.printing import find_issued, pdf_answer
from bangvang.files.queries import DOCX, answer_with
from bangvang.register.queries import units_of
from bangvang_paper.typesetting.destruction import destruction_docx, destruction_pdf

A_PAGE = 100


def _today() -> str:
    return f"{timezone.localdate():%d/%m/%Y}"


# ── the stock ────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def stock(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Kinds of blanks with what is left of each; add a kind."""
    body = get_object_or_404(bodies_with_stock_seen_by(request.user), pk=body_pk)
    form = KindForm(request.POST or None)
    if request.method == "POST":
        require(may_print_for(request.user, body))
        if form.is_valid() and attempt(form, lambda: actions.add_kind(request.user, body, **form.cleaned_data)):
            messages.success(request, _("Đã thêm loại phôi. Hãy ghi lần nhận đầu tiên."))
            return redirect("certificate:stock", body_pk)
    kinds = list(kinds_of(body))
    left = stocks(kinds)
    context = {
        "body": body,
        "rows": [(kind, left[kind.pk]) for kind in kinds],
        "waiting": to_destroy(body).count(),
        "minutes": destructions_of(body)[:A_PAGE],
        "keeps": may_print_for(request.user, body),
        "form": form,
    }
    return render(request, "certificate/stock.html", context, status=status_of(form))


def _kind(request: HttpRequest, pk: int) -> BlankKind:
    return get_object_or_404(kinds_visible_to(request.user), pk=pk)


@login_required
@require_safe
def kind(request: HttpRequest, pk: int) -> HttpResponse:
    """One kind: what came, what left, and the forms to write both."""
    return _shown(request, _kind(request, pk))


def _shown(
    request: HttpRequest, found: BlankKind, receipt: ReceiptForm | None = None, spoilt: SpoilForm | None = None
) -> HttpResponse:
    receipt = receipt or ReceiptForm(initial={"on": _today()}, prefix="nhan")
    spoilt = spoilt or SpoilForm(initial={"on": _today()}, kind=found, prefix="hong")
    context = {
        "kind": found,
        "stock": stock_of(found),
        "receipts": receipts_of(found)[:A_PAGE],
        "page": Paginator(blank_sheets_of(found), A_PAGE).get_page(request.GET.get("trang")),
        "keeps": may_print_for(request.user, found.body),
        "receipt_form": receipt,
        "spoil_form": spoilt,
    }
    wrong = receipt if receipt.errors else spoilt
    return render(request, "certificate/blank_kind.html", context | {"form": wrong}, status=status_of(wrong))


@login_required
@require_POST
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    """Take sheets in."""
    found = _kind(request, pk)
    require(may_print_for(request.user, found.body))
    form = ReceiptForm(request.POST, prefix="nhan")
    if form.is_valid() and attempt(form, lambda: actions.receive(request.user, found, **form.cleaned_data)):
        messages.success(request, _("Đã ghi lần nhận phôi."))
        return redirect("certificate:blank_kind", pk)
    return _shown(request, found, receipt=form)


@login_required
@require_POST
def spoil(request: HttpRequest, pk: int) -> HttpResponse:
    """Write sheets off as spoiled."""
    found = _kind(request, pk)
    require(may_print_for(request.user, found.body))
    form = SpoilForm(request.POST, kind=found, prefix="hong")
    if form.is_valid() and attempt(form, lambda: actions.spoil(request.user, found, **form.cleaned_data)):
        messages.success(request, _("Đã ghi phôi hỏng. Khi hủy, lập biên bản ở trang Sổ phôi."))
        return redirect("certificate:blank_kind", pk)
    return _shown(request, found, spoilt=form)


@login_required
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a wrong entry back."""
    sheet = get_object_or_404(
        BlankSheet.objects.filter(kind__body_id__in=units_of(request.user, MAKERS)).select_related("kind__body"), pk=pk
    )
    form = ReleaseForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: actions.release(request.user, sheet, **form.cleaned_data)):
        messages.success(request, _("Đã bỏ ghi. Tờ phôi lại nằm trong kho."))
        return redirect("certificate:blank_kind", sheet.kind_id)
    return render(request, "certificate/release.html", {"sheet": sheet, "form": form}, status=status_of(form))


@login_required
@require_safe
def workbook(request: HttpRequest, pk: int) -> FileResponse:
    """The stock book of one kind as Excel."""
    found = _kind(request, pk)
    file = tempfile.TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    write_blanks(file, found, receipts_of(found).order_by("on", "pk"), blank_sheets_of(found).iterator(1_000))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"so-phoi-{found.pk}.xlsx")


# ── the sheets of a decision ─────────────────────────────────────────────────────────────────────────────────────────
@login_required
def of_decision(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Which sheet each certificate of the decision took."""
    decision = find_issued(request, decision_pk)
    require(may_print_for(request.user, decision.body))
    waiting = list(without_blank(decision))
    form = UseForm(request.POST or None, body=decision.body, initial={"on": _today()})
    if form.is_valid():
        said = dict(form.cleaned_data)
        found = said.pop("kind")
        if attempt(form, lambda: actions.use_blanks(request.user, found, waiting, **said)):
            messages.success(request, _("Đã ghi %(count)d tờ phôi.") % {"count": len(waiting)})
            return redirect("certificate:blanks_of_decision", decision_pk)
    context = {
        "decision": decision,
        "waiting": waiting,
        "sheets": blanks_of(decision),
        "kinds": kinds_of(decision.body),
        "form": form,
    }
    return render(request, "certificate/blanks_of_decision.html", context, status=status_of(form))


# ── destruction ──────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def destroy(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Put the spoiled sheets into minutes."""
    body = body_printed_for(request, body_pk)
    form = DestroyForm(request.POST or None, initial={"on": _today(), "venue": body.name})
    made: list[Destruction] = []
    if form.is_valid() and attempt(form, lambda: made.append(actions.destroy(request.user, body, **form.cleaned_data))):
        messages.success(request, _("Đã lập biên bản. In ra để các thành viên ký."))
        return redirect("certificate:stock", body_pk)
    context = {"body": body, "sheets": to_destroy(body)[:A_PAGE], "count": to_destroy(body).count(), "form": form}
    return render(request, "certificate/destroy.html", context, status=status_of(form))


def _minutes(request: HttpRequest, pk: int) -> Destruction:
    return get_object_or_404(destructions_visible_to(request.user), pk=pk)


@login_required
@require_safe
def minutes_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes to sign."""
    return pdf_answer(destruction_pdf(destruction_paper(_minutes(request, pk))), f"bien-ban-huy-phoi-{pk}.pdf")


@login_required
@require_safe
def minutes_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes to edit."""
    data = destruction_docx(destruction_paper(_minutes(request, pk)))
    return answer_with(data, name=f"bien-ban-huy-phoi-{pk}.docx", media_type=DOCX)
