"""Questions about directions and the tasks that come from them: what was said, who has what, what is late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from bangvang.accounts.models import User
from bangvang.conference.directions import parted
from bangvang.conference.models import Conference, Task, TaskReport
from bangvang.conference.queries.conferences import visible_to
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import branch, units_of

TASK_OWNERS = (Role.CLERK, Role.OFFICER, Role.LEADER)
REMINDED = 14
"""Days before its deadline from which a task waits on the desk of its unit."""


def directions_of(conference: Conference) -> list[str]:
    """The directions, each without its number, as they were counted or written line by line."""
    return parted(conference.directions)


def units_for_tasks(conference: Conference) -> QuerySet[Unit]:
    """Standing units that the body may give a task: itself and all below it."""
    return Unit.objects.filter(pk__in=branch({conference.body_id}), ends_on=None).order_by("name")


def tasks_visible_to(user: User | AnonymousUser) -> QuerySet[Task]:
    """Tasks of conferences that ``user`` may see, and those of the units for which ``user`` answers."""
    own = Q(unit_id__in=units_of(user, TASK_OWNERS))
    return Task.objects.filter(own | Q(conference__in=visible_to(user).values("pk"))).select_related(
        "conference__body", "unit"
    )


@dataclass(frozen=True)
class TaskRow:
    """A task with what was told last of it; ``late`` and ``left``: days past its deadline and before it, on the day asked for."""

    task: Task
    last: TaskReport | None
    late: int
    left: int


def task_rows(tasks: Iterable[Task], day: date) -> list[TaskRow]:
    """``tasks`` with their last reports. One question however many there are."""
    told = list(tasks)
    last: dict[int, TaskReport] = {}
    for report in TaskReport.objects.filter(task__in=told).order_by("at", "pk"):
        last[report.task_id] = report
    rows = []
    for task in told:
        late = (day - task.due_on).days if task.done_on is None else 0
        rows.append(TaskRow(task, last.get(task.pk), max(late, 0), max(-late, 0) if task.done_on is None else 0))
    return rows


def tasks_due(user: User | AnonymousUser, day: date, within: int = REMINDED) -> QuerySet[Task]:
    """Open tasks of the units for which ``user`` answers that are late or due within so many days."""
    own = Task.objects.filter(unit_id__in=units_of(user, TASK_OWNERS), done_on=None)
    return (
        own.filter(due_on__lte=day + timedelta(days=within))
        .select_related("conference", "unit")
        .order_by("due_on", "pk")
    )
