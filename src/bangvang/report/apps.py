from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportConfig(AppConfig):
    name = "bangvang.report"
    verbose_name = _("báo cáo thành tích")
    default_auto_field = "django.db.models.BigAutoField"
