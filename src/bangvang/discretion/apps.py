"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscretionConfig(AppConfig):
    name = "bangvang.discretion"
    label = "discretion"
    verbose_name = _("Bớt hiện tên")

    def ready(self) -> None:
        """Tell public lists of proposals who wished to be shown less."""
        from bangvang.consultation.showing import shows_less
        from bangvang.discretion.proposals import proposed_less

        shows_less(proposed_less)
