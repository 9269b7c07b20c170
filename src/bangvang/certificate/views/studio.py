"""The printing studio: the layout of a design, box by box, with a live picture beside it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bangvang.audit.attempt import attempt, status_of
from bangvang.catalogue.queries import award_name
from bangvang.certificate import actions
from bangvang.certificate.forms import StepForm
from bangvang.certificate.forms.layouts import LayoutForm
from bangvang.certificate.models import Design
from bangvang.certificate.queries.layouts import deviations, house_layout, layout_of, versions_of
from bangvang.certificate.samples import sample_picture
from bangvang.certificate.signing import published_ring
from bangvang.certificate.views.setting_up import find_design
from bangvang_paper.typesetting.certificate_layout import SMALLEST_SIGNED_QR_MM, Layout

SHOWN_VERSIONS = 20


@login_required
def studio(request: HttpRequest, pk: int) -> HttpResponse:
    """Change where each part stands and how it looks. "xem" only looks; anything else saves."""
    design = find_design(request, pk)
    start = _start(request, design)
    form = LayoutForm(request.POST or None, instance=find_design(request, pk), start=start)
    if form.is_valid() and "xem" not in request.POST:
        saved = lambda: actions.save_layout(  # noqa: E731  (one act, handed over as it is)
            request.user, design, form.layout, read_version=form.read_version
        )
        if attempt(form, saved):
            messages.success(request, _("Đã lưu bố cục. Giấy đã in giữ nguyên bố cục cũ."))
            return redirect("certificate:studio", pk)
    return render(request, "certificate/studio.html", _context(design, form, start), status=_status(request, form))


def _start(request: HttpRequest, design: Design) -> Layout:
    """The layout that the form begins with: an earlier version when one is asked for, else the one in use."""
    asked = request.GET.get("ban", "")
    if asked.isdecimal() and len(asked) < 7:
        return layout_of(get_object_or_404(design.versions, number=int(asked)))
    if design.layout is not None:
        return layout_of(design.layout)
    return house_layout(design.award, timezone.localdate(), signed=_signs(design))


def _signs(design: Design) -> bool:
    """Whether the body has a key today, so that codes hold more and must be larger."""
    return published_ring().signing_key(design.body.name, timezone.localdate()) is not None


def _status(request: HttpRequest, form: LayoutForm) -> int:
    """A look that shows what is wrong has done what it was asked; only a save that failed is an error."""
    if "xem" in request.POST:
        return 200
    return 409 if form.stale else status_of(form)


def _context(design: Design, form: LayoutForm, start: Layout) -> dict[str, Any]:
    shown = form.layout if form.is_bound and form.layout is not None else start
    return {
        "design": design,
        "award": award_name(design.award),
        "form": form,
        "unsaved": form.is_bound,
        "deviations": deviations(shown, design.award, timezone.localdate()),
        "small_code": _signs(design) and not shown.holds_signed_code,
        "least_code": SMALLEST_SIGNED_QR_MM,
        "picture": sample_picture(design, shown, form.tried_with),
        "drawn": not form.is_bound or form.layout is not None,
        "versions": versions_of(design)[:SHOWN_VERSIONS],
        "drop_form": StepForm(initial={"version": design.version}),
    }


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Go back to the house's own layout."""
    design = find_design(request, pk)
    form = StepForm(request.POST)
    if form.is_valid() and attempt(
        form, lambda: actions.drop_layout(request.user, design, read_version=form.cleaned_data["version"])
    ):
        messages.success(request, _("Từ nay in theo bố cục mặc định. Giấy đã in giữ nguyên."))
        return redirect("certificate:studio", pk)
    for error in form.non_field_errors():
        messages.error(request, error)
    return redirect("certificate:studio", pk)
