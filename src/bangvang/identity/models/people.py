"""What officers decided about rows that look like one person. No row of the register is moved by it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.identity.choices import Verdict


class Merge(models.Model):
    """One act: ``gone`` is the same person as ``kept``. ``followers`` are the rows that ``gone`` had taken in before."""

    kept = models.ForeignKey("register.Person", models.PROTECT, related_name="merges", verbose_name=_("giữ lại"))
    gone = models.ForeignKey("register.Person", models.PROTECT, related_name="merged_by", verbose_name=_("gộp vào"))
    followers = models.JSONField(default=list, editable=False)
    evidence = models.JSONField(_("căn cứ"), default=list, editable=False)
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
        verbose_name = _("lần gộp")
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(name="merge_of_two_rows", condition=~Q(kept=F("gone"))),
            models.CheckConstraint(
                name="document_of_a_merge_has_its_day",
                condition=Q(document="", document_on=None) | (~Q(document="") & Q(document_on__isnull=False)),
            ),
            models.UniqueConstraint(name="one_standing_merge_a_row", fields=["gone"], condition=Q(undone_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"


class Judgement(models.Model):
    """What was said of a pair that was not merged; ``first`` has the smaller key, so a pair stands once."""

    first = models.ForeignKey("register.Person", models.PROTECT, related_name="+")
    second = models.ForeignKey("register.Person", models.PROTECT, related_name="+")
    verdict = models.CharField(_("kết luận"), max_length=10, choices=Verdict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người xem"))
    at = models.DateTimeField(_("lúc"), auto_now=True)

    class Meta:
        verbose_name = _("kết luận về một cặp")
        constraints = [
            models.CheckConstraint(name="pair_in_order", condition=Q(first__lt=F("second"))),
            models.UniqueConstraint(name="one_judgement_a_pair", fields=["first", "second"]),
        ]

    def __str__(self) -> str:
        return f"{self.first}, {self.second}: {self.get_verdict_display()}"
