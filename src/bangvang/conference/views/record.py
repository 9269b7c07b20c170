"""Minutes and resolution of a conference: read as they would stand now, completed, closed, signed, taken as papers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.conference import actions
from bangvang.conference.choices import RecordKind
from bangvang.conference.forms import CloseRecordForm, RecordForm, SignRecordForm
from bangvang.conference.models import Conference, RecordEdition
from bangvang.conference.papers import record_paper
from bangvang.conference.permissions import may_record, require
from bangvang.conference.queries import items_of, programme_of, visible_to
from bangvang.conference.queries.record import draft_of, editions_of, editions_visible_to, notes_of, signature_of
from bangvang.conference.record import changed_since, record_of
from bangvang.files.queries import DOCX, PDF, answer_with
from bangvang_paper.typesetting.statement import statement_docx, statement_pdf

_PAPERS = {"docx": (statement_docx, DOCX), "pdf": (statement_pdf, PDF)}


def _conference(request: HttpRequest, pk: int, kind: str) -> Conference:
    if kind not in RecordKind.values:
        raise Http404(_("Không có loại văn kiện ấy."))
    return get_object_or_404(visible_to(request.user), pk=pk)


def _form(request: HttpRequest, found: Conference, kind: str) -> RecordForm:
    programme = programme_of(found)
    items = items_of(programme) if programme is not None else []
    data = request.POST if request.method == "POST" and "version" in request.POST else None
    return RecordForm(data, instance=draft_of(found, kind), items=items, notes=notes_of(found))


@login_required
def index(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The paper as it reads now; what the secretary adds is saved from here."""
    found = _conference(request, pk, kind)
    form = _form(request, found, kind)
    if request.method == "POST":
        require(may_record(request.user, found))
        if form.is_valid() and attempt(
            form,
            lambda: actions.write_record(
                request.user, found, kind, read_version=form.read_version, notes=form.notes, **form.said
            ),
        ):
            messages.success(request, _("Đã lưu phần thư ký ghi."))
            return redirect("conference:record", pk, kind)
    return _page(request, found, kind, form=form)


def _page(
    request: HttpRequest,
    found: Conference,
    kind: str,
    *,
    form: RecordForm | None = None,
    closing: CloseRecordForm | None = None,
    signing: SignRecordForm | None = None,
) -> HttpResponse:
    record = record_of(found, draft_of(found, kind))
    editions = list(editions_of(found, kind))
    last = editions[0] if editions else None
    context: dict[str, Any] = {
        "conference": found,
        "kind": RecordKind(kind),
        "record": record,
        "editions": editions,
        "last": last,
        "signature": signature_of(last) if last is not None else None,
        "signed": any(signature_of(one) is not None for one in editions),
        "changed": last is not None and changed_since(last.content, record),
        "form": form or _form(request, found, kind),
        "closing": closing or CloseRecordForm(),
        "signing": signing or SignRecordForm(initial={"signed_on": found.held_on}),
        "may_record": may_record(request.user, found),
    }
    refused: BaseForm | None = closing or signing or form
    return render(request, "conference/record.html", context, status=status_of(refused))


@login_required
@require_POST
def close(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Keep the paper as it reads now."""
    found = _conference(request, pk, kind)
    require(may_record(request.user, found))
    form, made = CloseRecordForm(request.POST), [0]
    if form.is_valid() and attempt(
        form, lambda: made.append(actions.close_record(request.user, found, kind, **form.cleaned_data).number)
    ):
        messages.success(request, _("Đã chốt bản số %(number)d.") % {"number": made[-1]})
        return redirect("conference:record", pk, kind)
    return _page(request, found, kind, closing=form)


def _edition(request: HttpRequest, pk: int) -> RecordEdition:
    return get_object_or_404(editions_visible_to(request.user), pk=pk)


@login_required
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that chair and secretary signed."""
    found = _edition(request, pk)
    conference = found.conference
    require(may_record(request.user, conference))
    form = SignRecordForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.sign_record(request.user, found, **form.cleaned_data)):
        messages.success(request, _("Đã ghi là đã ký; từ đây mọi chữ đứng trong nhật ký."))
        return redirect("conference:record", conference.pk, found.kind)
    return _page(request, conference, found.kind, signing=form)


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """One edition, word for word."""
    found = _edition(request, pk)
    if kind not in _PAPERS:
        raise Http404
    make, media_type = _PAPERS[kind]
    name = f"{found.kind.capitalize()}-hoi-nghi-{found.conference_id}-{found.number}.{kind}"
    return answer_with(make(record_paper(found)), name=name, media_type=media_type, inline=True)
