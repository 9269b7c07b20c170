"""What everybody sees: lists, one list, one dossier of it, the form of comment with its receipt, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.consultation import actions
from bangvang.consultation.choices import ConsultationState, Phase
from bangvang.consultation.forms import WHOLE_LIST, CommentForm, LookUpForm
from bangvang.consultation.limits import COMMENT, LOOK_UP, too_many
from bangvang.consultation.models import Consultation
from bangvang.consultation.periods import left_on
from bangvang.consultation.queries import as_shown, case_by_code, entries_of, phase_on, public, public_entry, told_of
from bangvang.consultation.validators import MOST_CHARACTERS, cleaned, in_groups
from bangvang.files.queries import as_download

if TYPE_CHECKING:
    from bangvang.consultation.queries.consultations import Dated

A_PAGE = 20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lists that take comment now, then those whose days are over."""
    today = timezone.localdate()
    page = Paginator(public(), A_PAGE).get_page(request.GET.get("trang"))
    rows = [(one, phase_on(one, today)) for one in page]
    open_now = public().filter(stopped_on=None, state=ConsultationState.PUBLISHED, first_day__lte=today, closes_on__gte=today)
    return render(request, "consultation/public_list.html", {"page": page, "rows": rows, "open_now": open_now.count()})


@require_safe
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One list with its clock; after its days it stays, and says that it takes no comment."""
    found = _find(public_id)
    entries = as_shown(entries_of(found), phase_on(found, timezone.localdate()))
    context = _told(found) | {
        "entries": entries,
        "less": any(one.less for one in entries),
        "publications": list(found.publications.all()),
        "attachments": list(found.attachments.select_related("file")),
    }
    return render(request, "consultation/public_detail.html", context)


@require_safe
def entry(request: HttpRequest, public_id: str, ordinal: int) -> HttpResponse:
    """One dossier of a list."""
    found = _find(public_id)
    listed = public_entry(found, ordinal)
    if listed is None:
        raise Http404
    (one,) = as_shown([listed], phase_on(found, timezone.localdate()))
    return render(request, "consultation/public_entry.html", _told(found) | {"one": one})


@require_safe
def attachment(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """A paper of a published list, as PDF and as nothing else."""
    kept = get_object_or_404(_find(public_id).attachments.select_related("file"), pk=pk)
    return as_download(kept.file, inline=True)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, public_id: str) -> HttpResponse:
    """The form; once sent, the receipt with its code, which is never shown again."""
    found = _find(public_id)
    if request.method == "POST" and too_many(request, COMMENT):
        return _too_many(request, found)
    form = CommentForm(
        request.POST or None, consultation=found, initial={"entry": request.GET.get("ho-so", WHOLE_LIST)}
    )
    if request.method == "POST" and form.is_valid():
        receipts: list[actions.Receipt] = []
        if attempt(form, lambda: receipts.append(_sent(found, form))):
            return _receipt(request, found, receipts[0])
    return render(request, "consultation/public_comment.html", _told(found) | {"form": form}, status=status_of(form))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """What became of a comment, for whoever has its code. The code is posted, so that no log and no history keeps it."""
    if request.method == "POST" and too_many(request, LOOK_UP):
        return _too_many(request, None)
    form = LookUpForm(request.POST or None)
    case = case_by_code(form.cleaned_data["code"]) if form.is_bound and form.is_valid() else None
    about = told_of(case.comment) if case is not None else ""
    context = {
        "form": form,
        "case": case,
        "about": about,
        "unknown": form.is_bound and not form.errors and case is None,
    }
    return render(request, "consultation/look_up.html", context, status=404 if context["unknown"] else status_of(form))


def _find(public_id: str) -> Dated:
    return get_object_or_404(public(), public_id=public_id)


def _told(found: Dated) -> dict[str, object]:
    today = timezone.localdate()
    phase = phase_on(found, today)
    return {
        "consultation": found,
        "phase": phase,
        "is_open": phase == Phase.OPEN,
        "left": left_on(found.closes_on, today),
    }


def _sent(found: Dated, form: CommentForm) -> actions.Receipt:
    said = form.cleaned_data
    return actions.comment(
        found,
        entry=said["entry"],
        text=said["text"],
        name=said["name"],
        contact=said["contact"],
        form_key=said["key"],
        today=timezone.localdate(),
    )


def _receipt(request: HttpRequest, found: Consultation, receipt: actions.Receipt) -> HttpResponse:
    context = {
        "consultation": found,
        "receipt": receipt,
        "code": in_groups(receipt.code),
        "about": told_of(receipt.comment),
    }
    return render(request, "consultation/receipt.html", context)


def _too_many(request: HttpRequest, found: Consultation | None) -> HttpResponse:
    """429, with what was written, so that nobody types it twice."""
    words = cleaned(request.POST.get("text", "")[:MOST_CHARACTERS])
    answer = render(request, "consultation/too_many.html", {"consultation": found, "words": words}, status=429)
    answer["Retry-After"] = "3600"
    return answer
