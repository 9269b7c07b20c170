"""Golden-book numbers: the place of the line in its decision, or one row of numbers a year for the whole body."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.certificate.choices import GoldenRule
from bangvang.decision.models import Line
from bangvang.register.models import Unit


class GoldenBook(Versioned):
    """How a body numbers its golden book; without a row it goes by the decision.

    ``first`` is the number to begin with in the year ``begins_in``, for a body that has given numbers on paper before.
    """

    body = models.OneToOneField(Unit, models.PROTECT, related_name="golden_book")
    rule = models.CharField(_("cách đánh số"), max_length=10, choices=GoldenRule, default=GoldenRule.DECISION)
    begins_in = models.PositiveSmallIntegerField(_("từ năm"), null=True, blank=True)
    first = models.PositiveIntegerField(_("bắt đầu từ số"), default=1)

    class Meta:
        verbose_name = _("cách đánh số sổ vàng")

    def __str__(self) -> str:
        return f"{self.body}: {self.get_rule_display()}"


class GoldenNumber(models.Model):
    """A number of the year that one line got. Given before the paper is set, kept when the printing is killed."""

    frozen = Frozen()

    line = models.OneToOneField(Line, models.PROTECT, related_name="golden")
    body = models.ForeignKey(Unit, models.PROTECT, related_name="golden_numbers")
    year = models.PositiveSmallIntegerField(_("năm"))
    number = models.PositiveIntegerField(_("số"))

    class Meta:
        verbose_name = _("số sổ vàng trong năm")
        ordering = ["year", "number"]
        constraints = [models.UniqueConstraint(name="golden_number_once_a_year", fields=["body", "year", "number"])]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"
