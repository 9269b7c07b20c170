"""A report as it was closed: every word, figure and honour as they stood on that day. A change is another edition."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.chronicle.covered import Covered
from bangvang.report.models.report import AchievementReport


class Edition(models.Model):
    """``content`` is what `report.content.Content` says; figures in it bear their source and the day they were read."""

    frozen = Frozen()
    covered = Covered()

    report = models.ForeignKey(AchievementReport, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("bản thứ"))
    submitted_on = models.DateField(_("chốt ngày"))
    content = models.JSONField(_("nội dung"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người chốt"))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("bản báo cáo đã chốt")
        ordering = ["report_id", "number"]
        constraints = [models.UniqueConstraint(name="one_edition_a_number", fields=["report", "number"])]

    def __str__(self) -> str:
        return f"{self.report}, bản {self.number}"


class Trace(models.Model):
    """One number of the sketch of an edition's own text (`bangvang_paper.similarity`); only of the last edition of a report."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="traces", db_index=False)
    number = models.BigIntegerField()

    class Meta:
        verbose_name = _("dấu vết của lời văn")
        # Both questions are answered from the first alone: how common a number is, and where else it stands.
        indexes = [
            models.Index(fields=["number", "edition"], name="trace_by_number"),
            models.Index(fields=["edition"], name="trace_of_an_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.number}"
