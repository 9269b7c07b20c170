"""The app's name, and what the desk listens to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "bangvang.desk"
    label = "desk"
    verbose_name = _("Bàn việc")

    def ready(self) -> None:
        from bangvang.desk import reactions  # noqa: F401 - registers what the desk does after each event
