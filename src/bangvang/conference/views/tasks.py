"""Tasks that come from directions: given, told how far, closed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.conference import actions
from bangvang.conference.forms import FinishForm, TaskForm, TaskReportForm
from bangvang.conference.models import Task
from bangvang.conference.permissions import may_plan, may_report, require
from bangvang.conference.queries import directions_of, task_rows, tasks_visible_to, visible_to
from bangvang.library.queries import cited_on

A_PAGE = 50


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Open tasks that the person may see, the first due at the top; `?xong=1` those that are done."""
    done = request.GET.get("xong") == "1"
    tasks = tasks_visible_to(request.user).filter(done_on__isnull=not done).order_by("due_on", "pk")
    page = Paginator(tasks, A_PAGE).get_page(request.GET.get("trang"))
    rows = task_rows(page, timezone.localdate())
    return render(request, "conference/tasks.html", {"page": page, "rows": rows, "done": done})


@login_required
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a task of a direction."""
    conference = get_object_or_404(visible_to(request.user), pk=pk)
    require(may_plan(request.user, conference))
    form = TaskForm(request.POST or None, conference=conference)
    if form.is_valid() and attempt(form, lambda: actions.give_task(request.user, conference, **form.cleaned_data)):
        messages.success(request, _("Đã giao việc cho %(unit)s.") % {"unit": form.cleaned_data["unit"]})
        return redirect("conference:detail", pk)
    context = {"form": form, "conference": conference, "directions": directions_of(conference)}
    return render(request, "conference/give_task.html", context, status=status_of(form))


@login_required
@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task with everything that was told of it."""
    return _task(request, _find(request, pk))


@login_required
@require_POST
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell how far it is."""
    found = _find(request, pk)
    require(may_report(request.user, found))
    form = TaskReportForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.report_task(request.user, found, **form.cleaned_data)):
        return redirect("conference:task", pk)
    return _task(request, found, status=status_of(form), report_form=form)


@login_required
@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree that it is done."""
    found = _find(request, pk)
    require(may_plan(request.user, found.conference))
    form = FinishForm(request.POST)
    if form.is_valid():
        said = {"on": form.cleaned_data["done_on"], "read_version": form.cleaned_data["version"]}
        if attempt(form, lambda: actions.finish_task(request.user, found, **said)):
            return redirect("conference:task", pk)
    return _task(request, _find(request, pk), status=status_of(form), finish_form=form)


def _find(request: HttpRequest, pk: int) -> Task:
    return get_object_or_404(tasks_visible_to(request.user), pk=pk)


def _task(request: HttpRequest, found: Task, status: int = 200, **forms: object) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "task": found,
        "row": task_rows([found], today)[0],
        "reports": found.reports.select_related("by"),
        "may_report": may_report(request.user, found) and found.done_on is None,
        "cited": cited_on(found.documents.select_related("replaced_by"), found.given_on),
        "may_cite": may_plan(request.user, found.conference),
        "may_finish": may_plan(request.user, found.conference) and found.done_on is None,
        "sees_conference": visible_to(request.user).filter(pk=found.conference_id).exists(),
        "report_form": TaskReportForm(initial={"on": today}),
        "finish_form": FinishForm(initial={"done_on": today, "version": found.version}),
    }
    return render(request, "conference/task.html", context | forms, status=status)
