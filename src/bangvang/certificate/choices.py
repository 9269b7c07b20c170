"""Words of certificates."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReissueKind(models.TextChoices):
    """Why a certificate is made anew: exchanged against the old one (cấp đổi), or given again because it is lost (cấp lại)."""

    DAMAGED = "damaged", _("cấp đổi: rách, hỏng")
    MISPRINT = "misprint", _("cấp đổi: in sai so với quyết định")
    CORRECTED = "corrected", _("cấp đổi: theo đính chính")
    LOST = "lost", _("cấp lại: bị mất")
