"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NominationConfig(AppConfig):
    name = "bangvang.nomination"
    label = "nomination"
    verbose_name = _("Đề nghị")
