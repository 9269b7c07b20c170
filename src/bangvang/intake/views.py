"""Pages of the intake desk: find, ask, act, answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.catalogue.queries import award_name
from bangvang.files.queries import as_download
from bangvang.intake import actions
from bangvang.intake.choices import BatchState
from bangvang.intake.forms import RowForm, UploadForm, VersionForm
from bangvang.intake.models import Batch, Row
from bangvang.intake.permissions import may_keep_batch, may_upload_somewhere, require
from bangvang.intake.queries import line_of, survey, visible_to, with_counts

A_PAGE = 50
ROWS_A_PAGE = 100


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lists that came in, newest first, and the place to bring one in."""
    return _index(request, UploadForm(user=request.user))


def _index(request: HttpRequest, form: UploadForm) -> HttpResponse:
    page = Paginator(with_counts(visible_to(request.user)).order_by("-id"), A_PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "form": form, "may_upload": may_upload_somewhere(request.user)}
    return render(request, "intake/list.html", context, status=status_of(form))


@login_required
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Read a file; show the preview, or say why it was refused."""
    require(may_upload_somewhere(request.user))
    form = UploadForm(request.POST, request.FILES, user=request.user)
    if form.is_valid():
        file, made = form.cleaned_data["file"], list[Batch]()
        unit = form.cleaned_data["unit"]
        if attempt(form, lambda: made.append(actions.upload(request.user, unit, data=file.read(), name=file.name))):
            return redirect("intake:preview", made[0].pk)
    return _index(request, form)


@login_required
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Every row as read, guesses in pencil, what blocks at the top; nothing is in the registers yet."""
    return _preview(request, _find(request, pk))


def _find(request: HttpRequest, pk: int) -> Batch:
    return get_object_or_404(visible_to(request.user), pk=pk)


def _preview(request: HttpRequest, batch: Batch, form: VersionForm | None = None) -> HttpResponse:
    seen = survey(batch)
    which = request.GET.get("loc", "")
    page = Paginator(seen.only(which), ROWS_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "batch": batch,
        "survey": seen,
        "which": which,
        "page": page,
        "rows": [_shown(row, seen.blocking.get(row.pk, [])) for row in page],
        "may_keep": may_keep_batch(request.user, batch),
        "form": form or VersionForm(initial={"version": batch.version}),
    }
    return render(request, "intake/preview.html", context, status=status_of(form))


def _shown(row: Row, blocking: list[str]) -> dict[str, Any]:
    """A row as the page shows it; the original cells only where somebody must compare."""
    cells = row.source.get("cells", {}) if isinstance(row.source, dict) else {}
    award = award_name(row.award) if row.award else ""
    doubtful = bool(row.guesses or row.problems or blocking)
    return {
        "row": row,
        "line": line_of(row),
        "award": award,
        "understood": award if award and not row.form.startswith(award) else "",
        "blocking": blocking,
        "original": " | ".join(str(cell) for cell in cells.values() if cell) if doubtful else "",
    }


@login_required
def correct(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """Correct what was read in one row; the original cells stand beside."""
    batch = _find(request, pk)
    require(may_keep_batch(request.user, batch))
    if batch.state != BatchState.PREVIEW:
        return redirect("intake:preview", pk)
    row = get_object_or_404(batch.rows.select_related("batch"), pk=row_pk)
    form = RowForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in actions.CORRECTABLE}
        standing = Row.objects.select_related("batch").get(
            pk=row.pk
        )  # the form's own row already carries what was typed
        if attempt(form, lambda: actions.correct_row(request.user, standing, read_version=form.read_version, **fields)):
            messages.success(request, _("Đã sửa dòng %(line)d.") % {"line": line_of(row)})
            return redirect("intake:preview", pk)
    row = Row.objects.get(pk=row.pk) if form.errors else row
    context = {
        "batch": batch,
        "row": row,
        "line": line_of(row),
        "form": form,
        "cells": row.source.get("cells", {}).items(),
        "blocking": survey(batch).blocking.get(row.pk, []),
    }
    return render(request, "intake/row.html", context, status=status_of(form))


@login_required
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the whole list."""
    return _decide(request, pk, actions.accept, _("Đã nhận cả danh sách."))


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the whole list."""
    return _decide(request, pk, actions.drop, _("Đã bỏ danh sách. Không ghi gì vào sổ."))


def _decide(request: HttpRequest, pk: int, verb: Callable[..., Batch], done: str) -> HttpResponse:
    batch = _find(request, pk)
    require(may_keep_batch(request.user, batch))
    form = VersionForm(request.POST)
    if form.is_valid() and attempt(form, lambda: verb(request.user, batch, read_version=form.cleaned_data["version"])):
        messages.success(request, done)
        return redirect("intake:preview", pk)
    return _preview(request, _find(request, pk), form)


@login_required
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it was sent."""
    return as_download(_find(request, pk).file)
