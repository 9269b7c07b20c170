"""What was announced of each key of a body: that it signs from a day to a day, who vouches for it, that it was taken back."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.chronicle.covered import Covered


class AnnouncedKey(models.Model):
    """One state of one key, as it was published; a later state is another row. The key itself is its ``thumbprint``.

    Certificates name a key by its id: a key that no line of the log announces was made by nobody of this office.
    """

    frozen = Frozen()
    covered = Covered()

    kid = models.CharField(_("mã khóa"), max_length=16)
    thumbprint = models.CharField(_("dấu khóa"), max_length=64)
    body_name = models.CharField(_("cơ quan"), max_length=160)
    not_before = models.DateField(_("ký từ ngày"))
    not_after = models.DateField(_("ký đến hết ngày"))
    revoked_on = models.DateField(_("thu hồi ngày"), null=True)
    vouched_by = models.JSONField(_("khóa bảo đảm"), default=list)
    at = models.DateTimeField(_("công bố lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("khóa đã công bố")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kid}, {self.body_name}"
