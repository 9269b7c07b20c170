"""Which rules of its own a body applies over the national law, and from which day."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.register.models import Unit


class OwnRules(models.Model):
    """From ``begins_on`` the body and the units below it are judged by ``pack``, until the next row; a row is never changed.

    ``pack`` is the id of a shipped pack of the law book, or *national* for the law alone.
    """

    frozen = Frozen()

    body = models.ForeignKey(Unit, models.PROTECT, related_name="own_rules", verbose_name=_("cơ quan"))
    pack = models.CharField(_("quy định"), max_length=60)
    begins_on = models.DateField(_("áp dụng từ ngày"))
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    chosen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("quy định riêng")
        ordering = ["body_id", "begins_on", "id"]

    def __str__(self) -> str:
        return f"{self.body}: {self.pack}"
