"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdentityConfig(AppConfig):
    name = "bangvang.identity"
    label = "identity"
    verbose_name = _("Sổ nhân thân")
