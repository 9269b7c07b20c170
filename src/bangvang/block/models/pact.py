"""The pact that members of a block sign for a year: what they undertake, what each said of the draft, who signed, its scans."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.block.choices import Answer, PactState
from bangvang.block.models.organisation import Block
from bangvang.chronicle.covered import Covered
from bangvang.files.models import StoredFile
from bangvang.register.models import Person, Unit


class Pact(Versioned):
    """One a year and block; final once signed. ``text``: what stands before the undertakings, a paragraph a line."""

    frozen = Frozen(when="OLD.state = 'signed'")
    covered = Covered(when=Q(state=PactState.SIGNED))

    block = models.ForeignKey(Block, models.PROTECT, related_name="pacts")
    year = models.PositiveSmallIntegerField(_("năm"))
    text = models.TextField(_("lời giao ước"))
    state = models.CharField(_("trạng thái"), max_length=6, choices=PactState, default=PactState.DRAFT)
    sent_on = models.DateField(_("gửi các đơn vị ngày"), null=True, blank=True)
    signed_on = models.DateField(_("ký kết ngày"), null=True, blank=True)
    place = models.CharField(_("nơi ký"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người soạn"))

    class Meta:
        verbose_name = _("bản giao ước thi đua")
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(name="one_pact_a_year", fields=["block", "year"]),
            models.CheckConstraint(
                name="sent_pact_has_a_day", condition=Q(state=PactState.DRAFT) | Q(sent_on__isnull=False)
            ),
            models.CheckConstraint(
                name="signed_pact_has_a_day", condition=~Q(state=PactState.SIGNED) | Q(signed_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return gettext("Giao ước thi đua năm %(year)d của %(block)s") % {"year": self.year, "block": self.block}


class Undertaking(models.Model):
    """One row of a pact: what is to be done, and how far. ``final``: the pact was signed."""

    frozen = Frozen(when="OLD.final")
    covered = Covered(when=Q(final=True))

    pact = models.ForeignKey(Pact, models.PROTECT, related_name="undertakings")
    ordinal = models.PositiveSmallIntegerField(_("số thứ tự"))
    content = models.CharField(_("nội dung"), max_length=500)
    target = models.CharField(_("chỉ tiêu"), max_length=300, blank=True)
    final = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("nội dung giao ước")
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(name="one_ordinal_an_undertaking", fields=["pact", "ordinal"])]

    def __str__(self) -> str:
        return self.content


class Signatory(Versioned):
    """A member to which the pact was sent: its answer, and the name and title of who signs for it.

    Name and title stand as on that day. ``final``: the pact was signed; a member that had not agreed by then signed nothing.
    """

    frozen = Frozen(when="OLD.final")
    covered = Covered(when=Q(final=True))

    pact = models.ForeignKey(Pact, models.PROTECT, related_name="signatories")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="block_signatures", verbose_name=_("đơn vị"))
    answer = models.CharField(_("trả lời"), max_length=8, choices=Answer, default=Answer.WAITING)
    words = models.CharField(_("đề nghị sửa"), max_length=1000, blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người ký trong sổ")
    )
    name = models.CharField(_("họ tên người ký"), max_length=100, blank=True)
    title = models.CharField(_("chức vụ người ký"), max_length=100, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người trả lời"),
    )
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    final = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("đơn vị ký giao ước")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="one_signatory_a_unit", fields=["pact", "unit"]),
            models.CheckConstraint(
                name="agreed_signatory_names_who_signs",
                condition=~Q(answer=Answer.AGREED) | (~Q(name="") & ~Q(title="")),
            ),
            models.CheckConstraint(
                name="returned_pact_says_what_to_change", condition=~Q(answer=Answer.RETURNED) | ~Q(words="")
            ),
            models.CheckConstraint(
                name="answered_signatory_has_a_reader_and_a_time",
                condition=Q(answer=Answer.WAITING, answered_by=None, answered_at=None)
                | (~Q(answer=Answer.WAITING) & Q(answered_by__isnull=False, answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.pact}"


class PactScan(models.Model):
    """A scan of the paper that the members signed. A later one stands beside it and replaces nothing."""

    frozen = Frozen()
    covered = Covered()

    pact = models.ForeignKey(Pact, models.PROTECT, related_name="scans")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name=_("bản quét"))
    pages = models.PositiveSmallIntegerField(_("số trang"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người đính kèm"))
    at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("bản quét giao ước đã ký")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.pact}: {self.file}"
