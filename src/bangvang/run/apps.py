"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RunConfig(AppConfig):
    name = "bangvang.run"
    label = "run"
    verbose_name = _("Bản dựng từ danh sách")
