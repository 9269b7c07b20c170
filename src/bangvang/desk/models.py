"""The desk's read table: one row a dossier, filled from the outbox, rebuilt by one command, equal to journey.py."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.desk.choices import Stage
from bangvang.nomination.models import Nomination
from bangvang.register.models import Unit


class JourneyRow(models.Model):
    nomination = models.OneToOneField(Nomination, models.CASCADE, related_name="journey_row")
    body = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("đang ở"))
    stage = models.CharField(_("chặng"), max_length=15, choices=Stage)
    since = models.DateField(_("từ ngày"))
    finding = models.CharField(_("kết luận điều kiện"), max_length=15, blank=True)

    class Meta:
        verbose_name = _("chặng của hồ sơ")
        indexes = [models.Index(fields=["body", "stage"], name="journey_by_body")]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.get_stage_display()}"
