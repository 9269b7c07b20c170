"""One row a verb: what happened, to which thing, in which nomination. Written in the verb's own transaction."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    what = models.CharField(_("việc"), max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    nomination_id = models.BigIntegerField(null=True, db_index=True)
    at = models.DateTimeField(_("lúc"), auto_now_add=True)
    done_at = models.DateTimeField(_("xong lúc"), null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("việc đã xảy ra")
        indexes = [models.Index(fields=["done_at", "id"], name="outbox_waiting")]

    def __str__(self) -> str:
        return f"{self.what} {self.object_type}:{self.object_id}"
