"""A file is known by the hash of its bytes; the same bytes are kept once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.chronicle.covered import Covered


class StoredFile(models.Model):
    frozen = Frozen()
    covered = Covered(must=False)  # papers that were issued have a line, a picture of a news page has none

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("cỡ, byte"))
    name = models.CharField(_("tên tệp"), max_length=200)
    media_type = models.CharField(max_length=100)
    at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("tệp")
        indexes = [models.Index(fields=["sha256"], name="file_by_hash")]

    def __str__(self) -> str:
        return self.name
