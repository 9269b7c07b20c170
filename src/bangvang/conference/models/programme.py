"""The programme of a conference: when it begins, what comes after what, how honours are called; and scripts that were printed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.conference.choices import ProgrammeKind
from bangvang.conference.models.conference import Conference

USUAL_PER_GROUP = 10
"""How many stand on the stage at once where nobody said otherwise. No instrument says it: ours."""


class Programme(Versioned):
    """When it begins and how honours are called. Its items are changed under its ``version``: the clock is one for all."""

    conference = models.OneToOneField(Conference, models.PROTECT, related_name="programme")
    starts_at = models.TimeField(_("bắt đầu lúc"))
    per_group = models.PositiveSmallIntegerField(
        _("số người nhiều nhất một lượt lên sân khấu"), default=USUAL_PER_GROUP
    )
    reads = models.CharField(_("người công bố quyết định"), max_length=200, blank=True)
    hands = models.CharField(_("người trao"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("chương trình hội nghị")
        constraints = [models.CheckConstraint(name="somebody_stands_on_the_stage", condition=Q(per_group__gte=1))]

    def __str__(self) -> str:
        return str(self.conference)


class ProgrammeItem(models.Model):
    """One thing on the programme. When it begins follows from the minutes of those before it."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="items")
    ordinal = models.PositiveIntegerField(_("thứ tự"))
    kind = models.CharField(_("phần"), max_length=15, choices=ProgrammeKind)
    title = models.CharField(_("nội dung"), max_length=300)
    who = models.CharField(_("người thực hiện"), max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(_("số phút"))

    class Meta:
        verbose_name = _("mục chương trình")
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(name="one_ordinal_a_programme_item", fields=["programme", "ordinal"]),
            models.CheckConstraint(name="programme_item_takes_time", condition=Q(minutes__gte=1)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def led_by(self) -> str:
        """Who does it; honours are handed over by whom the programme names, unless the item names another."""
        return self.who or (self.programme.hands if self.kind == ProgrammeKind.COMMENDATION else "")


class ScriptPrint(models.Model):
    """A script as it was printed, and the order of honours that it was made from. Never changed: what was read out stands.

    ``order``: [decision, line, group, what is called], as `script.order_of` gives it; ``order_sha256`` is its hash.
    ``parts``: every word, as `script.as_data` gives it.
    """

    frozen = Frozen()

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="script_prints")
    number = models.PositiveIntegerField(_("bản in số"))
    order = models.JSONField()
    order_sha256 = models.CharField(max_length=64)
    parts = models.JSONField()
    at = models.DateTimeField(_("in lúc"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người in"))

    class Meta:
        verbose_name = _("bản in kịch bản")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(name="one_script_print_a_number", fields=["conference", "number"])]

    def __str__(self) -> str:
        return f"{self.conference}: {self.number}"
