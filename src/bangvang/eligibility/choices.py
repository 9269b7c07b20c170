"""The five honest words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Finding(models.TextChoices):
    MET = "met", _("đạt")
    NOT_MET = "not_met", _("không đạt")
    UNKNOWN = "unknown", _("chưa kết luận được")
    NEEDS_PERSON = "needs_person", _("cần người quyết định")
    NOT_IN_FORCE = "not_in_force", _("không có hiệu lực")
