from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InitiativeConfig(AppConfig):
    name = "bangvang.initiative"
    verbose_name = _("sáng kiến")
    default_auto_field = "django.db.models.BigAutoField"
