"""Words of the intake desk."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BatchState(models.TextChoices):
    PREVIEW = "preview", _("đang xem trước")
    ACCEPTED = "accepted", _("đã nhận")
    DROPPED = "dropped", _("đã bỏ")
