"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VoteConfig(AppConfig):
    name = "bangvang.vote"
    label = "vote"
    verbose_name = _("Biểu quyết")
