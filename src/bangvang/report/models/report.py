"""A report that is being written, and what it quotes. Figures and honours stand in it only as numbers of quotes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.indicator.models import Indicator
from bangvang.register.models import Honour, Unit
from bangvang.register.models.recipient import Recipient, one_recipient
from bangvang.report.choices import QuoteKind, ReportForm, ReportState


class AchievementReport(Recipient, Versioned):
    """What one person or collective achieved in a period, written in one unit for one award."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports", verbose_name=_("đơn vị lập"))
    form = models.CharField(_("mẫu"), max_length=30, choices=ReportForm)
    award = models.CharField(_("đề nghị tặng"), max_length=60)
    achieved_from = models.DateField(_("thành tích từ ngày"))
    achieved_until = models.DateField(_("thành tích đến hết ngày"))
    situation = models.TextField(_("tình hình, trình độ"), blank=True)
    duties = models.TextField(_("nhiệm vụ được giao"), blank=True)
    achievements = models.TextField(_("thành tích đạt được"), blank=True)
    compliance = models.TextField(_("chấp hành chủ trương, pháp luật"), blank=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=ReportState, default=ReportState.DRAFT)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người lập"))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("báo cáo thành tích")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(name="report_has_one_recipient", condition=one_recipient()),
            models.CheckConstraint(name="report_period_in_order", condition=Q(achieved_until__gte=F("achieved_from"))),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}, {self.achieved_from.year}–{self.achieved_until.year}"


class Quote(models.Model):
    """One thing of another record that the text names as ``{trích n}``; what it says is read there each time."""

    report = models.ForeignKey(AchievementReport, models.CASCADE, related_name="quotes")
    number = models.PositiveSmallIntegerField(_("số"))
    kind = models.CharField(_("trích gì"), max_length=12, choices=QuoteKind)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chỉ tiêu")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("số của"))
    first = models.DateField(_("từ ngày"), null=True, blank=True)
    last = models.DateField(_("đến hết ngày"), null=True, blank=True)
    honour = models.ForeignKey(
        Honour, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lần được khen")
    )

    class Meta:
        verbose_name = _("trích dẫn")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="one_quote_a_number", fields=["report", "number"]),
            models.CheckConstraint(
                name="quote_names_its_source",
                condition=Q(kind=QuoteKind.HONOUR, honour__isnull=False, indicator=None, unit=None, first=None)
                | Q(kind=QuoteKind.BY_YEAR, honour=None, indicator__isnull=False, unit__isnull=False, first=None)
                | (
                    ~Q(kind__in=[QuoteKind.HONOUR, QuoteKind.BY_YEAR])
                    & Q(honour=None, indicator__isnull=False, unit__isnull=False)
                    & Q(first__isnull=False, last__gte=F("first"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{{trích {self.number}}}"
