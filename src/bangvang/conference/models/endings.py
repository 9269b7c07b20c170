"""What somebody did about a vote: closed its phones, cancelled it before its result, settled equal votes at the last seat."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.chronicle.covered import Covered
from bangvang.conference.choices import EndKind
from bangvang.conference.models.delegates import SlateVote


class VoteEnd(models.Model):
    """The moment from which nothing more is taken in. A cancelled vote keeps all that was counted, and has no result."""

    frozen = Frozen()
    covered = Covered()

    vote = models.OneToOneField(SlateVote, models.PROTECT, related_name="end")
    kind = models.CharField(_("kết thúc"), max_length=10, choices=EndKind)
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("kết thúc lượt biểu quyết")
        constraints = [
            models.CheckConstraint(
                name="a_vote_is_cancelled_for_a_reason", condition=~Q(kind=EndKind.CANCELLED) | ~Q(reason="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.vote}: {self.get_kind_display()}"


class TieSettlement(models.Model):
    """Whom a named person gave the last seats among those with equal votes, and why. ``places``: on the list, from 1."""

    frozen = Frozen()
    covered = Covered()

    vote = models.OneToOneField(SlateVote, models.PROTECT, related_name="settlement")
    places = models.JSONField(_("những người được chọn"))
    settled_by = models.CharField(_("người quyết định"), max_length=200)
    reason = models.CharField(_("lý do"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("quyết định khi bằng phiếu")
        constraints = [
            models.CheckConstraint(
                name="somebody_settles_a_tie_for_a_reason", condition=~Q(settled_by="") & ~Q(reason="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.vote}: {self.settled_by}"
