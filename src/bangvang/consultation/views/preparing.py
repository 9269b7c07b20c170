"""The office's lists: which there are, drawing one up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import answered, attempt, status_of
from bangvang.audit.forms import VersionForm
from bangvang.audit.refusals import Refusal
from bangvang.consultation import actions
from bangvang.consultation.choices import ConsultationState
from bangvang.consultation.forms import AttachmentForm, DraftForm, EntriesForm, StopForm
from bangvang.consultation.models import Consultation
from bangvang.consultation.periods import Asked, left_on, period_for, rule_for
from bangvang.consultation.permissions import may_manage, may_manage_for, require
from bangvang.consultation.queries import (
    bodies_managed,
    cases_of,
    dossiers_to_list,
    entries_of,
    phase_on,
    told_of,
    visible_to,
)
from bangvang.design.narrowing import narrowing
from bangvang.files.queries import as_download
from bangvang.nomination.queries import words_of
from bangvang.register.picking import units_offered
from bangvang.register.queries import answering

if TYPE_CHECKING:
    from bangvang.consultation.queries.consultations import Dated

A_PAGE = 50
Chooses = TypeVar("Chooses", bound=EntriesForm)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lists of one's bodies, the newest first."""
    today = timezone.localdate()
    page = Paginator(visible_to(request.user), A_PAGE).get_page(request.GET.get("trang"))
    rows = [(one, phase_on(one, today)) for one in page]
    units = units_offered(bodies_managed(request.user), request.GET.get("don-vi", ""))
    return render(request, "consultation/list.html", {"page": page, "rows": rows, "units": units})


@login_required
def begin(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """Begin a list."""
    body = get_object_or_404(bodies_managed(request.user), pk=unit_pk)
    require(may_manage_for(request.user, body))
    form = DraftForm(request.POST or None, initial={"opens_on": f"{timezone.localdate():%d/%m/%Y}"})
    if request.method == "POST" and form.is_valid():
        made: list[Consultation] = []
        if attempt(form, lambda: made.append(actions.begin(request.user, body, **form.said()))):
            return redirect("consultation:entries", made[0].pk)
    return render(request, "consultation/form.html", {"form": form, "body": body}, status=status_of(form))


@login_required
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a draft says."""
    found = find(request, pk)
    form = DraftForm(request.POST or None, instance=find(request, pk))
    if request.method == "POST" and form.is_valid():
        said = form.said()
        if attempt(form, lambda: actions.revise(request.user, found, read_version=form.read_version, **said)):
            messages.success(request, _("Đã lưu."))
            return redirect("consultation:detail", pk)
    context = {"form": form, "consultation": found, "body": found.body}
    return render(request, "consultation/form.html", context, status=status_of(form))


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: how it stands, its dossiers, what was said, its papers."""
    return detail_page(request, find(request, pk))


def find(request: HttpRequest, pk: int) -> Dated:
    """A list that the reader manages; else not found."""
    found = get_object_or_404(visible_to(request.user), pk=pk)
    require(may_manage(request.user, found))
    return found


def detail_page(request: HttpRequest, found: Dated, form: Any = None) -> HttpResponse:
    """The page of a list, with a form that could not be carried out where there is one."""
    today, entries = timezone.localdate(), entries_of(found)
    cases = list(cases_of(found))
    context = {
        "consultation": found,
        "phase": phase_on(found, today),
        "entries": entries,
        "cases": [(case, told_of(case.comment)) for case in cases],
        "unanswered": sum(case.state != "answered" for case in cases),
        "publications": list(found.publications.select_related("by")),
        "attachments": list(found.attachments.select_related("file")),
        "reports": list(found.reports.all()),
        "left": left_on(found.closes_on, today) if found.closes_on else None,
        "foreseen": foreseen(found, [one.entry.award for one in entries]),
        "attachment_form": form if isinstance(form, AttachmentForm) else AttachmentForm(),
        "stop_form": form if isinstance(form, StopForm) else StopForm(initial={"version": found.version}),
        "version_form": form if isinstance(form, VersionForm) else VersionForm(initial={"version": found.version}),
    }
    return render(request, "consultation/detail.html", context, status=status_of(form))


def foreseen(found: Consultation, awards: list[str]) -> dict[str, object] | None:
    """For a draft with entries: the rule of its first day, and the days that follow or why there are none yet."""
    if found.state != ConsultationState.DRAFT or not awards:
        return None
    rule = rule_for(found.body_id, awards, found.opens_on)
    asked = Asked(found.days, found.day_unit, found.closes_by_hand, found.period_by)
    try:
        return {"rule": rule, "period": period_for(rule, found.opens_on, asked)}
    except Refusal as refusal:
        return {"rule": rule, "refusal": refusal}


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a draft."""
    found = find(request, pk)
    form = VersionForm(request.POST)
    if form.is_valid() and attempt(
        form, lambda: actions.discard(request.user, found, read_version=form.cleaned_data["version"])
    ):
        messages.success(request, _("Đã bỏ bản soạn."))
        return redirect("consultation:list")
    return detail_page(request, find(request, pk), form)


@login_required
def entries(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose dossiers for a draft."""
    found = find(request, pk)
    form, context = choosing(request, found, EntriesForm)
    if form.is_bound and form.is_valid():
        chosen = list(form.cleaned_data["handlings"])
        if attempt(form, lambda: actions.add_entries(request.user, found, chosen)):
            messages.success(request, _("Đã đưa %(count)d hồ sơ vào danh sách.") % {"count": len(chosen)})
            return redirect("consultation:detail", pk)
    return render(request, "consultation/entries.html", context, status=status_of(form))


def choosing(request: HttpRequest, found: Dated, kind: type[Chooses]) -> tuple[Chooses, dict[str, object]]:
    """The form of ``kind``, bound once its own button was pressed, and what the page of dossiers to tick shows."""
    ready = list(dossiers_to_list(found))
    keys, names = [one.pk for one in ready], [words_of(one.nomination) for one in ready]
    shown = narrowing(request, "handlings", keys, names, answering)
    form = kind(request.POST if request.method == "POST" and not shown.asked else None, consultation=found)
    rows = list(zip(ready, shown.rows, strict=True))
    return form, {"consultation": found, "form": form, "list": shown, "ready": rows}


@login_required
@require_POST
def drop_entry(request: HttpRequest, pk: int, entry_pk: int) -> HttpResponse:
    """Take a dossier off a draft."""
    found = find(request, pk)
    entry = get_object_or_404(found.entries.select_related("consultation__body"), pk=entry_pk)
    done = _("Đã bỏ %(name)s khỏi danh sách.") % {"name": entry.name}
    return answered(request, lambda: actions.drop_entry(request.user, entry), done, redirect("consultation:detail", pk))


@login_required
@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a PDF beside a draft."""
    found = find(request, pk)
    form = AttachmentForm(request.POST, request.FILES)
    if form.is_valid():
        file, label = form.cleaned_data["file"], form.cleaned_data["label"]
        if attempt(form, lambda: actions.attach(request.user, found, label=label, data=file.read(), name=file.name)):
            return redirect("consultation:detail", pk)
    return detail_page(request, find(request, pk), form)


@login_required
@require_safe
def attachment(request: HttpRequest, pk: int, file_pk: int) -> HttpResponse:
    """A paper of the list."""
    return as_download(
        get_object_or_404(find(request, pk).attachments.select_related("file"), pk=file_pk).file, inline=True
    )


@login_required
@require_POST
def detach(request: HttpRequest, pk: int, file_pk: int) -> HttpResponse:
    """Take a paper away from a draft."""
    kept = get_object_or_404(find(request, pk).attachments.select_related("consultation__body"), pk=file_pk)
    done = _("Đã bỏ %(label)s.") % {"label": kept.label}
    return answered(request, lambda: actions.detach(request.user, kept), done, redirect("consultation:detail", pk))
