"""What is handed over: one certificate a line, known to everybody by a random address."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.certificate.choices import ReissueKind
from bangvang.certificate.models.design import Design, LayoutVersion
from bangvang.chronicle.covered import Covered
from bangvang.decision.models import Decision, Line
from bangvang.files.models import StoredFile
from bangvang.register.models import Honour


class PrintOrder(models.Model):
    """The wish to print all certificates of a decision: who asked, how many there will be, whether it is done.

    How many are done is counted from `Certificate` rows, so a worker that was killed loses nothing and nothing lies.
    """

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="print_order")
    total = models.PositiveIntegerField(_("số giấy"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("yêu cầu lúc"), auto_now_add=True)
    done_at = models.DateTimeField(_("xong lúc"), null=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("lượt in giấy khen")

    def __str__(self) -> str:
        return f"{self.decision}"


class Certificate(models.Model):
    """One certificate as it was printed. Never changed: a later correction shows on pages and in reprints.

    ``layout`` None: printed with the house's own layout, before layouts were kept.
    """

    frozen = Frozen()
    covered = Covered()

    line = models.OneToOneField(Line, models.PROTECT, related_name="certificate")
    honour = models.OneToOneField(Honour, models.PROTECT, related_name="certificate")
    public_id = models.CharField(max_length=32, unique=True)
    public_base = models.CharField(_("địa chỉ công khai đã in"), max_length=100)
    design = models.ForeignKey(Design, models.PROTECT, related_name="certificates")
    layout = models.ForeignKey(LayoutVersion, models.PROTECT, null=True, related_name="certificates")
    golden_book_number = models.PositiveIntegerField(_("số sổ vàng"))
    wording = models.JSONField(_("lời đã in"))
    statement = models.CharField(_("lời đã ký số"), max_length=1000, blank=True, editable=False)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("giấy khen")
        ordering = ["line__decision_id", "golden_book_number"]

    def __str__(self) -> str:
        return f"{self.line}"

    @property
    def golden_text(self) -> str:
        """The golden-book number as it is printed: by the decision ``7``, by the year ``7/2026``. Reads ``line__golden``."""
        numbered = getattr(self.line, "golden", None)
        return str(numbered) if numbered is not None else str(self.golden_book_number)

    @property
    def address(self) -> str:
        """The address that is printed in letters; the QR holds it with the signed statement behind a ``#``."""
        return f"{self.public_base}/x/{self.public_id}"


class Reissue(models.Model):
    """One certificate made anew, under the same address; the old paper is taken back or said to be lost."""

    frozen = Frozen()
    covered = Covered()

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="reissues")
    kind = models.CharField(_("vì"), max_length=10, choices=ReissueKind)
    reason = models.CharField(_("lý do"), max_length=300)
    request = models.CharField(_("văn bản đề nghị"), max_length=100)
    old_taken_on = models.DateField(_("thu lại giấy cũ ngày"), null=True, blank=True)
    on = models.DateField(_("ngày cấp"))
    wording = models.JSONField(_("lời đã in"))
    statement = models.CharField(_("lời đã ký số"), max_length=1000, blank=True, editable=False)
    layout = models.ForeignKey(LayoutVersion, models.PROTECT, null=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người cấp"))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("lần cấp đổi, cấp lại")
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="exchange_takes_the_old_paper_back",
                condition=Q(kind=ReissueKind.LOST) | Q(old_taken_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.certificate}, {self.get_kind_display()}"
