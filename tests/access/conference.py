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


DOOR = {Role.OFFICER, Role.EDITOR, Role.COUNCIL_SECRETARY, Role.DOCUMENT_CLERK}


def _attendee(world):
    from bangvang.conference.actions import invite
    from bangvang.conference.models import Attendee

    return Attendee.objects.filter(conference=world.conference).first() or invite(
        world.user(Role.OFFICER), world.conference, name="Lê Thị Mận"
    )


def _attendee_pk(world):
    return {"pk": _attendee(world).pk}


def _here(world):
    from bangvang.conference.actions import check_in

    return {"pk": check_in(world.user(Role.OFFICER), _attendee(world)).pk}


def _token(world):
    return {"token": _attendee(world).token}


def _programme(world):
    from bangvang.conference.actions import draft_programme
    from bangvang.conference.models import Programme

    found = Programme.objects.filter(conference=world.conference).first()
    return found or draft_programme(world.user(Role.OFFICER), world.conference)


def _with_programme(world):
    return {"pk": _programme(world).conference_id}


def _item(world):
    from bangvang.conference.actions import add_item

    programme = _programme(world)
    said = {"kind": "other", "title": "Văn nghệ", "minutes": 10, "read_version": programme.version}
    return {"pk": (programme.items.last() or add_item(world.user(Role.OFFICER), programme, **said)).pk}


def _print(world):
    from bangvang.conference.actions import print_script

    _programme(world)
    return print_script(world.user(Role.OFFICER), world.conference)


TASK_OWNERS = {Role.CLERK, Role.OFFICER, Role.LEADER}

ROUTES = {
    "conference:list": Route(signed_in=True),
    "conference:plan": Route(make=lambda world: {"body_pk": world.department.pk}, allowed=PLANNERS),
    "conference:detail": Route(make=_conference, allowed=READERS),
    "conference:edit": Route(make=_conference, allowed=PLANNERS),
    "conference:hand_over": Route(make=_conference, allowed=PLANNERS),
    "conference:cite": Route(make=_conference, allowed=PLANNERS),
    "conference:cite_task": Route(make=_task, allowed=PLANNERS),
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
    "conference:attendees": Route(make=_conference, allowed=READERS),
    "conference:invite": Route(make=_conference, allowed=PLANNERS),
    "conference:invite_from": Route(make=_conference, allowed=PLANNERS),
    "conference:close_presence": Route(make=_conference, allowed=DOOR, method="post"),
    "conference:reopen_presence": Route(make=_conference, allowed=DOOR, method="post"),
    "conference:attendee": Route(make=_attendee_pk, allowed=PLANNERS),
    "conference:check_in": Route(make=_attendee_pk, allowed=DOOR, method="post"),
    "conference:undo_check_in": Route(
        make=_here, allowed=DOOR, method="post", data=lambda world: {"reason": "Quét nhầm giấy mời"}
    ),
    "conference:take_off": Route(make=_attendee_pk, allowed=PLANNERS, method="post"),
    "conference:programme": Route(make=_conference, allowed=READERS),
    "conference:draft_programme": Route(make=_conference, allowed=PLANNERS, method="post"),
    "conference:revise_programme": Route(make=_with_programme, allowed=PLANNERS),
    "conference:add_item": Route(make=_with_programme, allowed=PLANNERS),
    "conference:programme_paper": Route(make=lambda world: _with_programme(world) | {"kind": "docx"}, allowed=READERS),
    "conference:item": Route(make=_item, allowed=PLANNERS),
    "conference:move_item": Route(
        make=_item, allowed=PLANNERS, method="post", data=lambda world: {"toi": "len", "version": 1}
    ),
    "conference:remove_item": Route(make=_item, allowed=PLANNERS, method="post", data=lambda world: {"version": 1}),
    "conference:script": Route(make=_with_programme, allowed=READERS),
    "conference:print_script": Route(make=_with_programme, allowed=PLANNERS, method="post"),
    "conference:script_paper": Route(make=lambda world: {"pk": _print(world).pk, "kind": "docx"}, allowed=READERS),
    "conference:invitation": Route(make=_token, public=True),
    "conference:scan": Route(make=_token, allowed=DOOR, method="post"),
}
