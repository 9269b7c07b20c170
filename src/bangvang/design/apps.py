"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DesignConfig(AppConfig):
    name = "bangvang.design"
    label = "design"
    verbose_name = _("Trình bày")
