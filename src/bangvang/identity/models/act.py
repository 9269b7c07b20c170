"""What every act of merging holds: on what it rests, who did it and when, and how it was taken back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class MergeAct(models.Model):
    """``gone`` is the same as ``kept``. ``followers`` are the rows that ``gone`` had taken in before."""

    followers = models.JSONField(default=list, editable=False)
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    document = models.CharField(_("số, ký hiệu văn bản làm căn cứ"), max_length=60, blank=True)
    document_on = models.DateField(_("ngày văn bản"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người gộp"))
    at = models.DateTimeField(_("lúc"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("người tách lại")
    )
    undone_at = models.DateTimeField(_("tách lại lúc"), null=True)
    undone_reason = models.CharField(_("lý do tách lại"), max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(name="%(class)s_of_two_rows", condition=~Q(kept=F("gone"))),
            models.CheckConstraint(
                name="document_of_a_%(class)s_has_its_day",
                condition=Q(document="", document_on=None) | (~Q(document="") & Q(document_on__isnull=False)),
            ),
            models.UniqueConstraint(name="one_standing_%(class)s_a_row", fields=["gone"], condition=Q(undone_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"  # type: ignore[attr-defined]  # the two rows are named by each act itself
