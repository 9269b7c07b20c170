"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscretionConfig(AppConfig):
    name = "bangvang.discretion"
    label = "discretion"
    verbose_name = _("Bớt hiện tên")
