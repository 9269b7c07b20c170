"""The journal of acts, and what every editable thing shares: a version, so that two hands never overwrite each other."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen


class Versioned(models.Model):
    """A thing that forms change. ``version`` goes up by one with every change; a form carries the one it was read at."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class Entry(models.Model):
    """One act: who, what, on which thing, with what before and after. Never changed, never deleted."""

    frozen = Frozen()

    at = models.DateTimeField(_("lúc"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("người làm")
    )
    verb = models.CharField(_("việc"), max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    object_name = models.CharField(max_length=300)
    note = models.TextField(_("ghi chú"), blank=True)
    changes = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("dòng nhật ký")
        indexes = [models.Index(fields=["object_type", "object_id", "id"], name="audit_by_object")]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_name}"
