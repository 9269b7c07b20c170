"""Who is to go to a higher congress: the quota from above, the list drawn up for it, and the vote on the list."""

from __future__ import annotations

from fractions import Fraction

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.chronicle.covered import Covered
from bangvang.conference.models.conference import Conference
from bangvang.register.choices import Sex
from bangvang.register.models import Person
from bangvang.vote.choices import TieWay, VoteBase, VoteMethod
from bangvang.vote.models import Question


class Slate(Versioned):
    """The list of delegates to one congress, with its quota and the rule of the vote: on the whole of it, or ``by_name``.

    A list that was voted down is followed by another with the next ``turn``. ``follows``: the list whose vote was cancelled,
    or left names tied, and is done again with this one.
    """

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="slates")
    congress = models.CharField(_("đại hội cấp trên"), max_length=200)
    turn = models.PositiveSmallIntegerField(_("lần biểu quyết"), default=1, editable=False)
    seats = models.PositiveIntegerField(_("số đại biểu được phân bổ"))
    allotted_by = models.CharField(_("cơ quan phân bổ"), max_length=200)
    allotting_paper = models.CharField(_("văn bản phân bổ"), max_length=200, blank=True)
    women_asked = models.PositiveIntegerField(_("cơ cấu: nữ ít nhất"), null=True, blank=True)
    direct_workers_asked = models.PositiveIntegerField(
        _("cơ cấu: người lao động trực tiếp ít nhất"), null=True, blank=True
    )
    party_members = models.PositiveIntegerField(_("số đảng viên, do đơn vị báo"), null=True, blank=True)
    by_name = models.BooleanField(_("bầu từng người"), default=False)
    tie = models.CharField(_("bằng phiếu ở suất cuối"), max_length=10, choices=TieWay, blank=True)
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", editable=False,
        verbose_name=_("làm lại danh sách"),
    )  # fmt: skip
    method = models.CharField(_("cách biểu quyết"), max_length=15, choices=VoteMethod, default=VoteMethod.OPEN)
    base = models.CharField(_("tính trên"), max_length=15, choices=VoteBase, default=VoteBase.PRESENT)
    threshold_numerator = models.PositiveIntegerField(_("ngưỡng, tử số"), null=True, blank=True)
    threshold_denominator = models.PositiveIntegerField(_("ngưỡng, mẫu số"), null=True, blank=True)
    threshold_strict = models.BooleanField(_("phải quá ngưỡng"), default=True)
    threshold_source = models.CharField(_("ngưỡng theo"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("danh sách đại biểu đi dự đại hội")
        ordering = ["conference", "congress", "turn"]
        constraints = [
            models.UniqueConstraint(name="one_slate_a_congress_and_turn", fields=["conference", "congress", "turn"]),
            models.CheckConstraint(name="slate_has_a_seat", condition=Q(seats__gte=1)),
            models.CheckConstraint(name="only_names_one_by_one_tie", condition=Q(by_name=True) | Q(tie="")),
            models.CheckConstraint(
                name="slate_threshold_is_a_share_with_a_source",
                condition=(Q(threshold_numerator=None) & Q(threshold_denominator=None))
                | (
                    Q(threshold_numerator__gte=1)
                    & Q(threshold_numerator__lte=F("threshold_denominator"))
                    & ~Q(threshold_source="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.congress

    @property
    def threshold(self) -> Fraction | None:
        """The exact share that must be reached, None when no rule gives one."""
        if self.threshold_numerator is None or self.threshold_denominator is None:
            return None
        return Fraction(self.threshold_numerator, self.threshold_denominator)


class Candidate(models.Model):
    """One name of a list. ``sex`` and ``direct_worker`` are told by the person, for the composition; empty: not told."""

    slate = models.ForeignKey(Slate, models.PROTECT, related_name="candidates")
    ordinal = models.PositiveIntegerField(_("số thứ tự"))
    name = models.CharField(_("họ và tên"), max_length=100)
    position = models.CharField(_("chức vụ"), max_length=100, blank=True)
    unit_name = models.CharField(_("đơn vị"), max_length=200, blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người trong sổ")
    )
    sex = models.CharField(_("giới tính"), max_length=10, choices=Sex, blank=True)
    direct_worker = models.BooleanField(_("người lao động trực tiếp"), null=True, blank=True)

    class Meta:
        verbose_name = _("người trong danh sách đại biểu")
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(name="one_ordinal_a_candidate", fields=["slate", "ordinal"]),
            models.UniqueConstraint(name="a_person_stands_once", fields=["slate", "person"], condition=~Q(person=None)),
        ]

    def __str__(self) -> str:
        return self.name


class SlateVote(models.Model):
    """The vote as it was opened: the names read out, the rule in words, heads. From the opening on it stands in the log.

    ``question`` holds the exact rule and, once both tellers agree on everything, the result.
    """

    frozen = Frozen()
    covered = Covered()

    slate = models.OneToOneField(Slate, models.PROTECT, related_name="vote")
    question = models.OneToOneField(Question, models.PROTECT, related_name="slate_vote")
    names = models.TextField(_("danh sách như đã đọc"))
    rule = models.CharField(_("thể lệ"), max_length=900)
    delegates = models.PositiveIntegerField(_("số đại biểu được triệu tập"))
    delegates_here = models.PositiveIntegerField(_("số đại biểu có mặt"))
    opened_at = models.DateTimeField(_("bắt đầu biểu quyết lúc"), auto_now_add=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người mở")
    )

    class Meta:
        verbose_name = _("biểu quyết danh sách đại biểu")

    def __str__(self) -> str:
        return str(self.slate)

    @property
    def on_phones(self) -> bool:
        return self.question.method == VoteMethod.PHONE


class SectionVote(models.Model):
    """Hands of one section of the hall: a question of its own that two tellers count; the whole is the sum of its sections."""

    frozen = Frozen()
    covered = Covered()

    vote = models.ForeignKey(SlateVote, models.PROTECT, related_name="sections")
    section = models.CharField(_("khối, tổ trong hội trường"), max_length=60, blank=True)
    question = models.OneToOneField(Question, models.PROTECT, related_name="section_vote")

    class Meta:
        verbose_name = _("số giơ tay của một khối")
        ordering = ["section"]
        constraints = [models.UniqueConstraint(name="one_count_a_section", fields=["vote", "section"])]

    def __str__(self) -> str:
        return f"{self.vote}: {self.section}"
