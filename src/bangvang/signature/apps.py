"""The app's name, and what it listens to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignatureConfig(AppConfig):
    name = "bangvang.signature"
    label = "signature"
    verbose_name = _("Ký số")

    def ready(self) -> None:
        from bangvang.signature import reactions  # noqa: F401  (registers itself)
