"""Words of advanced models."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Found(models.TextChoices):
    """How somebody came upon the model."""

    MOVEMENT = "movement", _("trong phong trào thi đua")
    REPORT = "report", _("qua báo cáo thành tích")
    HONOUR = "honour", _("qua lần được khen")
    INITIATIVE = "initiative", _("qua sáng kiến")
    VISIT = "visit", _("đi cơ sở thấy")
    PEOPLE = "people", _("Nhân dân, báo chí giới thiệu")


class StoryState(models.TextChoices):
    DRAFT = "draft", _("đang viết")
    REVIEWED = "reviewed", _("đã duyệt lời")
    RELEASED = "released", _("được đăng")


class ConsentScope(models.TextChoices):
    """How far a consent reaches; each reaches what those before it reach."""

    INTERNAL = "internal", _("trong cơ quan")
    PORTAL = "portal", _("trên cổng công khai của cơ quan")
    PRESS = "press", _("cả trên báo chí, mạng xã hội")


PUBLIC = (ConsentScope.PORTAL, ConsentScope.PRESS)
"""Scopes with which a picture may be shown to everybody."""
