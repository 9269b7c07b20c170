"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "bangvang.intake"
    label = "intake"
    verbose_name = _("Nạp danh sách")
