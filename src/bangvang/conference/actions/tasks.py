"""Give a task that comes from a direction, tell how far it is, and close it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.conference.models import Conference, Task, TaskReport
from bangvang.conference.permissions import may_plan, may_report, require
from bangvang.conference.queries import directions_of, units_for_tasks
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit


def give_task(by: User, conference: Conference, *, direction: str, content: str, unit: Unit, due_on: date) -> Task:
    """Make a task of one of the conference's directions. Raises PermissionDenied, `Refusal`."""
    require(may_plan(by, conference))
    if direction not in directions_of(conference):
        raise Refusal(_("Hội nghị không có ý kiến chỉ đạo này. Hãy tải lại trang rồi chọn lại."))
    if not units_for_tasks(conference).filter(pk=unit.pk).exists():
        raise Refusal(
            _("%(unit)s không thuộc cơ quan tổ chức hội nghị, hoặc đã hết, nên không giao việc được.") % {"unit": unit}
        )
    if due_on < conference.held_on:
        raise Refusal(_("Hạn trước ngày hội nghị. Hãy xem lại ngày."))
    if not content.strip():
        raise Refusal(_("Chưa ghi việc phải làm."))
    with transaction.atomic():
        task = Task.objects.create(
            conference=conference,
            direction=direction[:1000],
            content=content.strip(),
            unit=unit,
            given_on=conference.held_on,
            due_on=due_on,
            given_by=by,
        )
        audit.record(by, "gave_task", task, note=str(unit))
        outbox.tell("conference.task_given", task)
    return task


def report_task(by: User, task: Task, *, text: str, percent: int, on: date) -> TaskReport:
    """Tell how far a task is. Raises PermissionDenied; `Refusal` for a day outside, or a task that is closed."""
    require(may_report(by, task))
    with transaction.atomic():
        standing = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
        if standing.done_on is not None:
            raise Refusal(_("Việc này đã xong, không báo cáo thêm được nữa."))
        if not text.strip():
            raise Refusal(_("Chưa ghi đã làm được gì."))
        if not 0 <= percent <= 100:
            raise Refusal(_("Mức hoàn thành từ 0 đến 100 phần trăm."))
        if on < standing.given_on or on > timezone.localdate():
            raise Refusal(_("Ngày báo cáo phải từ ngày giao việc đến hôm nay."))
        told = TaskReport.objects.create(task=standing, text=text.strip(), percent=percent, on=on, by=by)
        audit.record(by, "reported_task", task, note=f"{percent} %")
        outbox.tell("conference.task_reported", task)
    return told


def finish_task(by: User, task: Task, *, on: date, read_version: int) -> Task:
    """Close a task: the office that gave it agrees that it is done. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_plan(by, task.conference))
    with transaction.atomic():
        claim(task, read_version)
        task.refresh_from_db()
        if task.done_on is not None:
            raise Refusal(_("Việc này đã ghi xong rồi."))
        if on < task.given_on or on > timezone.localdate():
            raise Refusal(_("Ngày xong phải từ ngày giao việc đến hôm nay."))
        if not task.reports.exists():
            raise Refusal(_("Đơn vị chưa báo cáo lần nào. Hãy để đơn vị báo cáo trước, rồi ghi xong."))
        task.done_on = on
        task.save(update_fields=["done_on"])
        audit.record(by, "finished_task", task)
        outbox.tell("conference.task_finished", task)
    return task
