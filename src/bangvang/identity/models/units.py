"""What administrators decided about rows that look like one unit."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.identity.models.act import MergeAct


class UnitMerge(MergeAct):
    """One act: ``gone`` is the same unit as ``kept``, written twice. ``moved`` are the open posts that went over with it."""

    kept = models.ForeignKey("register.Unit", models.PROTECT, related_name="merges", verbose_name=_("giữ lại"))
    gone = models.ForeignKey("register.Unit", models.PROTECT, related_name="merged_by", verbose_name=_("gộp vào"))
    moved = models.JSONField(default=list, editable=False)
    evidence = models.CharField(_("căn cứ"), max_length=300, blank=True, editable=False)

    class Meta(MergeAct.Meta):
        verbose_name = _("lần gộp đơn vị")

    @property
    def evidence_words(self) -> str:
        """Why the names say that it is one unit."""
        return self.evidence


class UnitJudgement(models.Model):
    """Two rows that somebody has said are two units; ``first`` has the smaller key, so a pair stands once."""

    first = models.ForeignKey("register.Unit", models.PROTECT, related_name="+")
    second = models.ForeignKey("register.Unit", models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người xem"))
    at = models.DateTimeField(_("lúc"), auto_now=True)

    class Meta:
        verbose_name = _("hai đơn vị khác nhau")
        constraints = [
            models.CheckConstraint(name="unit_pair_in_order", condition=Q(first__lt=F("second"))),
            models.UniqueConstraint(name="one_judgement_a_unit_pair", fields=["first", "second"]),
        ]

    def __str__(self) -> str:
        return f"{self.first}, {self.second}"
