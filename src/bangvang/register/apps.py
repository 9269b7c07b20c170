"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    name = "bangvang.register"
    label = "register"
    verbose_name = _("Sổ đăng ký")
