"""Indicators with their targets, what was observed of them, and texts whose figures were checked."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.files.models import StoredFile
from bangvang.indicator.choices import Direction, PeriodKind
from bangvang.indicator.exact import ExactField
from bangvang.indicator.periods import Period
from bangvang.movement.models import Movement
from bangvang.register.models import Unit


class Indicator(Versioned):
    """Something that a body wants measured, in itself and in the units below it."""

    body = models.ForeignKey(Unit, models.PROTECT, related_name="indicators", verbose_name=_("cơ quan đặt chỉ tiêu"))
    owner = models.ForeignKey(
        Unit, models.PROTECT, related_name="indicators_owned", verbose_name=_("đơn vị chủ trì, giữ số")
    )
    name = models.CharField(_("tên chỉ tiêu"), max_length=200)
    definition = models.TextField(_("cách tính"), blank=True)
    measure = models.CharField(_("đơn vị tính"), max_length=40, blank=True)
    direction = models.CharField(_("chiều tốt"), max_length=4, choices=Direction, default=Direction.MORE)
    period_kind = models.CharField(_("kỳ"), max_length=7, choices=PeriodKind, default=PeriodKind.YEAR)
    places = models.PositiveSmallIntegerField(_("chữ số sau dấu phẩy"), default=0)
    adds_up = models.BooleanField(_("số của các đơn vị cộng lại thành số chung"), default=False)
    source = models.CharField(_("nguồn số"), max_length=300, blank=True)
    baseline = ExactField(_("số gốc"), null=True, blank=True)
    baseline_of = models.CharField(_("số gốc của kỳ nào"), max_length=60, blank=True)
    movement = models.ForeignKey(
        Movement, models.PROTECT, null=True, blank=True, related_name="indicators", verbose_name=_("thuộc phong trào")
    )
    set_code = models.CharField(max_length=40, blank=True, editable=False)
    item_code = models.CharField(max_length=60, blank=True, editable=False)
    published_through = models.DateField(_("công khai các kỳ kết thúc đến hết ngày"), null=True, blank=True)
    retired_on = models.DateField(_("thôi theo dõi từ ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("chỉ tiêu")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(name="one_indicator_a_name_a_body", fields=["body", "name"]),
            models.UniqueConstraint(
                name="one_indicator_an_item_a_body",
                fields=["body", "set_code", "item_code"],
                condition=~Q(set_code=""),
            ),
            models.CheckConstraint(
                name="published_indicator_has_a_measure", condition=Q(published_through=None) | ~Q(measure="")
            ),
            models.CheckConstraint(name="indicator_digits_are_kept", condition=Q(places__lte=4)),
        ]

    def __str__(self) -> str:
        return self.name

    def is_public(self, period: Period) -> bool:
        return self.published_through is not None and period.last <= self.published_through


class Target(models.Model):
    """What is to be reached by a unit in a period. ``strict``: the figure itself is not enough (*dưới 4 %*)."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    first = models.DateField(_("từ ngày"))
    last = models.DateField(_("đến hết ngày"))
    value = ExactField(_("đích"))
    strict = models.BooleanField(_("phải hơn hẳn mức này"), default=False)
    document = models.CharField(_("giao theo văn bản"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("đích của chỉ tiêu")
        constraints = [
            models.UniqueConstraint(name="one_target_a_period", fields=["indicator", "unit", "first"]),
            models.CheckConstraint(name="target_period_in_order", condition=Q(last__gte=F("first"))),
        ]
        indexes = [
            models.Index(fields=["first", "last", "indicator", "unit", "value", "strict"], name="target_of_a_period"),
            models.Index(fields=["unit", "indicator", "first"], name="target_of_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.unit}: {self.value}"


class Observation(models.Model):
    """One figure that somebody stands for. Never changed: a correction is another row, which takes ``current`` over."""

    frozen = Frozen(open=("current",))

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="observations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    first = models.DateField(_("từ ngày"))
    last = models.DateField(_("đến hết ngày"))
    value = ExactField(_("số"))
    evidence = models.CharField(_("căn cứ"), max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("ghi lúc"), auto_now_add=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    reason = models.CharField(_("vì sao sửa"), max_length=300, blank=True)
    current = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("số đã ghi")
        ordering = ["first", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_current_figure_a_period", fields=["indicator", "unit", "first"], condition=Q(current=True)
            ),
            models.CheckConstraint(name="observed_period_in_order", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(name="correction_has_a_reason", condition=Q(corrects=None) | ~Q(reason="")),
        ]
        indexes = [
            # Each holds everything that its question reads, so that a board is answered from the index alone.
            models.Index(
                fields=["indicator", "first", "last", "unit", "value", "current"],
                condition=Q(current=True),
                name="figures_summed",
            ),
            models.Index(
                fields=["first", "last", "indicator", "unit", "value", "current"],
                condition=Q(current=True),
                name="figures_of_a_period",
            ),
            models.Index(
                fields=["unit", "indicator", "first", "value"], condition=Q(current=True), name="figures_of_a_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.unit}: {self.value}"

    @property
    def period(self) -> Period:
        return Period(self.first, self.last, self.indicator.period_kind)


class CheckedText(Versioned):
    """Sentences whose figures are held against the indicators each time somebody looks. Only the words are kept."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="checked_texts", verbose_name=_("đơn vị"))
    movement = models.ForeignKey(
        Movement, models.PROTECT, null=True, blank=True, related_name="checked_texts", verbose_name=_("phong trào")
    )
    title = models.CharField(_("tên gọi"), max_length=200)
    text = models.TextField(_("đoạn văn"))
    about = models.CharField(_("nói về kỳ"), max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("đoạn văn đã đối chiếu")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title


class ClaimLink(models.Model):
    """Somebody's word that the figure at this place of a text speaks of this indicator; None: of none of them."""

    checked = models.ForeignKey(CheckedText, models.CASCADE, related_name="links")
    place = models.PositiveIntegerField(_("chữ thứ"))
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("số trong câu gắn với chỉ tiêu")
        constraints = [models.UniqueConstraint(name="one_link_a_figure", fields=["checked", "place"])]

    def __str__(self) -> str:
        return f"{self.checked}, {self.place}"
