"""Words of movements."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MovementKind(models.TextChoices):
    """Forms of emulation (Luật 06/2022/QH15, Điều 16 khoản 1; theo đợt: Luật 15/2003/QH11, Điều 15)."""

    REGULAR = "regular", _("thường xuyên")
    THEMATIC = "thematic", _("theo chuyên đề")
    BY_SPELL = "by_spell", _("theo đợt")


class MovementState(models.TextChoices):
    DRAFT = "draft", _("đang soạn")
    LAUNCHED = "launched", _("đã phát động")
    CLOSED = "closed", _("đã tổng kết")
