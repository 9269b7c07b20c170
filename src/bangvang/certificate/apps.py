"""The app's name, and what it listens to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificateConfig(AppConfig):
    name = "bangvang.certificate"
    label = "certificate"
    verbose_name = _("Giấy khen")

    def ready(self) -> None:
        from bangvang.certificate import reactions  # noqa: F401  (registers itself)
