"""The one record of who was granted what. Written by import and by ``decision.issue``; read by everybody."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.chronicle.covered import Covered
from bangvang.register.choices import RecipientKind, Standing
from bangvang.register.models.recipient import Recipient, one_recipient


class Honour(Recipient):
    """One award to one recipient, with everything as it was written. What became of it is in `HonourStanding`."""

    frozen = Frozen()
    covered = Covered()

    award = models.CharField(_("hình thức, danh hiệu"), max_length=60)
    name_as_written = models.CharField(_("tên ghi trong quyết định"), max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)
    position_as_written = models.CharField(_("chức vụ ghi trong quyết định"), max_length=100, blank=True)
    unit_as_written = models.CharField(_("đơn vị ghi trong quyết định"), max_length=200, blank=True)
    unit_folded = models.CharField(max_length=200, editable=False, blank=True, default="")
    decision_code = models.CharField(_("số, ký hiệu quyết định"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"), db_index=True)
    issuer_as_written = models.CharField(_("người quyết định"), max_length=200)
    body = models.ForeignKey("register.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    achieved_from = models.DateField(_("thành tích từ ngày"), null=True, blank=True)
    achieved_until = models.DateField(_("thành tích đến hết ngày"), null=True, blank=True)
    merit = models.CharField(_("thành tích"), max_length=500, blank=True)
    source = models.JSONField(_("nguồn"), default=dict)
    demonstration = models.BooleanField(default=False, editable=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("khen thưởng đã ghi")
        verbose_name_plural = _("sổ khen thưởng")
        ordering = ["-decided_on", "sort_key"]
        indexes = [
            models.Index(fields=["decision_code", "sort_key"], name="honour_by_decision"),
            models.Index(fields=["folded", "person"], name="honour_by_name_and_person"),
            models.Index(fields=["person", "folded", "sort_key"], name="honour_by_person_and_name"),
            models.Index(fields=["unit_folded", "sort_key"], name="honour_by_unit_as_written"),
        ]
        constraints = [
            models.CheckConstraint(name="honour_has_one_recipient", condition=one_recipient()),
            models.CheckConstraint(
                name="honour_period_in_order",
                condition=Q(achieved_from=None) | Q(achieved_until=None) | Q(achieved_until__gte=F("achieved_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_as_written}, {self.decision_code}"

    @property
    def decision_key(self) -> tuple[str, str, str]:
        """What parts one decision and award from another in a list."""
        return (self.decision_code, self.issuer_as_written, self.award)

    @property
    def is_individual(self) -> bool:
        return self.recipient_kind == RecipientKind.INDIVIDUAL


class HonourStanding(models.Model):
    """What an act made of an honour from a day on; the latest row speaks."""

    frozen = Frozen()
    covered = Covered()

    honour = models.ForeignKey(Honour, models.PROTECT, related_name="standings")
    standing = models.CharField(_("tình trạng"), max_length=10, choices=Standing)
    on = models.DateField(_("từ ngày"))
    act = models.CharField(_("theo văn bản"), max_length=100)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("tình trạng khen thưởng")
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.honour}: {self.get_standing_display()}"
