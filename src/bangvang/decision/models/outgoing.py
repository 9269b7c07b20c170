"""What leaves the house: tờ trình, and the register of everything that was numbered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.chronicle.covered import Covered
from bangvang.decision.choices import DocumentKind
from bangvang.decision.models.afterwards import Act
from bangvang.decision.models.decision import Decision
from bangvang.files.models import StoredFile
from bangvang.nomination.models import Handling
from bangvang.register.models import Unit


class ProposalLetter(models.Model):
    """A tờ trình: the body endorses dossiers and sends them to the body above. Numbered from its own series.

    Its papers are set once, when it is sent; those of before papers were kept have none.
    """

    frozen = Frozen(open=("docx_id", "pdf_id"))
    covered = Covered(later={"papers": ("docx_id", "pdf_id")})

    body = models.ForeignKey(Unit, models.PROTECT, related_name="proposal_letters", verbose_name=_("cơ quan trình"))
    to_body = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("trình cơ quan"))
    number = models.PositiveIntegerField(_("số"))
    year = models.PositiveSmallIntegerField(_("năm"))
    code = models.CharField(_("số, ký hiệu"), max_length=60)
    signed_on = models.DateField(_("ngày ký"))
    title = models.CharField(_("trích yếu"), max_length=400)
    signer = models.CharField(_("người ký"), max_length=200)
    handlings = models.ManyToManyField(Handling, related_name="proposal_letters", verbose_name=_("hồ sơ"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("tờ trình")
        ordering = ["-signed_on", "-number"]
        constraints = [models.UniqueConstraint(name="one_letter_a_number", fields=["body", "year", "number"])]

    def __str__(self) -> str:
        return self.code


ProposalLetter.handlings.through.frozen = Frozen()  # type: ignore[attr-defined]  # which dossiers it sent up
ProposalLetter.handlings.through.covered = Covered()  # type: ignore[attr-defined]


class LostNumbers(models.Model):
    """Numbers that went out on paper and whose record was lost with the database; they are never given again."""

    frozen = Frozen()
    covered = Covered()

    body = models.ForeignKey(Unit, models.PROTECT, related_name="lost_numbers", verbose_name=_("cơ quan"))
    kind = models.CharField(max_length=20, choices=DocumentKind)
    year = models.PositiveSmallIntegerField(_("năm"))
    first = models.PositiveIntegerField(_("từ số"))
    last = models.PositiveIntegerField(_("đến số"))
    last_day = models.DateField(_("ngày của số cuối"))
    because = models.CharField(_("vì sao mất"), max_length=500)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("số văn bản đã mất bản ghi")
        ordering = ["body_id", "kind", "year", "first"]
        constraints = [
            models.CheckConstraint(name="lost_numbers_in_order", condition=Q(last__gte=F("first"))),
            models.UniqueConstraint(name="lost_once", fields=["body", "kind", "year", "first"]),
        ]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}/{self.year}"


class RegisterEntry(models.Model):
    """A row of the outgoing-document register (NĐ 30/2020/NĐ-CP, Phụ lục IV): a decision, a later act or a tờ trình."""

    frozen = Frozen()
    covered = Covered()

    body = models.ForeignKey(Unit, models.PROTECT, related_name="register_entries")
    decision = models.OneToOneField(Decision, models.PROTECT, null=True, related_name="register_entry")
    letter = models.OneToOneField(ProposalLetter, models.PROTECT, null=True, related_name="register_entry")
    act = models.OneToOneField(Act, models.PROTECT, null=True, related_name="register_entry")
    code = models.CharField(_("số, ký hiệu văn bản"), max_length=60)
    day = models.DateField(_("ngày tháng văn bản"))
    summary = models.CharField(_("tên loại và trích yếu nội dung văn bản"), max_length=450)
    signer = models.CharField(_("người ký"), max_length=200)
    recipients = models.TextField(_("nơi nhận văn bản"), blank=True)
    keeper = models.CharField(_("đơn vị, người nhận bản lưu"), max_length=100, blank=True)
    copies = models.PositiveIntegerField(_("số lượng bản"), default=1)

    class Meta:
        verbose_name = _("dòng sổ văn bản đi")
        ordering = ["-day", "-id"]
        constraints = [
            models.CheckConstraint(
                name="register_entry_has_one_document",
                condition=(
                    (~Q(decision=None) & Q(letter=None) & Q(act=None))
                    | (Q(decision=None) & ~Q(letter=None) & Q(act=None))
                    | (Q(decision=None) & Q(letter=None) & ~Q(act=None))
                ),
            )
        ]

    def __str__(self) -> str:
        return self.code
