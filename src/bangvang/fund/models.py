"""The fund book of a body, year by year. Amounts are whole đồng; nothing that was entered is changed, a mistake is reversed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.decision.models import Decision, Line
from bangvang.fund.choices import INCOMES, EntryKind, Method
from bangvang.register.models import Unit


class FundYear(Versioned):
    """One year of one body's book. ``ceiling_base`` is the sum on which the law counts the most that the fund may be."""

    body = models.ForeignKey(Unit, models.PROTECT, related_name="fund_years", verbose_name=_("cơ quan"))
    year = models.PositiveSmallIntegerField(_("năm"))
    opening = models.BigIntegerField(_("dư đầu năm, đồng"), default=0)
    ceiling_base = models.PositiveBigIntegerField(_("quỹ lương ngạch, bậc của năm, đồng"), null=True, blank=True)
    closed_on = models.DateField(_("khóa sổ ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("năm của sổ quỹ")
        ordering = ["-year", "body_id"]
        constraints = [models.UniqueConstraint(name="one_book_a_year", fields=["body", "year"])]

    def __str__(self) -> str:
        return f"{self.body}, {self.year}"


class Entry(models.Model):
    """One income or expense. A mistake is taken back by an entry that ``reverses`` it: same kind, less than nothing."""

    frozen = Frozen()

    book = models.ForeignKey(FundYear, models.PROTECT, related_name="entries")
    kind = models.CharField(_("loại"), max_length=12, choices=EntryKind)
    on = models.DateField(_("ngày"))
    amount = models.BigIntegerField(_("số tiền, đồng"))
    document = models.CharField(_("chứng từ"), max_length=60)
    words = models.CharField(_("nội dung"), max_length=300)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="fund_entries", verbose_name=_("quyết định")
    )
    reverses = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="reversed_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("bút toán")
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(name="entry_of_something", condition=~Q(amount=0)),
            models.CheckConstraint(
                name="only_a_reversal_is_negative",
                condition=(Q(reverses=None) & Q(amount__gt=0)) | (~Q(reverses=None) & Q(amount__lt=0)),
            ),
            models.CheckConstraint(name="entry_reverses_another", condition=Q(reverses=None) | ~Q(reverses=F("id"))),
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.words}"

    @property
    def is_income(self) -> bool:
        return self.kind in INCOMES

    @property
    def signed(self) -> int:
        """What the entry does to the balance, đồng."""
        return self.amount if self.is_income else -self.amount


class Payment(models.Model):
    """The money of one line of a decision, handed over once."""

    frozen = Frozen()

    line = models.OneToOneField(Line, models.PROTECT, related_name="payment")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="payments")
    amount = models.PositiveBigIntegerField(_("số tiền, đồng"))
    method = models.CharField(_("cách trả"), max_length=10, choices=Method)
    on = models.DateField(_("ngày trả"))

    class Meta:
        verbose_name = _("lần trả tiền thưởng")

    def __str__(self) -> str:
        return f"{self.line}: {self.amount}"
