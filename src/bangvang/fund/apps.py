"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FundConfig(AppConfig):
    name = "bangvang.fund"
    label = "fund"
    verbose_name = _("Quỹ thi đua, khen thưởng")
