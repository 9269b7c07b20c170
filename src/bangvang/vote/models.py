"""A count on paper: one question, two tellers who enter it without seeing each other, one result when they agree."""

from __future__ import annotations

from fractions import Fraction

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.chronicle.covered import Covered
from bangvang.register.models import Unit
from bangvang.vote.choices import TellerSlot, TieWay, VoteBase, VoteMethod, VoteOutcome
from bangvang_trust.counting import Base, Election, Rule, TieRule, Way


class Question(models.Model):
    """What is voted on. The threshold is an exact fraction with its source; without a source there is no threshold.

    With ``names`` and ``seats`` it is an election name by name: so many people, called by their place from 1, for so many
    seats; then ``agree`` of a count means valid ballots, and ``votes`` the votes of each in that order.

    From the result on it stands in the log: a count says nothing once its question or threshold could be another.
    """

    covered = Covered(when=Q(result__isnull=False))

    body = models.ForeignKey(Unit, models.PROTECT, related_name="questions", verbose_name=_("cơ quan"))
    text = models.CharField(_("nội dung biểu quyết"), max_length=500)
    method = models.CharField(_("cách biểu quyết"), max_length=15, choices=VoteMethod)
    base = models.CharField(_("tính trên"), max_length=15, choices=VoteBase)
    base_count = models.PositiveIntegerField(_("mẫu số"))
    ballots_given = models.PositiveIntegerField(_("số phiếu phát ra"))
    threshold_numerator = models.PositiveIntegerField(null=True, blank=True)
    threshold_denominator = models.PositiveIntegerField(null=True, blank=True)
    threshold_strict = models.BooleanField(_("phải quá ngưỡng"), default=False)
    threshold_source = models.CharField(_("ngưỡng theo"), max_length=300, blank=True)
    names = models.PositiveSmallIntegerField(_("số người trong danh sách bầu"), null=True, blank=True)
    seats = models.PositiveSmallIntegerField(_("số người được bầu"), null=True, blank=True)
    tie = models.CharField(_("bằng phiếu ở suất cuối"), max_length=10, choices=TieWay, blank=True)

    class Meta:
        verbose_name = _("nội dung biểu quyết")
        constraints = [
            models.CheckConstraint(
                name="names_and_seats_go_together",
                condition=Q(names=None, seats=None) | Q(names__gte=1, seats__gte=1),
            ),
            models.CheckConstraint(
                name="threshold_is_a_share_with_a_source",
                condition=(Q(threshold_numerator=None) & Q(threshold_denominator=None))
                | (
                    Q(threshold_numerator__lte=F("threshold_denominator"))
                    & Q(threshold_denominator__gt=0)
                    & ~Q(threshold_source="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def threshold(self) -> Fraction | None:
        """The exact share that must be reached, None when no rule gives one."""
        if self.threshold_numerator is None or self.threshold_denominator is None:
            return None
        return Fraction(self.threshold_numerator, self.threshold_denominator)

    @property
    def election(self) -> Election | None:
        """Names one by one as the counting takes them; None for a motion."""
        if self.names is None or self.seats is None:
            return None
        rule = Rule(
            Base(self.base),
            self.base_count,
            self.threshold,
            self.threshold_strict,
            TieRule(self.tie) if self.tie else None,
        )
        way = Way.HANDS if self.method == VoteMethod.OPEN else Way.PAPER
        return Election(rule, self.seats, tuple(range(1, self.names + 1)), way)


class TellerEntry(models.Model):
    """One teller's figures for one question. A wrong entry is withdrawn by a new one while there is no result."""

    frozen = Frozen(open=("superseded",))

    question = models.ForeignKey(Question, models.PROTECT, related_name="entries")
    slot = models.PositiveSmallIntegerField(_("người kiểm phiếu"), choices=TellerSlot)
    teller = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người nhập"))
    agree = models.PositiveIntegerField(_("đồng ý"))
    disagree = models.PositiveIntegerField(_("không đồng ý"))
    blank = models.PositiveIntegerField(_("phiếu trắng"), default=0)
    invalid = models.PositiveIntegerField(_("không hợp lệ"), default=0)
    issued = models.PositiveIntegerField(_("số phiếu phát ra"), null=True, blank=True)
    votes = models.JSONField(_("số phiếu từng người"), default=list, blank=True)
    superseded = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("số liệu kiểm phiếu")
        constraints = [
            models.UniqueConstraint(
                name="one_standing_entry_a_slot", fields=["question", "slot"], condition=Q(superseded=False)
            ),
            models.UniqueConstraint(
                name="two_tellers_are_two_people", fields=["question", "teller"], condition=Q(superseded=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.agree} đồng ý"


class Result(models.Model):
    """The figures on which both tellers agree, weighed by exact integers."""

    frozen = Frozen()
    covered = Covered()

    question = models.OneToOneField(Question, models.PROTECT, related_name="result")
    agree = models.PositiveIntegerField(_("đồng ý"))
    disagree = models.PositiveIntegerField(_("không đồng ý"))
    blank = models.PositiveIntegerField(_("phiếu trắng"))
    invalid = models.PositiveIntegerField(_("không hợp lệ"))
    issued = models.PositiveIntegerField(_("số phiếu phát ra"), null=True, blank=True)
    votes = models.JSONField(_("số phiếu từng người"), default=list, blank=True)
    outcome = models.CharField(_("kết quả"), max_length=15, choices=VoteOutcome)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("kết quả biểu quyết")

    def __str__(self) -> str:
        return f"{self.question}: {self.get_outcome_display()}"
