"""What was signed. A draft is made from what passed; issuing gives the number and locks every word."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.chronicle.covered import Covered
from bangvang.council.models import AgendaItem, Sitting
from bangvang.decision.choices import DecisionState, DocumentKind, SigningPower
from bangvang.files.models import StoredFile
from bangvang.nomination.models import Handling
from bangvang.register.models import Issuer, Unit


class NumberSeries(models.Model):
    """The counter of one body, kind and year: last number given and its day (NĐ 30/2020/NĐ-CP, Điều 15)."""

    body = models.ForeignKey(Unit, models.PROTECT, related_name="number_series")
    kind = models.CharField(max_length=20, choices=DocumentKind)
    year = models.PositiveSmallIntegerField(_("năm"))
    last_number = models.PositiveIntegerField(_("số cuối"), default=0)
    last_day = models.DateField(_("ngày của số cuối"), null=True)

    class Meta:
        verbose_name = _("sổ cấp số")
        constraints = [models.UniqueConstraint(name="one_series_a_year", fields=["body", "kind", "year"])]

    def __str__(self) -> str:
        return f"{self.body} {self.get_kind_display()} {self.year}"


class Decision(Versioned):
    frozen = Frozen(when="OLD.state = 'issued'", open=("docx_id", "pdf_id"))
    covered = Covered(when=Q(state="issued"), later={"papers": ("docx_id", "pdf_id")})

    body = models.ForeignKey(Unit, models.PROTECT, related_name="decisions", verbose_name=_("cơ quan"))
    sitting = models.ForeignKey(Sitting, models.PROTECT, null=True, blank=True, related_name="decisions")
    issuer = models.ForeignKey(Issuer, models.PROTECT, related_name="decisions", verbose_name=_("người có thẩm quyền"))
    award = models.CharField(_("hình thức, danh hiệu"), max_length=60)
    title = models.CharField(_("trích yếu"), max_length=400)
    grounds = models.TextField(_("căn cứ, mỗi dòng một căn cứ"))
    proposer_line = models.CharField(_("theo đề nghị của"), max_length=300)
    achievement = models.CharField(_("đã có thành tích"), max_length=400)
    achieved_from = models.DateField(_("thành tích từ ngày"))
    achieved_until = models.DateField(_("thành tích đến hết ngày"))
    signed_on = models.DateField(_("ngày ký"))
    power = models.CharField(_("quyền ký"), max_length=5, choices=SigningPower, blank=True)
    signer_title = models.CharField(_("chức vụ người ký"), max_length=100)
    signer_name = models.CharField(_("họ tên người ký"), max_length=100, blank=True)
    recipients = models.TextField(_("nơi nhận, mỗi dòng một nơi"), blank=True)
    rounding = models.CharField(_("cách làm tròn tiền thưởng"), max_length=10, blank=True)
    draft_note = models.CharField(max_length=100, blank=True, editable=False)
    state = models.CharField(_("trạng thái"), max_length=10, choices=DecisionState, default=DecisionState.DRAFT)
    number = models.PositiveIntegerField(_("số"), null=True)
    year = models.PositiveSmallIntegerField(_("năm"), null=True)
    code = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    idempotency_key = models.CharField(max_length=64, null=True, unique=True)
    issued_at = models.DateTimeField(_("ban hành lúc"), null=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("quyết định")
        verbose_name_plural = _("quyết định")
        ordering = ["-signed_on", "-number", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="one_decision_a_number", fields=["body", "year", "number"], condition=~Q(number=None)
            ),
            models.CheckConstraint(
                name="issued_decision_is_numbered",
                condition=~Q(state=DecisionState.ISSUED)
                | (~Q(number=None) & ~Q(year=None) & ~Q(code="") & ~Q(issued_at=None) & ~Q(idempotency_key=None)),
            ),
            models.CheckConstraint(
                name="only_issued_decisions_are_numbered", condition=Q(state=DecisionState.ISSUED) | Q(number=None)
            ),
            models.CheckConstraint(
                name="decision_period_in_order", condition=Q(achieved_until__gte=F("achieved_from"))
            ),
        ]

    def __str__(self) -> str:
        return self.code or self.title


class Line(models.Model):
    """One recipient of a decision in the words that were signed; locked from the draft on, since the council passed them."""

    frozen = Frozen()
    covered = Covered(when=Q(decision__state="issued"))

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="lines")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decision_lines")
    handling = models.ForeignKey(Handling, models.PROTECT, related_name="decision_lines")
    ordinal = models.PositiveIntegerField(_("số sổ vàng"))
    recipient_kind = models.CharField(max_length=10)
    honorific = models.CharField(max_length=20, blank=True)
    name = models.CharField(_("họ tên, tên tập thể"), max_length=200)
    position = models.CharField(_("chức vụ"), max_length=100, blank=True)
    unit_name = models.CharField(_("đơn vị"), max_length=200, blank=True)
    merit = models.CharField(_("thành tích"), max_length=500, blank=True)
    bonus = models.PositiveBigIntegerField(_("tiền thưởng, đồng"), null=True)

    class Meta:
        verbose_name = _("dòng quyết định")
        ordering = ["decision_id", "ordinal"]
        constraints = [
            models.UniqueConstraint(name="one_line_an_ordinal", fields=["decision", "ordinal"]),
        ]

    def __str__(self) -> str:
        return self.name
