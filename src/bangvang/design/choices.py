"""What a reader may choose about how pages look. The values stand in cookies, in addresses and on ``<html>``."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TextSize(models.TextChoices):
    """Size of all text; written to ``<html data-text>`` unless it is the normal one."""

    SMALL = "small", _("nhỏ hơn")
    NORMAL = "normal", _("cỡ gốc")
    LARGE = "large", _("lớn hơn")


class Theme(models.TextChoices):
    """Light or dark paper; written to ``<html data-bs-theme>`` unless the reader follows the system."""

    SYSTEM = "system", _("theo máy")
    LIGHT = "light", _("sáng")
    DARK = "dark", _("tối")


class Language(models.TextChoices):
    """Language of the words around what the office wrote; written to ``<html lang>``."""

    VIETNAMESE = "vi", "Tiếng Việt"
    ENGLISH = "en", "English"
