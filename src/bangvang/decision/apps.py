"""The app's name, and what it listens to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionConfig(AppConfig):
    name = "bangvang.decision"
    label = "decision"
    verbose_name = _("Quyết định")

    def ready(self) -> None:
        from bangvang.decision import reactions, signed_reactions  # noqa: F401  (they register themselves)
