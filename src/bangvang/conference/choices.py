"""Words of a conference."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AttendeeRole(models.TextChoices):
    """As what somebody comes. Only delegates vote."""

    DELEGATE = "delegate", _("đại biểu có quyền biểu quyết")
    GUEST = "guest", _("khách mời")
    ORGANISER = "organiser", _("ban tổ chức")
