"""The five honest words, and whether somebody was thought of before."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Finding(models.TextChoices):
    MET = "met", _("đạt")
    NOT_MET = "not_met", _("không đạt")
    UNKNOWN = "unknown", _("chưa kết luận được")
    NEEDS_PERSON = "needs_person", _("cần người quyết định")
    NOT_IN_FORCE = "not_in_force", _("không có hiệu lực")


class Nominated(models.TextChoices):
    """Whether a person was ever nominated for an award, as the dossiers of this installation tell."""

    NEVER = "never", _("chưa từng")
    BEFORE = "before", _("kỳ trước")
    NOW = "now", _("kỳ này")
