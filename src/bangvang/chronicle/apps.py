"""The app's name, and what it listens to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChronicleConfig(AppConfig):
    name = "bangvang.chronicle"
    label = "chronicle"
    verbose_name = _("Nhật ký chứng thực")

    def ready(self) -> None:
        from bangvang.chronicle import reactions  # noqa: F401  (registers the reactions)
