"""What a leader directed at a conference, as tasks with an owner and a deadline, and how far they are."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.conference.models.conference import Conference
from bangvang.library.models import Document
from bangvang.register.models import Unit


class Task(Versioned):
    """One thing to do because of one direction; ``direction`` are the leader's own words as they stood when it was given."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="tasks")
    direction = models.CharField(_("ý kiến chỉ đạo"), max_length=1000)
    content = models.CharField(_("việc phải làm"), max_length=500)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tasks", verbose_name=_("đơn vị chủ trì"))
    documents = models.ManyToManyField(Document, related_name="tasks", blank=True, verbose_name=_("văn bản dẫn"))
    given_on = models.DateField(_("giao ngày"))
    due_on = models.DateField(_("hạn"))
    done_on = models.DateField(_("xong ngày"), null=True, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("việc từ ý kiến chỉ đạo")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(name="task_is_due_after_it_is_given", condition=Q(due_on__gte=F("given_on"))),
            models.CheckConstraint(
                name="task_is_done_after_it_is_given", condition=Q(done_on=None) | Q(done_on__gte=F("given_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.content


class TaskReport(models.Model):
    """How far a task is, as its unit told on a day. Reports are added, never changed."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="reports")
    text = models.CharField(_("đã làm được"), max_length=1000)
    percent = models.PositiveSmallIntegerField(_("mức hoàn thành, phần trăm"))
    on = models.DateField(_("ngày"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("báo cáo việc")
        ordering = ["-at", "-id"]
        constraints = [models.CheckConstraint(name="task_percent_is_a_share", condition=Q(percent__lte=100))]

    def __str__(self) -> str:
        return f"{self.task}: {self.percent} %"
