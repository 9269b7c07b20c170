"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MovementConfig(AppConfig):
    name = "bangvang.movement"
    label = "movement"
    verbose_name = _("Phong trào")

    def ready(self) -> None:
        from bangvang.movement import citations  # noqa: F401  (registers who cites)
