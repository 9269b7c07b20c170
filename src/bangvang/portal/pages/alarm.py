"""That somebody copies the roll: what was noticed, in which hour, from which network."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.portal.choices import AlarmKind


class Alarm(models.Model):
    """One row for a kind, an hour and a network, however often it happened. ``network``: no single address; empty for all."""

    kind = models.CharField(_("việc"), max_length=20, choices=AlarmKind)
    hour = models.DateTimeField(_("giờ"))
    network = models.CharField(_("mạng"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("cảnh báo chép bảng vàng")
        ordering = ["-hour", "-id"]
        constraints = [
            models.UniqueConstraint(name="one_alarm_a_kind_an_hour_a_network", fields=["kind", "hour", "network"])
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.network}".strip()
