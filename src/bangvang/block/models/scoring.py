"""How a block is scored in a year: the sheet, the round, who is scored by whom, and every mark."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.block.choices import CardKind, CriterionKind, RoundState
from bangvang.block.models.organisation import Block
from bangvang.block.sheet import LONGEST_BASIS, LONGEST_WORDS, points_words
from bangvang.files.models import StoredFile
from bangvang.indicator.exact import ExactField
from bangvang.register.models import Unit


class ScoreSheet(Versioned):
    """A score sheet of an organiser. ``text`` is what people write; its criteria are made of it when a round begins with it."""

    frozen = Frozen(when="OLD.fixed_at IS NOT NULL")

    organiser = models.ForeignKey(Unit, models.PROTECT, related_name="score_sheets", verbose_name=_("cơ quan tổ chức"))
    name = models.CharField(_("tên bảng chấm"), max_length=200)
    rule = models.CharField(_("ban hành theo"), max_length=200, blank=True)
    text = models.TextField(_("tiêu chí, mỗi dòng một tiêu chí"))
    fixed_at = models.DateTimeField(_("dùng từ lúc"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("bảng chấm điểm thi đua")
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(name="one_score_sheet_a_name", fields=["organiser", "name"])]

    def __str__(self) -> str:
        return self.name


class Criterion(models.Model):
    """One line of a sheet that is in use. ``most``: None where a bonus or penalty has no limit."""

    frozen = Frozen()

    sheet = models.ForeignKey(ScoreSheet, models.PROTECT, related_name="criteria")
    place = models.PositiveSmallIntegerField(_("thứ tự"))
    code = models.CharField(_("mã"), max_length=20)
    words = models.CharField(_("nội dung"), max_length=LONGEST_WORDS)
    kind = models.CharField(_("loại điểm"), max_length=7, choices=CriterionKind)
    most = ExactField(_("điểm nhiều nhất"), null=True, blank=True)
    basis = models.CharField(_("căn cứ"), max_length=LONGEST_BASIS, blank=True)

    class Meta:
        verbose_name = _("tiêu chí chấm điểm")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(name="one_criterion_a_code", fields=["sheet", "code"]),
            models.UniqueConstraint(name="one_criterion_a_place", fields=["sheet", "place"]),
            models.CheckConstraint(
                name="maximum_of_a_criterion_is_known",
                condition=Q(most__gt=0) | (Q(most=None) & ~Q(kind=CriterionKind.BASE)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.words}"

    @property
    def depth(self) -> int:
        return self.code.count(".")

    @property
    def points(self) -> str:
        """10, +5, −10, +."""
        return points_words(self.kind, self.most)


class Round(Versioned):
    """The scoring of one block for one year. ``peer_until`` None: units do not score each other."""

    frozen = Frozen(when="OLD.closed_on IS NOT NULL")

    block = models.ForeignKey(Block, models.PROTECT, related_name="rounds", verbose_name=_("khối, cụm"))
    year = models.PositiveSmallIntegerField(_("năm"))
    sheet = models.ForeignKey(ScoreSheet, models.PROTECT, related_name="rounds", verbose_name=_("bảng chấm"))
    self_until = models.DateField(_("hạn tự chấm"))
    peer_until = models.DateField(_("hạn chấm chéo"), null=True, blank=True)
    council_until = models.DateField(_("hạn thẩm định"))
    appeal_days = models.PositiveSmallIntegerField(_("số ngày nhận kiến nghị"), default=5)
    state = models.CharField(_("trạng thái"), max_length=10, choices=RoundState, default=RoundState.PREPARING)
    opened_on = models.DateField(_("mở ngày"), null=True, blank=True, editable=False)
    announced_on = models.DateField(_("báo điểm ngày"), null=True, blank=True, editable=False)
    closed_on = models.DateField(_("kết thúc ngày"), null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("đợt chấm điểm thi đua")
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(name="one_round_a_year", fields=["block", "year"]),
            models.CheckConstraint(
                name="deadlines_of_a_round_in_order",
                condition=Q(council_until__gte=F("self_until"))
                & (Q(peer_until=None) | Q(peer_until__gte=F("self_until"), council_until__gte=F("peer_until"))),
            ),
            models.CheckConstraint(
                name="closed_round_has_a_day_and_a_name",
                condition=Q(state=RoundState.CLOSED, closed_on__isnull=False, closed_by__isnull=False)
                | (~Q(state=RoundState.CLOSED) & Q(closed_on=None, closed_by=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.block}, {self.year}"

    @property
    def appeal_until(self) -> date | None:
        """The last day on which a unit may object; None before the points are announced."""
        return self.announced_on and self.announced_on + timedelta(days=self.appeal_days)


class Contender(models.Model):
    """One unit in one round, under the name it bore then. ``organiser`` and ``year`` are the round's: nobody is scored twice.

    ``joined_on``: the day on which a unit came in after the round was opened, with why and by whose hand; None for the others.
    """

    frozen = Frozen()

    round = models.ForeignKey(Round, models.PROTECT, related_name="contenders")
    organiser = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("năm"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="contests", verbose_name=_("đơn vị"))
    unit_name = models.CharField(_("tên khi chấm"), max_length=200)
    place = models.PositiveSmallIntegerField(_("thứ tự"))
    joined_on = models.DateField(_("vào đợt chấm ngày"), null=True, blank=True)
    joined_because = models.CharField(_("lý do vào sau"), max_length=300, null=True, blank=True)
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người đưa vào"),
    )

    class Meta:
        verbose_name = _("đơn vị được chấm")
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(name="a_unit_is_scored_once_a_year", fields=["organiser", "year", "unit"]),
            models.CheckConstraint(
                name="late_unit_has_a_day_a_reason_and_a_name",
                condition=Q(joined_on=None, joined_because=None, joined_by=None)
                | Q(joined_on__isnull=False, joined_because__gt="", joined_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.unit_name


class Card(Versioned):
    """Marks of one scorer for one unit: the unit itself, each of its peers, or the organiser. Final when it was handed in."""

    frozen = Frozen(when="OLD.handed_in_at IS NOT NULL")

    contender = models.ForeignKey(Contender, models.PROTECT, related_name="cards")
    kind = models.CharField(_("phiếu"), max_length=7, choices=CardKind)
    scorer = models.ForeignKey(Unit, models.PROTECT, related_name="score_cards", verbose_name=_("đơn vị chấm"))
    handed_in_at = models.DateTimeField(_("nộp lúc"), null=True, blank=True)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người nộp")
    )

    class Meta:
        verbose_name = _("phiếu chấm điểm")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_card_of_a_kind", fields=["contender", "kind"], condition=~Q(kind=CardKind.PEER)
            ),
            models.UniqueConstraint(name="one_card_a_scorer", fields=["contender", "kind", "scorer"]),
            models.CheckConstraint(
                name="card_is_handed_in_by_somebody",
                condition=Q(handed_in_at=None, handed_in_by=None)
                | Q(handed_in_at__isnull=False, handed_in_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contender}: {self.get_kind_display()}"

    @property
    def is_final(self) -> bool:
        return self.handed_in_at is not None


class Score(models.Model):
    """Points on one criterion. ``words``: evidence on the unit's own card, the reason on any other. Locked with its card."""

    frozen = Frozen(when="OLD.final")

    card = models.ForeignKey(Card, models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    points = ExactField(_("điểm"))
    words = models.CharField(_("căn cứ, lý do"), max_length=500, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tệp căn cứ")
    )
    final = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("điểm")
        ordering = ["criterion__place"]
        constraints = [
            models.UniqueConstraint(name="one_score_a_criterion", fields=["card", "criterion"]),
            models.CheckConstraint(name="points_are_not_negative", condition=Q(points__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code}: {self.points}"
