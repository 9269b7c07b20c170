"""A look at everybody of a unit on one day, and what was found of each person for each award."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.catalogue.queries.books import pack_name
from bangvang.eligibility.choices import Finding, Nominated
from bangvang.register.models import Person, Unit
from bangvang_law.layers import NATIONAL


class Sweep(models.Model):
    """One order: which unit (with all below it), which day, which awards, by the words of which day.

    ``pack``: by whose rules (`OwnRules`), as they were chosen when it was asked for. ``done`` people of ``total`` are written.
    A run that was killed is begun again, as another ``attempt``: what an earlier attempt wrote goes, so that all rows tell of
    one moment. ``criteria`` (``criteria_ahead``: a year later) hold the sentences that the bits of a row stand for, award by
    award.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sweeps", verbose_name=_("đơn vị"))
    on = models.DateField(_("xét ngày"))
    awards = models.JSONField(_("danh hiệu, hình thức"))
    pack = models.CharField(_("theo quy định"), max_length=60, default=NATIONAL)
    text_on = models.DateField(_("theo lời văn của ngày"), null=True, blank=True)
    text_on_ahead = models.DateField(_("sang năm theo lời văn của ngày"), null=True, blank=True)
    ahead = models.BooleanField(_("xem cả năm sau"), default=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("yêu cầu lúc"), auto_now_add=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveIntegerField(_("số người"), null=True)
    done = models.PositiveIntegerField(_("đã ghi"), default=0)
    done_at = models.DateTimeField(_("xong lúc"), null=True)
    error = models.CharField(_("dừng vì"), max_length=500, blank=True)
    book_edition = models.CharField(_("bản sách luật"), max_length=60, blank=True)
    criteria = models.JSONField(default=dict)
    criteria_ahead = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("lần rà soát")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="sweep_writes_no_more_than_all",
                condition=Q(total=None, done=0) | Q(total__isnull=False, done__lte=F("total")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.on:%d/%m/%Y}"

    @property
    def own_rules(self) -> str:
        """What the pack is called; empty for the national law alone."""
        return "" if self.pack == NATIONAL else pack_name(self.pack)


class SweepRow(models.Model):
    """One person and one award. ``open_bits``: which criteria are not met, counted from the first of ``Sweep.criteria``.

    ``candidate``: all that the register can prove is proved; at most the word of people is missing. ``next_year``: no candidate
    now, and may be in a year if the year turns out well; ``next_bits`` is what is open then.
    ``ordinal`` runs through the sweep: people as the register sorts them, awards in order of precedence.
    """

    sweep = models.ForeignKey(Sweep, models.CASCADE, related_name="rows")
    ordinal = models.PositiveIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    award = models.CharField(_("hình thức, danh hiệu"), max_length=60)
    finding = models.CharField(_("kết luận"), max_length=15, choices=Finding)
    nominated = models.CharField(_("đã đề nghị"), max_length=6, choices=Nominated)
    candidate = models.BooleanField(_("chỉ còn chờ người"))
    open_bits = models.BigIntegerField()
    next_year = models.BooleanField(_("sang năm có thể đủ"), default=False)
    next_bits = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("dòng rà soát")
        ordering = ["sweep_id", "ordinal"]
        constraints = [models.UniqueConstraint(name="one_sweep_row_a_place", fields=["sweep", "ordinal"])]
        indexes = [models.Index(fields=["sweep", "candidate", "ordinal"], name="sweep_candidates")]

    def __str__(self) -> str:
        return f"{self.person}, {self.award}"
