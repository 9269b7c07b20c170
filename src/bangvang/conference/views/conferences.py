"""Pages of conferences: find, ask, act, answer."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bangvang.audit.attempt import attempt
from bangvang.catalogue.queries import award_name
from bangvang.conference import actions
from bangvang.conference.forms import ConferenceForm, HandOverForm
from bangvang.conference.models import Conference
from bangvang.conference.permissions import may_plan, require
from bangvang.conference.queries import (
    TaskRow,
    bodies_planned_by,
    chosen_of,
    counts,
    decisions_of,
    decisions_shown,
    directions_of,
    presence_of,
    slates_of,
    task_rows,
    visible_to,
    with_counts,
)
from bangvang.decision.wording import counted, joined
from bangvang.library.queries import cited_on

A_PAGE = 50
DECISIONS_A_PAGE = 100


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Conferences, the latest first."""
    page = Paginator(with_counts(visible_to(request.user)), A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "conference/list.html", {"page": page, "bodies": bodies_planned_by(request.user)})


@login_required
def plan(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Write a conference of the body."""
    body = get_object_or_404(bodies_planned_by(request.user), pk=body_pk)
    form = ConferenceForm(request.POST or None, body=body)
    if request.method == "POST" and form.is_valid():
        made: list[Conference] = []
        said = {name: form.cleaned_data[name] for name in actions.FIELDS}
        if attempt(form, lambda: made.append(actions.plan_conference(request.user, body, **said))):
            return redirect("conference:detail", made[0].pk)
    return render(request, "conference/plan.html", {"body": body, "form": form}, status=422 if form.errors else 200)


def _find(request: HttpRequest, pk: int) -> Conference:
    return get_object_or_404(visible_to(request.user), pk=pk)


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One conference: who was honoured there, what was said, what is still to do."""
    found = _find(request, pk)
    slates = list(slates_of(found))
    context = {
        "conference": found,
        "handed_over": decisions_of(found),
        "recipients": joined(counted(counts(found))),
        "directions": _with_tasks(found),
        "heads": presence_of(found),
        "slates": slates,
        "voted": chosen_of(slates),
        "cited": cited_on(found.documents.select_related("replaced_by"), found.held_on),
        "may_plan": may_plan(request.user, found),
    }
    return render(request, "conference/detail.html", context)


def _with_tasks(conference: Conference) -> list[tuple[str, list[TaskRow]]]:
    """Each direction with its tasks; those whose direction was reworded since stand at the end under their own words."""
    said: dict[str, list[TaskRow]] = {direction: [] for direction in directions_of(conference)}
    for row in task_rows(conference.tasks.select_related("unit"), timezone.localdate()):
        said.setdefault(row.task.direction, []).append(row)
    return list(said.items())


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is said of it."""
    found = _find(request, pk)
    require(may_plan(request.user, found))
    form = ConferenceForm(request.POST or None, instance=_find(request, pk), body=found.body)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.FIELDS}
        if attempt(form, lambda: actions.revise(request.user, found, read_version=form.read_version, **said)):
            messages.success(request, _("Đã lưu."))
            return redirect("conference:detail", pk)
    context = {"conference": _find(request, pk), "form": form}
    return render(request, "conference/edit.html", context, status=409 if form.stale else 422 if form.errors else 200)


@login_required
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which decisions were handed over."""
    found = _find(request, pk)
    require(may_plan(request.user, found))
    chosen = [decision.pk for decision in found.decisions.all()]
    form = HandOverForm(request.POST or None, conference=found, initial={"decisions": chosen})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if attempt(
            form, lambda: actions.hand_over(request.user, found, said["decisions"], read_version=said["version"])
        ):
            messages.success(request, _("Đã ghi các quyết định được trao."))
            return redirect("conference:detail", pk)
    marked = {str(value) for value in (form["decisions"].value() or [])}
    words = request.GET.get("q", "").strip()[:100]
    shown = decisions_shown(found, {int(pk) for pk in marked if pk.isdecimal()}, words, most=DECISIONS_A_PAGE)
    context = {
        "conference": found,
        "form": form,
        "words": words,
        "rows": [(decision, award_name(decision.award), str(decision.pk) in marked) for decision in shown],
        "version": form["version"].value(),
    }
    return render(request, "conference/hand_over.html", context, status=422 if form.errors else 200)
