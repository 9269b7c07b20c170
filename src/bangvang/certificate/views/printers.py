"""Pages of printers: which a body has, how each is set, the sheet to measure it by."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.certificate import actions
from bangvang.certificate.choices import PrintMode
from bangvang.certificate.forms.printing import CalibrationForm, NewPrinterForm, PrinterForm
from bangvang.certificate.models import PrinterProfile
from bangvang.certificate.permissions import MAKERS
from bangvang.certificate.queries.printing import all_printers_of, run_of
from bangvang.certificate.views.printing import pdf_answer
from bangvang.register.models import Unit
from bangvang.register.queries import units_of
from bangvang_paper.typesetting.calibration import calibration_pdf
from bangvang_paper.typesetting.certificate_default import A4_MM

SHEETS_MM = {"a4": A4_MM, "a3": (420.0, 297.0), "400x300": (400.0, 300.0)}


def body_printed_for(request: HttpRequest, pk: int) -> Unit:
    return get_object_or_404(Unit.objects.filter(pk__in=units_of(request.user, MAKERS), is_body=True), pk=pk)


@login_required
def printers(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Printers of the body; add one."""
    body = body_printed_for(request, body_pk)
    form = NewPrinterForm(request.POST or None)
    made: list[PrinterProfile] = []
    if form.is_valid() and attempt(
        form, lambda: made.append(actions.add_printer(request.user, body, **form.cleaned_data))
    ):
        return redirect("certificate:printer", made[0].pk)
    context = {"body": body, "printers": all_printers_of(body), "form": form}
    return render(request, "certificate/printers.html", context, status=status_of(form))


def _find(request: HttpRequest, pk: int) -> PrinterProfile:
    return get_object_or_404(
        PrinterProfile.objects.filter(body_id__in=units_of(request.user, MAKERS)).select_related("body"), pk=pk
    )


@login_required
def printer(request: HttpRequest, pk: int) -> HttpResponse:
    """How one printer is set, and the measuring of it."""
    found = _find(request, pk)
    form = PrinterForm(request.POST or None, instance=_find(request, pk))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "dx", "dy", "scale", "retired")}
        if attempt(form, lambda: actions.set_printer(request.user, found, read_version=form.read_version, **said)):
            messages.success(request, _("Đã lưu máy in."))
            return redirect("certificate:printer", pk)
    return _printer(request, found, form, CalibrationForm(initial={"version": found.version}))


@login_required
@require_POST
def calibrate(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the three numbers that were read from the sheet."""
    found = _find(request, pk)
    form = CalibrationForm(request.POST)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("left", "top", "measured")}
        version = form.cleaned_data["version"]
        if attempt(form, lambda: actions.calibrate(request.user, found, read_version=version, **said)):
            messages.success(request, _("Đã chỉnh theo số đo. Hãy in lại tờ căn chỉnh để thử."))
            return redirect("certificate:printer", pk)
    return _printer(request, found, PrinterForm(instance=_find(request, pk)), form)


def _printer(request: HttpRequest, found: PrinterProfile, form: PrinterForm, measured: Any) -> HttpResponse:
    context = {"printer": found, "form": form, "measured": measured, "sheets": SHEETS_MM}
    wrong = measured if measured.errors else form
    return render(request, "certificate/printer.html", context, status=409 if form.stale else status_of(wrong))


@login_required
@require_safe
def calibration(request: HttpRequest, pk: int, sheet: str) -> HttpResponse:
    """The sheet to measure by, moved as the printer is set now."""
    found = _find(request, pk)
    width, height = SHEETS_MM.get(sheet, A4_MM)
    data = calibration_pdf(width, height, printer=found.name, run=run_of(PrintMode.FULL, found))
    return pdf_answer(data, f"can-chinh-{found.pk}-{sheet}.pdf")
