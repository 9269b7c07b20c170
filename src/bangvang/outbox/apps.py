"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "bangvang.outbox"
    label = "outbox"
    verbose_name = _("Hộp thư đi")
