"""What the council is told: how many said what, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.chronicle.covered import Covered
from bangvang.consultation.models.consultation import Consultation
from bangvang.files.models import StoredFile


class ClosingReport(models.Model):
    """An edition of the report. ``content`` is what `reporting.Content` says; a later result is another edition."""

    frozen = Frozen()
    covered = Covered()

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="reports")
    edition = models.PositiveSmallIntegerField(_("bản thứ"))
    number = models.PositiveIntegerField(_("số văn bản"), null=True, blank=True)
    made_on = models.DateField(_("ngày báo cáo"))
    content = models.JSONField(_("nội dung"))
    docx = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người lập"))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("báo cáo kết quả lấy ý kiến")
        ordering = ["consultation_id", "edition"]
        constraints = [
            models.UniqueConstraint(name="one_closing_report_an_edition", fields=["consultation", "edition"])
        ]

    def __str__(self) -> str:
        return f"{self.consultation}, báo cáo bản {self.edition}"
