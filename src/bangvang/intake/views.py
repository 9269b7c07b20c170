"""Pages of the intake desk: find, ask, act, answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.forms import VersionForm
from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries import award_name
from bangvang.files.queries import as_download
from bangvang.intake import actions
from bangvang.intake.choices import BatchState
from bangvang.intake.comparing import A_PART, compared, parts_of
from bangvang.intake.forms import ColumnsForm, RowForm, UploadForm
from bangvang.intake.models import Batch, Row
from bangvang.intake.permissions import may_keep_batch, may_upload_somewhere, require
from bangvang.intake.queries import built_on, survey, visible_to, with_counts

A_PAGE = 50
ROWS_A_PAGE = 100
_FIELDS = {"name": "name", "position": "position", "unit_name": "unit", "award": "form", "merit": "merit"}
"""Fields that the preview shows → what the reader calls the cell that each came from."""


def _in_place(request: HttpRequest) -> bool:
    """Whether a script asks for part of a page."""
    return request.headers.get("HX-Request") == "true"


@dataclass(frozen=True)
class Outcome:
    """What became of one file of several."""

    name: str
    batch: Batch | None = None
    sentence: str = ""


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lists that came in, newest first, and the place to bring some in."""
    return _index(request, UploadForm(user=request.user))


def _index(request: HttpRequest, form: UploadForm, outcomes: Iterable[Outcome] = ()) -> HttpResponse:
    page = Paginator(with_counts(visible_to(request.user)).order_by("-id"), A_PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "form": form, "may_upload": may_upload_somewhere(request.user), "outcomes": outcomes}
    return render(request, "intake/list.html", context, status=status_of(form))


@login_required
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Read what was sent. One file leads to its preview, or to the reader's sentence; of several each has its outcome.

    The page's script sends files one by one and asks only for the line that tells what became of each.
    """
    require(may_upload_somewhere(request.user))
    form = UploadForm(request.POST, request.FILES, user=request.user)
    if not form.is_valid():
        return _line(request, form) if _in_place(request) else _index(request, form)
    unit, files = form.cleaned_data["unit"], form.cleaned_data["file"]

    def bring(file: UploadedFile) -> Batch:
        return actions.upload(request.user, unit, data=file.read(), name=file.name or "")

    if len(files) > 1:
        return _index(request, UploadForm(user=request.user), [_outcome(file, bring) for file in files])
    made: list[Batch] = []
    is_taken = attempt(form, lambda: made.append(bring(files[0])))
    if _in_place(request):
        return _line(request, form, made)
    return redirect("intake:preview", made[0].pk) if is_taken else _index(request, form)


def _outcome(file: UploadedFile, bring: Callable[[UploadedFile], Batch]) -> Outcome:
    """One file of several: a refusal of one keeps none of the others out."""
    try:
        return Outcome(file.name or "", bring(file))
    except Refusal as refused:
        return Outcome(file.name or "", sentence=refused.sentence)


def _line(request: HttpRequest, form: UploadForm, made: Iterable[Batch] = ()) -> HttpResponse:
    sentence = " ".join(str(error) for errors in form.errors.values() for error in errors)
    batch = next(iter(made), None)
    name = batch.file.name if batch else next((one.name for one in request.FILES.getlist("file")), "")
    context = {"outcome": Outcome(name, batch, sentence)}
    answer = render(request, "intake/_outcome.html", context, status=status_of(form))
    answer["HX-Line"] = "1"  # a page for signing in again must not be taken for the line
    return answer


@login_required
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Every row as read, guesses in pencil, what blocks at the top; nothing is in the registers yet."""
    return _preview(request, _find(request, pk))


def _find(request: HttpRequest, pk: int) -> Batch:
    return get_object_or_404(visible_to(request.user), pk=pk)


@login_required
@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Who of the list may be named twice: in it, in another list that waits, or in the register under another name."""
    batch = _find(request, pk)
    parts = Paginator(range(parts_of(batch)), 1).get_page(request.GET.get("trang"))
    context = {"batch": batch, "page": parts, "found": compared(request.user, batch, parts.number), "a_part": A_PART}
    return render(request, "intake/compare.html", context)


def _preview(request: HttpRequest, batch: Batch, form: VersionForm | None = None) -> HttpResponse:
    seen = survey(batch)
    which = request.GET.get("loc", "")
    page = Paginator(seen.only(which), ROWS_A_PAGE).get_page(request.GET.get("trang"))
    whole = Row.objects.in_bulk([row.pk for row in page])
    context = {
        "batch": batch,
        "survey": seen,
        "which": which,
        "page": page,
        "rows": [_shown(whole[row.pk], seen.blocking.get(row.pk, [])) for row in page],
        "may_keep": may_keep_batch(request.user, batch),
        "built": built_on(batch) if batch.state == BatchState.ACCEPTED else "",
        "doubtful_columns": [one for one in batch.columns if not one["meaning"] or one["score"] < 1],
        "form": form or VersionForm(initial={"version": batch.version}),
    }
    return render(request, "intake/preview.html", context, status=status_of(form))


def _shown(row: Row, blocking: list[str]) -> dict[str, Any]:
    """A row as the page shows it: each field with what was guessed in it and, where somebody must compare, its cell."""
    award = award_name(row.award) if row.award else ""
    doubtful = bool(row.guesses or row.problems or blocking)
    return {
        "row": row,
        "award": award,
        "understood": award if award and not row.form.startswith(award) else "",
        "blocking": blocking,
        "guesses": {field: row.guesses_of(field) for field in _FIELDS} | {"form": row.guesses_of("form")},
        "whole": row.guesses_of("") + row.guesses_of("recipient_kind") + row.guesses_of("honorific"),
        "originals": originals(row) if doubtful else [],
    }


def originals(row: Row) -> list[tuple[str, str]]:
    """(address, text) of the cells that a row was read from."""
    cells = row.source.get("cells", {}) if isinstance(row.source, Mapping) else {}
    return [(str(address), str(text)) for address, text in cells.items() if text]


@login_required
def correct(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """Correct what was read in one row, on a page of its own or in its place in the table; the cells stand beside."""
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
            if _in_place(request):
                return _preview(request, _find(request, pk))
            messages.success(request, _("Đã sửa dòng %(line)d.") % {"line": row.line})
            return redirect("intake:preview", pk)
    row = Row.objects.get(pk=row.pk) if form.errors else row
    context = {
        "batch": batch,
        "row": row,
        "form": form,
        "originals": originals(row),
        "cells_of": row.source.get("fields", {}),
        "blocking": survey(batch).blocking.get(row.pk, []),
    }
    template = "intake/_row_form.html" if _in_place(request) else "intake/row.html"
    answer = render(request, template, context, status=status_of(form))
    if _in_place(request) and request.method == "POST":  # not saved: the form comes back to its own place in the table
        answer["HX-Retarget"], answer["HX-Reselect"] = f"#dong-{row.pk}", f"#dong-{row.pk}"
    return answer


@login_required
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """How each column was understood; what an officer says here holds for all lists of the unit to come."""
    batch = _find(request, pk)
    require(may_keep_batch(request.user, batch))
    if batch.state != BatchState.PREVIEW:
        return redirect("intake:preview", pk)
    form = ColumnsForm(request.POST or None, batch=batch)
    if request.method == "POST" and form.is_valid():
        meanings, version = form.taught(), form.cleaned_data["version"]
        if attempt(form, lambda: actions.teach(request.user, batch, read_version=version, meanings=meanings)):
            messages.success(request, _("Đã đọc lại danh sách theo các cột vừa dạy."))
            return redirect("intake:preview", pk)
    context = {"batch": batch, "form": form, "corrected": batch.rows.filter(version__gt=1).count()}
    return render(request, "intake/columns.html", context, status=status_of(form))


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


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an accepted list back to the preview."""
    return _decide(request, pk, actions.take_back, _("Đã trả danh sách về xem trước."))


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
