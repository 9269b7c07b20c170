"""Pages of drafts and decisions: find, ask, act, answer."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt
from bangvang.audit.forms import VersionForm
from bangvang.audit.queries import history
from bangvang.catalogue.queries import award_name
from bangvang.chronicle.queries import standing_of
from bangvang.council.queries import visible_to as sittings_visible_to
from bangvang.decision import actions
from bangvang.decision.choices import DecisionState, DraftPassage
from bangvang.decision.correction_papers import by_act
from bangvang.decision.forms import DraftForm, EditForm, IssueForm
from bangvang.decision.models import Decision
from bangvang.decision.papers import render_pdf
from bangvang.decision.permissions import (
    may_correct,
    may_draft,
    may_draft_for,
    may_issue,
    require,
)
from bangvang.decision.queries import (
    awards_to_decide,
    bodies_sending_up,
    bodies_with_register,
    counts_beside,
    openable_nominations,
    sittings_to_decide,
    sittings_to_number,
    usual_signing_day,
    visible_to,
    with_counts,
)
from bangvang.decision.screen import screen_of
from bangvang.decision.signed import steps_of
from bangvang.decision.views.signed import signing_of
from bangvang.decision.wording import counted, joined
from bangvang.files.queries import as_download
from bangvang.register.queries import issuers_on

A_PAGE = 50
LINES_A_PAGE = 100


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Drafts and decisions, newest first, and the sittings that wait for one."""
    page = Paginator(with_counts(visible_to(request.user)), A_PAGE).get_page(request.GET.get("trang"))
    rows = [(one, award_name(one.award), joined(counted(counts_beside(one)))) for one in page]
    waiting = [
        (
            sitting,
            joined([f"{count} {award_name(award)}" for award, count in found.items()]),
            len(found) if len(found) > 1 else 0,
        )
        for sitting, found in sittings_to_decide(request.user)
    ]
    context = {
        "page": page,
        "rows": rows,
        "waiting": waiting,
        "rows_to_number": sittings_to_number(request.user),
        "registers": bodies_with_register(request.user),
        "sending": bodies_sending_up(request.user),
        "signing": steps_of(request.user),
    }
    return render(request, "decision/list.html", context)


# ── the draft ────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def draft(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """Make a draft of what a sitting passed: three answers, the rest is written by itself."""
    sitting = get_object_or_404(sittings_visible_to(request.user), pk=sitting_pk)
    require(may_draft_for(request.user, sitting.council.body))
    issuer = issuers_on(sitting.council.body, sitting.held_on).first()
    beginnings = {"issuer": issuer, "signed_on": usual_signing_day(sitting)}
    form = DraftForm(request.POST or None, sitting=sitting, initial=beginnings)
    if request.method == "POST" and form.is_valid():
        made: list[Decision] = []
        if attempt(form, lambda: made.append(actions.draft_from(request.user, sitting, **form.cleaned_data))):
            return redirect("decision:detail", made[0].pk)
    context = {"sitting": sitting, "form": form, "waiting": awards_to_decide(sitting)}
    return render(request, "decision/draft.html", context, status=422 if form.errors else 200)


def _find(request: HttpRequest, pk: int) -> Decision:
    return get_object_or_404(visible_to(request.user), pk=pk)


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper on the screen, its list, and in the margin why it may be issued."""
    return _detail(request, _find(request, pk))


def _detail(request: HttpRequest, found: Decision, form: Any = None) -> HttpResponse:
    screen = screen_of(found)
    page = Paginator(screen.rows, LINES_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "decision": found,
        "screen": screen,
        "page": page,
        "may_draft": may_draft(request.user, found),
        "may_issue": may_issue(request.user, found),
        "may_correct": may_correct(request.user, found),
        **signing_of(request, found),
        "form": form,
        "key": uuid.uuid4().hex,
        "corrected": by_act(found) if found.issued_at else [],
        "history": history(found),
        "logged": standing_of(found) if found.issued_at else None,
        "openable": openable_nominations(request.user, [row.line.handling.nomination_id for row in page]),
    }
    return render(request, "decision/detail.html", context, status=409 if form is not None and form.errors else 200)


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what stands around the locked lines."""
    found = _find(request, pk)
    require(may_draft(request.user, found))
    form = EditForm(request.POST or None, instance=_find(request, pk))
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in EditForm.Meta.fields}
        if attempt(form, lambda: actions.revise_draft(request.user, found, read_version=form.read_version, **fields)):
            messages.success(request, _("Đã lưu dự thảo."))
            return redirect("decision:detail", pk)
    context = {"decision": _find(request, pk), "form": form}
    return render(request, "decision/edit.html", context, status=409 if form.stale else 422 if form.errors else 200)


@login_required
@require_POST
def put_back(request: HttpRequest, pk: int, passage: str) -> HttpResponse:
    """Write one passage again as it is proposed."""
    found = _find(request, pk)
    require(may_draft(request.user, found))
    if passage not in DraftPassage.values:
        raise Http404
    form = VersionForm(request.POST)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if attempt(form, lambda: actions.put_back(request.user, found, passage, read_version=version)):
            messages.success(request, _("Đã trả lại như đề xuất: %(what)s.") % {"what": DraftPassage(passage).label})
            return redirect("decision:detail", pk)
    return _detail(request, _find(request, pk), form)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the draft."""
    found = _find(request, pk)
    require(may_draft(request.user, found))
    form = VersionForm(request.POST)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if attempt(form, lambda: actions.drop_draft(request.user, found, read_version=version)):
            messages.success(request, _("Đã bỏ dự thảo. Hồ sơ chờ dự thảo mới."))
            return redirect("decision:list")
    return _detail(request, _find(request, pk), form)


@login_required
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the number. A second click, or a second person, gets the first answer."""
    found = _find(request, pk)
    require(may_issue(request.user, found))
    form = IssueForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        if attempt(form, lambda: actions.issue(request.user, found, key=said["key"], read_version=said["version"])):
            messages.success(request, _("Đã cấp số %(code)s và ban hành.") % {"code": found.code})
            return redirect("decision:detail", pk)
    return _detail(request, _find(request, pk), form)


# ── papers ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft as PDF, marked as a draft; nothing is kept."""
    found = _find(request, pk)
    if found.state == DecisionState.DROPPED:
        raise Http404
    answer = HttpResponse(render_pdf(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="du-thao-{pk}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The issued decision as DOCX or PDF."""
    found = _find(request, pk)
    file = getattr(found, kind) if kind in {"docx", "pdf"} else None
    if file is None:
        raise Http404
    return as_download(file, inline=kind == "pdf")
