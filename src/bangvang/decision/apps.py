"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionConfig(AppConfig):
    name = "bangvang.decision"
    label = "decision"
    verbose_name = _("Quyết định")
