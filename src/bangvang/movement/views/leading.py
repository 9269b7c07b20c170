"""Movements as those see them who lead them, and everybody below: what they say, their phases, their paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.catalogue.queries import award_name
from bangvang.files.queries import DOCX, PDF, answer_with
from bangvang.library.choosing import Citer, choose_documents
from bangvang.library.queries import cited_on
from bangvang.movement import actions
from bangvang.movement.forms import DayForm, DraftForm, PhaseForm, PlanForm, ReviseForm
from bangvang.movement.models import Movement
from bangvang.movement.papers import launch_paper
from bangvang.movement.permissions import may_draft, may_lead, require
from bangvang.movement.queries import aimed_at, bodies_led_by, overlaps_of, phases_of, units_taking_part, visible_to
from bangvang.movement.validators import MANDATORY
from bangvang.register.queries import visible_units
from bangvang_paper.typesetting.plan import plan_docx, plan_pdf

A_PAGE = 50
UNITS_SHOWN = 20
_PAPERS = {"docx": (plan_docx, DOCX), "pdf": (plan_pdf, PDF)}


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All movements that the person may see, the latest period first."""
    page = Paginator(visible_to(request.user), A_PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "bodies": bodies_led_by(request.user)[:A_PAGE], "today": timezone.localdate()}
    return render(request, "movement/list.html", context)


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What one movement says, and what can be done with it now."""
    return _detail(request, _find(request, pk))


def _find(request: HttpRequest, pk: int) -> Movement:
    return get_object_or_404(visible_to(request.user), pk=pk)


def _detail(request: HttpRequest, movement: Movement, status: int = 200, **forms: object) -> HttpResponse:
    day = {"version": movement.version, "on": f"{timezone.localdate():%d/%m/%Y}"}
    planned = [(award_name(plan.award), plan) for plan in movement.planned_awards.order_by("id")]
    context = {
        "movement": movement,
        "planned": planned,
        "followers": visible_to(request.user).filter(follows=movement),
        "may_lead": may_lead(request.user, movement),
        "day_form": DayForm(initial=day),
        "plan_form": PlanForm(),
        "phase_form": PhaseForm(),
        "said": [(label, getattr(movement, name)) for name, label in MANDATORY.items()],
        "phases": phases_of(movement, timezone.localdate()),
        "cited": cited_on(
            movement.documents.select_related("replaced_by"), movement.launched_on or movement.period_from
        ),
        "sent": movement.receipts.count(),
        "aimed": [(award_name(one.award), one) for one in aimed_at(movement, timezone.localdate())],
        "mine": units_taking_part(request.user, movement)[:UNITS_SHOWN],
        "overlaps": overlaps_of(movement, visible_to(request.user))[:UNITS_SHOWN],
    }
    return render(request, "movement/detail.html", context | forms, status=status)


@login_required
def draft(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Begin a movement of a body."""
    body = get_object_or_404(visible_units(request.user), pk=body_pk)
    require(may_draft(request.user, body))
    form = DraftForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        made: list[Movement] = []
        if attempt(form, lambda: made.append(actions.draft_movement(request.user, body, **form.cleaned_data))):
            return redirect("movement:detail", made[0].pk)
    return render(request, "movement/form.html", {"form": form, "body": body}, status=status_of(form))


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what the launch document says."""
    movement = _find(request, pk)
    require(may_lead(request.user, movement))
    form = ReviseForm(request.POST or None, instance=movement, user=request.user)
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in actions.REVISABLE}
        if attempt(form, lambda: actions.revise(request.user, movement, read_version=form.read_version, **fields)):
            messages.success(request, _("Đã lưu."))
            return redirect("movement:detail", pk)
    return render(request, "movement/form.html", {"form": form, "movement": movement}, status=status_of(form))


@login_required
@require_POST
def launch(request: HttpRequest, pk: int) -> HttpResponse:
    """Launch it."""
    return _on_a_day(request, pk, actions.launch)


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it."""
    return _on_a_day(request, pk, actions.close_movement)


def _on_a_day(request: HttpRequest, pk: int, verb: Callable[..., Any]) -> HttpResponse:
    movement = _find(request, pk)
    require(may_lead(request.user, movement))
    form = DayForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        if attempt(form, lambda: verb(request.user, movement, on=said["on"], read_version=said["version"])):
            return redirect("movement:detail", pk)
    return _detail(request, _find(request, pk), status=status_of(form), day_form=form)


@login_required
@require_POST
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan an award."""
    movement = _find(request, pk)
    require(may_lead(request.user, movement))
    form = PlanForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.plan_award(request.user, movement, **form.cleaned_data)):
        return redirect("movement:detail", pk)
    return _detail(request, _find(request, pk), status=status_of(form), plan_form=form)


@login_required
@require_POST
def phase(request: HttpRequest, pk: int) -> HttpResponse:
    """Say when a phase is due and done."""
    movement = _find(request, pk)
    require(may_lead(request.user, movement))
    form = PhaseForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.set_phase(request.user, movement, **form.said())):
        return redirect("movement:detail", pk)
    return _detail(request, _find(request, pk), status=status_of(form), phase_form=form)


@login_required
def cite(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which documents of the library it follows."""
    movement = _find(request, pk)
    require(may_lead(request.user, movement))
    url = reverse("movement:detail", args=[pk])
    crumbs = ((_("Phong trào"), reverse("movement:list")), (movement.name, url))
    citer = Citer(movement, movement.launched_on or movement.period_from, url, crumbs)
    return choose_documents(
        request, citer, lambda chosen, read: actions.cite(request.user, movement, chosen, read_version=read)
    )


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The launch document as DOCX or PDF, set from what the movement says now."""
    movement = _find(request, pk)
    require(may_lead(request.user, movement))
    if kind not in _PAPERS:
        raise Http404
    make, media_type = _PAPERS[kind]
    name = f"Ke-hoach-phat-dong-{pk}.{kind}"
    return answer_with(make(launch_paper(movement)), name=name, media_type=media_type, inline=True)
