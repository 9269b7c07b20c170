"""What follows the marks: objections and their answers, ties settled by somebody, places, and who is put forward for what."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.block.models.scoring import Contender, Criterion
from bangvang.chronicle.covered import Covered
from bangvang.indicator.exact import ExactField


def _by() -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người ghi"))


class Appeal(models.Model):
    """A unit objects to its points on one criterion, once."""

    frozen = Frozen()

    contender = models.ForeignKey(Contender, models.PROTECT, related_name="appeals")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+", verbose_name=_("tiêu chí"))
    words = models.TextField(_("nội dung kiến nghị"))
    on = models.DateField(_("ngày kiến nghị"))
    by = _by()

    class Meta:
        verbose_name = _("kiến nghị về điểm")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(name="one_appeal_a_criterion", fields=["contender", "criterion"])]

    def __str__(self) -> str:
        return f"{self.contender}, {self.criterion.code}"


class Change(models.Model):
    """The answer to an objection, with the points before and after it; equal when they are kept."""

    frozen = Frozen()

    appeal = models.OneToOneField(Appeal, models.PROTECT, related_name="change")
    was = ExactField(_("điểm trước"))
    becomes = ExactField(_("điểm sau"))
    words = models.TextField(_("trả lời"))
    on = models.DateField(_("ngày trả lời"))
    by = _by()

    class Meta:
        verbose_name = _("trả lời kiến nghị")
        constraints = [
            models.CheckConstraint(name="changed_points_are_not_negative", condition=Q(becomes__gte=0)),
            models.CheckConstraint(name="answer_to_an_appeal_has_words", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.appeal}: {self.was} → {self.becomes}"

    @property
    def is_kept(self) -> bool:
        return bool(self.was == self.becomes)


class TieBreak(models.Model):
    """Before whom a unit comes among those with equal points: somebody said so, and why."""

    frozen = Frozen()

    contender = models.OneToOneField(Contender, models.PROTECT, related_name="tie_break")
    ordinal = models.PositiveSmallIntegerField(_("thứ tự trong số bằng điểm"))
    reason = models.CharField(_("lý do"), max_length=500)
    at = models.DateTimeField(_("lúc"), auto_now_add=True)
    by = _by()

    class Meta:
        verbose_name = _("xếp thứ tự khi bằng điểm")
        constraints = [models.CheckConstraint(name="tie_break_has_a_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.contender}: {self.ordinal}"


class Placing(models.Model):
    """The place of a unit as the round was closed. ``shared``: others have the same points and nobody settled who comes first."""

    frozen = Frozen()
    covered = Covered()

    contender = models.OneToOneField(Contender, models.PROTECT, related_name="placing")
    place = models.PositiveSmallIntegerField(_("hạng"))
    shared = models.BooleanField(_("đồng hạng"))
    base = ExactField(_("điểm chuẩn"))
    bonus = ExactField(_("điểm thưởng"))
    penalty = ExactField(_("điểm trừ"))
    total = ExactField(_("tổng điểm"))
    tie_reason = models.CharField(_("lý do xếp khi bằng điểm"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("xếp hạng thi đua")
        ordering = ["place", "contender__place"]
        constraints = [
            models.CheckConstraint(name="places_begin_with_one", condition=Q(place__gte=1)),
            models.CheckConstraint(
                name="total_is_what_was_added_up", condition=Q(total=F("base") + F("bonus") - F("penalty"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.contender}"


class PutForward(models.Model):
    """A unit that its block puts forward for an award (suy tôn). Taken back by a line of its own, with the reason."""

    frozen = Frozen(once=("withdrawn_on", "withdrawn_because", "withdrawn_by_id"))
    covered = Covered(later={"withdrawal": ("withdrawn_on", "withdrawn_because", "withdrawn_by_id")})

    contender = models.ForeignKey(Contender, models.PROTECT, related_name="put_forward")
    award = models.CharField(_("suy tôn tặng"), max_length=60)
    words = models.CharField(_("cách suy tôn, số phiếu"), max_length=300, blank=True)
    on = models.DateField(_("suy tôn ngày"))
    by = _by()
    withdrawn_on = models.DateField(_("rút ngày"), null=True, blank=True)
    withdrawn_because = models.CharField(_("lý do rút"), max_length=300, null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người rút")
    )

    class Meta:
        verbose_name = _("đơn vị được suy tôn")
        ordering = ["award", "contender__place", "id"]
        constraints = [
            models.UniqueConstraint(
                name="put_forward_once_for_an_award", fields=["contender", "award"], condition=Q(withdrawn_on=None)
            ),
            models.CheckConstraint(
                name="withdrawal_has_a_day_a_reason_and_a_name",
                condition=Q(withdrawn_on=None, withdrawn_because=None, withdrawn_by=None)
                | (Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False, withdrawn_because__gt="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contender}: {self.award}"
