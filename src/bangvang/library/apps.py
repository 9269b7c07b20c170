"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    name = "bangvang.library"
    label = "library"
    verbose_name = _("Thư viện văn bản")
