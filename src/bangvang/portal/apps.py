"""The app's name, and what it listens to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "bangvang.portal"
    label = "portal"
    verbose_name = _("Cổng công khai")

    def ready(self) -> None:
        from bangvang.portal import reactions  # noqa: F401  (registers itself)
        from bangvang.portal.editing.diary import listen
        from bangvang.portal.editing.news_form import ask_within_ones_own
        from bangvang.portal.editing.words import name_the_nameless

        listen()
        ask_within_ones_own()
        name_the_nameless()
