"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorConfig(AppConfig):
    name = "bangvang.indicator"
    label = "indicator"
    verbose_name = _("Chỉ tiêu")
