"""Votes on phones: one ballot a delegate, openly, and the short code with which a delegate without the invitation gets there."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.chronicle.covered import Covered
from bangvang.conference.choices import BallotChoice
from bangvang.conference.models.attendance import Attendee
from bangvang.conference.models.delegates import SlateVote


class Ballot(models.Model):
    """What one delegate said in an open vote; it stands as it was sent. ``choice`` on a whole list, ``places`` name by name.

    ``entered_by``: the teller who wrote down a raised hand of somebody without a phone. From the result on it is in the log.
    """

    frozen = Frozen()
    covered = Covered(when=Q(vote__question__result__isnull=False))

    vote = models.ForeignKey(SlateVote, models.PROTECT, related_name="ballots")
    attendee = models.ForeignKey(Attendee, models.PROTECT, related_name="ballots")
    choice = models.CharField(_("ý kiến"), max_length=10, choices=BallotChoice, blank=True)
    places = models.JSONField(_("những người được chọn"), default=list, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("người kiểm ghi giúp"),
    )  # fmt: skip
    at = models.DateTimeField(_("ghi lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("phiếu trên điện thoại")
        constraints = [models.UniqueConstraint(name="one_ballot_a_delegate", fields=["vote", "attendee"])]

    def __str__(self) -> str:
        return f"{self.vote}: {self.attendee}"


class VotingCode(models.Model):
    """A short code told at the door. It opens one place of the list only, and nothing more after ``wrong`` tries too many."""

    attendee = models.OneToOneField(Attendee, models.CASCADE, related_name="voting_code")
    code = models.CharField(_("mã biểu quyết"), max_length=12)
    wrong = models.PositiveSmallIntegerField(_("số lần gõ sai"), default=0)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người cấp")
    )
    given_at = models.DateTimeField(_("cấp lúc"), auto_now=True)

    class Meta:
        verbose_name = _("mã biểu quyết")

    def __str__(self) -> str:
        return str(self.attendee)

    @property
    def spaced(self) -> str:
        """As it is read aloud: "K7M 2QP"."""
        return f"{self.code[:3]} {self.code[3:]}"
