"""The app's name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificateConfig(AppConfig):
    name = "bangvang.certificate"
    label = "certificate"
    verbose_name = _("Giấy khen")
