"""What the screen of the hall shows now, and when each part of the programme was first shown there."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.conference.models.conference import Conference
from bangvang.conference.models.programme import ProgrammeItem


class HallScreen(Versioned):
    """Where the conference is. ``cue``: the key of a `cues.Cue`, "" before it began."""

    conference = models.OneToOneField(Conference, models.PROTECT, related_name="hall_screen")
    cue = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người điều khiển")
    )

    class Meta:
        verbose_name = _("màn hình hội trường")

    def __str__(self) -> str:
        return f"{self.conference}: {self.cue}"


class ItemBegun(models.Model):
    """When a part of the programme first stood on the screen: how the day really went."""

    item = models.OneToOneField(ProgrammeItem, models.CASCADE, related_name="begun")
    at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("lúc bắt đầu một mục chương trình")

    def __str__(self) -> str:
        return f"{self.item}: {self.at:%H:%M}"
