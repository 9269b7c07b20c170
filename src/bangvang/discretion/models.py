"""A wish to be shown less, the answer to it, and how much of an honour is shown. Three kinds of rows, each only added.

The honour itself is never touched: it stands in the register, in its decision and in the log as it was granted.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.chronicle.covered import Covered
from bangvang.consultation.models.received import Received
from bangvang.discretion.choices import Asker, Extent, WishOutcome
from bangvang.register.models import Honour


class Wish(Received):
    """Somebody wishes that an honour be shown less, or in full again. Contact is sealed; of the code only a hash is kept."""

    SEALED_FOR = "wish_contact"
    frozen = Frozen(open=("contact_sealed",))
    covered = Covered(open=("contact_sealed",))

    honour = models.ForeignKey(Honour, models.PROTECT, related_name="wishes")
    extent = models.CharField(_("muốn hiện thế nào"), max_length=8, choices=Extent)
    every_honour = models.BooleanField(_("cả những lần khen khác của người này"), default=False)
    asker = models.CharField(_("ai đề nghị"), max_length=11, choices=Asker)
    name = models.CharField(_("họ tên người đề nghị"), max_length=100)
    reason = models.TextField(_("lý do"), blank=True)

    class Meta:
        verbose_name = _("đề nghị bớt hiện tên")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Đề nghị bớt hiện tên {self.pk}"


class Answer(models.Model):
    """What the office answered, once."""

    frozen = Frozen()
    covered = Covered()

    wish = models.OneToOneField(Wish, models.PROTECT, related_name="answer")
    outcome = models.CharField(_("trả lời"), max_length=8, choices=WishOutcome)
    reason = models.TextField(_("lý do, người đề nghị đọc được"), blank=True)
    cite = models.CharField(_("theo điều khoản, văn bản"), max_length=200, blank=True)
    on = models.DateField(_("ngày"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người trả lời"))

    class Meta:
        verbose_name = _("trả lời đề nghị bớt hiện tên")
        constraints = [
            models.CheckConstraint(name="refused_wish_says_why", condition=Q(outcome="accepted") | ~Q(reason=""))
        ]

    def __str__(self) -> str:
        return f"{self.wish}: {self.get_outcome_display()}"


class Showing(models.Model):
    """How much of an honour everybody sees from now on; the latest row speaks, and where there is none it is shown in full."""

    frozen = Frozen()
    covered = Covered()

    honour = models.ForeignKey(Honour, models.PROTECT, related_name="showings")
    extent = models.CharField(_("hiện thế nào"), max_length=8, choices=Extent)
    wish = models.ForeignKey(Wish, models.PROTECT, related_name="showings")
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("từ lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("mức hiện của một lần khen")
        ordering = ["id"]
        indexes = [models.Index(fields=["honour", "id"], name="showing_by_honour")]

    def __str__(self) -> str:
        return f"{self.honour_id}: {self.get_extent_display()}"
