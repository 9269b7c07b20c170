"""Access to conferences: officers and editors plan; the office reads."""

from __future__ import annotations

from datetime import date

from access.route import Route
from bangvang.register.choices import Role

READERS = {
    Role.OFFICER,
    Role.EDITOR,
    Role.LEADER,
    Role.COUNCIL_SECRETARY,
    Role.DOCUMENT_CLERK,
    Role.AUDITOR,
}
PLANNERS = {Role.OFFICER, Role.EDITOR}


def _conference(world):
    return {"pk": world.conference.pk}


def _task(world):
    from bangvang.conference.models import Task

    given = {"direction": "Một ý", "content": "Một việc", "given_on": date(2020, 7, 13), "due_on": date(2020, 12, 31)}
    task = Task.objects.filter(conference=world.conference).first() or Task.objects.create(
        conference=world.conference,
        unit=world.divisions["Thanh tra Sở"],
        given_by=world.user(Role.OFFICER),
        **given,
    )
    return {"pk": task.pk}


TASK_OWNERS = {Role.CLERK, Role.OFFICER, Role.LEADER}

ROUTES = {
    "conference:list": Route(signed_in=True),
    "conference:plan": Route(make=lambda world: {"body_pk": world.department.pk}, allowed=PLANNERS),
    "conference:detail": Route(make=_conference, allowed=READERS),
    "conference:edit": Route(make=_conference, allowed=PLANNERS),
    "conference:hand_over": Route(make=_conference, allowed=PLANNERS),
    "conference:give_task": Route(make=_conference, allowed=PLANNERS),
    "conference:tasks": Route(signed_in=True),
    "conference:task": Route(make=_task, allowed=READERS | TASK_OWNERS),
    "conference:report_task": Route(
        make=_task,
        allowed=TASK_OWNERS,
        method="post",
        data=lambda world: {"text": "Đã làm", "percent": "10", "on": "01/08/2020"},
    ),
    "conference:finish_task": Route(
        make=_task, allowed=PLANNERS, method="post", data=lambda world: {"done_on": "02/08/2020", "version": 1}
    ),
}
