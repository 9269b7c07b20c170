"""How a certificate meets the printer: profiles of printers, and one certificate moved by a hair."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.certificate.models.certificate import Certificate
from bangvang.certificate.validators import LARGEST_SCALE, MOST_MOVED, MOST_STEPS, SMALLEST_SCALE
from bangvang.register.models import Unit


def _millimetres(label: Any) -> models.DecimalField:
    return models.DecimalField(
        label,
        max_digits=4,
        decimal_places=1,
        default=Decimal(0),
        validators=[MinValueValidator(-MOST_MOVED), MaxValueValidator(MOST_MOVED)],
    )


class PrinterProfile(Versioned):
    """What has to be done to a page so that one printer of the body puts the ink where it belongs.

    ``dx`` to the right and ``dy`` downwards in mm, ``scale`` in parts of a hundred.
    """

    body = models.ForeignKey(Unit, models.PROTECT, related_name="printer_profiles")
    name = models.CharField(_("tên máy in"), max_length=60)
    dx = _millimetres(_("dời ngang, mm"))
    dy = _millimetres(_("dời dọc, mm"))
    scale = models.DecimalField(
        _("cỡ, %"),
        max_digits=5,
        decimal_places=2,
        default=Decimal(100),
        validators=[MinValueValidator(SMALLEST_SCALE), MaxValueValidator(LARGEST_SCALE)],
    )
    retired = models.BooleanField(_("thôi dùng máy này"), default=False)

    class Meta:
        verbose_name = _("máy in đã căn chỉnh")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(name="one_profile_a_printer", fields=["body", "name"]),
            models.CheckConstraint(
                name="printer_moves_within_20_mm",
                condition=Q(dx__gte=-MOST_MOVED, dx__lte=MOST_MOVED, dy__gte=-MOST_MOVED, dy__lte=MOST_MOVED),
            ),
            models.CheckConstraint(
                name="printer_scale_near_100", condition=Q(scale__gte=SMALLEST_SCALE, scale__lte=LARGEST_SCALE)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Nudge(models.Model):
    """How one certificate departs from the others; the latest row counts, the earlier ones tell who tried what.

    ``step``: the recipient's words larger or smaller by that many twentieths.
    """

    frozen = Frozen()

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="nudges")
    dx = _millimetres(_("dời ngang, mm"))
    dy = _millimetres(_("dời dọc, mm"))
    step = models.SmallIntegerField(
        _("cỡ chữ, bậc"),
        default=0,
        validators=[MinValueValidator(-MOST_STEPS), MaxValueValidator(MOST_STEPS)],
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("lần chỉnh một tờ")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="nudge_within_20_mm",
                condition=Q(dx__gte=-MOST_MOVED, dx__lte=MOST_MOVED, dy__gte=-MOST_MOVED, dy__lte=MOST_MOVED),
            ),
            models.CheckConstraint(
                name="nudge_within_a_few_steps", condition=Q(step__gte=-MOST_STEPS, step__lte=MOST_STEPS)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate}: {self.dx}; {self.dy}; {self.step}"
