"""The app's name, and what it listens to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EligibilityConfig(AppConfig):
    name = "bangvang.eligibility"
    label = "eligibility"
    verbose_name = _("Điều kiện")

    def ready(self) -> None:
        from bangvang.eligibility import reactions  # noqa: F401  (registers itself)
