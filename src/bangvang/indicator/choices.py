"""Words of indicators."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    """Which way is better."""

    MORE = "more", _("càng cao càng tốt")
    LESS = "less", _("càng thấp càng tốt")


class PeriodKind(models.TextChoices):
    """How often a figure is due. A stage is five years."""

    YEAR = "year", _("năm")
    STAGE = "stage", _("giai đoạn 5 năm")
    QUARTER = "quarter", _("quý")
    MONTH = "month", _("tháng")


class Trend(models.TextChoices):
    """Where a figure went since the period before, by the direction of its indicator."""

    BETTER = "better", _("tốt lên")
    WORSE = "worse", _("kém đi")
    SAME = "same", _("giữ nguyên")
