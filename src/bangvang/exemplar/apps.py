from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExemplarConfig(AppConfig):
    name = "bangvang.exemplar"
    verbose_name = _("điển hình tiên tiến")
    default_auto_field = "django.db.models.BigAutoField"
