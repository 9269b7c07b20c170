"""Minutes and resolution of a conference: what the secretary adds to the records, editions word by word, and the signatures."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.chronicle.covered import Covered
from bangvang.conference.choices import RecordKind
from bangvang.conference.models.conference import Conference
from bangvang.conference.models.programme import ProgrammeItem


class RecordDraft(Versioned):
    """What the secretary writes; everything else of the paper is read from the records each time."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="record_drafts")
    kind = models.CharField(_("loại"), max_length=12, choices=RecordKind)
    began_at = models.TimeField(_("bắt đầu lúc"), null=True, blank=True)
    ended_at = models.TimeField(_("kết thúc lúc"), null=True, blank=True)
    grounds = models.TextField(_("căn cứ, mỗi dòng một căn cứ"), blank=True)
    text = models.TextField(_("nội dung thư ký ghi thêm, mỗi dòng một ý"), blank=True)
    conclusion = models.TextField(_("kết luận"), blank=True)

    class Meta:
        verbose_name = _("phần thư ký ghi")
        constraints = [models.UniqueConstraint(name="one_draft_a_kind", fields=["conference", "kind"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.conference}"


class ItemNote(models.Model):
    """What happened at one part of the programme, for the minutes."""

    item = models.OneToOneField(ProgrammeItem, models.CASCADE, related_name="note")
    text = models.TextField(_("diễn biến"))

    class Meta:
        verbose_name = _("diễn biến của một mục")

    def __str__(self) -> str:
        return str(self.item)


class RecordEdition(models.Model):
    """A paper as it was closed, never changed: what was signed stands. ``content``: every word, as `record.as_data` gives it.

    ``because``: why it takes the place of one that was signed.
    """

    frozen = Frozen()
    covered = Covered(must=False)

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="record_editions")
    kind = models.CharField(_("loại"), max_length=12, choices=RecordKind)
    number = models.PositiveIntegerField(_("bản số"))
    content = models.JSONField(_("nội dung"))
    because = models.CharField(_("lập lại vì"), max_length=300, blank=True)
    at = models.DateTimeField(_("chốt lúc"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người chốt"))

    class Meta:
        verbose_name = _("bản đã chốt của văn kiện hội nghị")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(name="one_record_edition_a_number", fields=["conference", "kind", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}: {self.conference}"


class RecordSignature(models.Model):
    """That chair and secretary signed an edition on paper, and when; from here on it stands in the log with every word."""

    frozen = Frozen()
    covered = Covered()

    edition = models.OneToOneField(RecordEdition, models.PROTECT, related_name="signature")
    chair = models.CharField(_("chủ trì"), max_length=100)
    secretary = models.CharField(_("thư ký"), max_length=100)
    signed_on = models.DateField(_("ký ngày"))
    at = models.DateTimeField(_("ghi lúc"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người ghi"))

    class Meta:
        verbose_name = _("chữ ký của văn kiện hội nghị")

    def __str__(self) -> str:
        return f"{self.edition}, {self.signed_on:%d/%m/%Y}"
