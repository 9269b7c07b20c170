"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlockConfig(AppConfig):
    name = "bangvang.block"
    label = "block"
    verbose_name = _("Khối, cụm thi đua")
