"""A document as the office cites it: what it is, when it holds, what came after it, and whether anybody here has read it."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.files.models import StoredFile
from bangvang.library.choices import Force, PaperKind
from bangvang.register.models import Unit


class Document(Versioned):
    """``body`` None: it came with the program, under ``code``, and belongs to everybody. ``ends_on`` still counts."""

    body = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("cơ quan ghi vào thư viện"),
    )
    code = models.CharField(max_length=60, null=True, unique=True, editable=False)
    kind = models.CharField(_("loại văn bản"), max_length=12, choices=PaperKind)
    number = models.CharField(_("số, ký hiệu"), max_length=60, help_text=_("Ví dụ: 34-CT/TW"))
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200)
    issued_on = models.DateField(_("ngày ban hành"))
    title = models.CharField(_("trích yếu"), max_length=500)
    begins_on = models.DateField(_("có hiệu lực từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("có hiệu lực đến hết ngày"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name=_("được thay bằng")
    )
    link = models.CharField(_("địa chỉ đăng văn bản"), max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    provenance = models.CharField(
        _("biết từ đâu"),
        max_length=500,
        blank=True,
        help_text=_("Ví dụ: bản giấy nhận ngày 20/01/2025; trang của Sở Nội vụ"),
    )
    read_on = models.DateField(_("đọc bản chính ngày"), null=True, blank=True)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    folded = models.CharField(max_length=900, editable=False)

    class Meta:
        verbose_name = _("văn bản trong thư viện")
        ordering = ["-issued_on", "number", "id"]
        constraints = [
            models.UniqueConstraint(name="one_document_a_number_a_body", fields=["body", "number", "issued_on"]),
            models.UniqueConstraint(
                name="one_shipped_document_a_number", fields=["number", "issued_on"], condition=Q(body=None)
            ),
            models.CheckConstraint(
                name="document_holds_after_it_is_issued",
                condition=(Q(begins_on=None) | Q(begins_on__gte=F("issued_on")))
                & (Q(ends_on=None) | Q(ends_on__gte=F("issued_on"))),
            ),
            models.CheckConstraint(
                name="document_belongs_to_a_body_or_came_along",
                condition=Q(body=None, code__isnull=False) | ~Q(body=None),
            ),
        ]

    def __str__(self) -> str:
        return self.citation

    @property
    def citation(self) -> str:
        """How it is cited: "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị"."""
        kind = "" if self.kind == PaperKind.OTHER else f"{self.get_kind_display()} "
        day = self.issued_on
        month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
        return f"{kind}số {self.number} ngày {day.day:02d}/{month}/{day.year} của {self.issuer}"

    @property
    def is_read(self) -> bool:
        """Whether somebody has said of the text itself that it was read."""
        return self.read_on is not None

    def force_on(self, day: date) -> Force:
        """Whether it holds on the day; where no day of force is known, from the day of issue on."""
        if day < (self.begins_on or self.issued_on):
            return Force.NOT_YET
        return Force.ENDED if self.ends_on and day > self.ends_on else Force.IN_FORCE
