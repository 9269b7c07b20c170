"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConferenceConfig(AppConfig):
    name = "bangvang.conference"
    label = "conference"
    verbose_name = _("Hội nghị")

    def ready(self) -> None:
        from bangvang.conference import citations  # noqa: F401  (registers who cites)
