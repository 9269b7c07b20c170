"""Words of certificates."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReissueKind(models.TextChoices):
    """Why a certificate is made anew: exchanged against the old one (cấp đổi), or given again because it is lost (cấp lại)."""

    DAMAGED = "damaged", _("cấp đổi: rách, hỏng")
    MISPRINT = "misprint", _("cấp đổi: in sai so với quyết định")
    CORRECTED = "corrected", _("cấp đổi: theo đính chính")
    LOST = "lost", _("cấp lại: bị mất")


class GoldenRule(models.TextChoices):
    """How golden-book numbers run."""

    DECISION = "decision", _("theo từng quyết định: số là thứ tự trong danh sách")
    YEAR = "year", _("liên tục trong năm của cơ quan")


class Fate(models.TextChoices):
    """What became of a blank that left the stock."""

    USED = "used", _("đã in giấy")
    SPOILED = "spoiled", _("in hỏng")


class PrintMode(models.TextChoices):
    """What of the certificate is printed."""

    FULL = "full", _("in trọn: cả khung, quốc hiệu, biểu trưng")
    OVERPRINT = "overprint", _("in chồng lên phôi: chỉ chữ thay đổi")
