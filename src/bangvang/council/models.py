"""The council of a body: who sits, by which regulation, and what each sitting decided on a frozen agenda."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.chronicle.covered import Covered
from bangvang.council.choices import CouncilRole, SittingState
from bangvang.files.models import StoredFile
from bangvang.nomination.models import Handling
from bangvang.register.models import Person, Unit
from bangvang.vote.choices import VoteBase, VoteMethod
from bangvang.vote.models import Question


class Council(Versioned):
    body = models.ForeignKey(Unit, models.PROTECT, related_name="councils", verbose_name=_("cơ quan"))
    name = models.CharField(_("tên Hội đồng"), max_length=200)

    class Meta:
        verbose_name = _("hội đồng")

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    council = models.ForeignKey(Council, models.PROTECT, related_name="members")
    name = models.CharField(_("họ và tên"), max_length=100)
    title = models.CharField(_("chức vụ"), max_length=150)
    role = models.CharField(_("trong Hội đồng"), max_length=12, choices=CouncilRole)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    begins_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("thành viên Hội đồng")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="member_ends_after_it_begins", condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on"))
            )
        ]

    def __str__(self) -> str:
        return self.name


class RegulationRule(models.Model):
    """A threshold of the body's own regulation, for one award or (empty) for all, by days, with its clause."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="rules")
    award = models.CharField(_("hình thức, danh hiệu"), max_length=60, blank=True)
    numerator = models.PositiveIntegerField(_("tử số"))
    denominator = models.PositiveIntegerField(_("mẫu số"))
    strict = models.BooleanField(_("phải quá ngưỡng"), default=False)
    base = models.CharField(_("tính trên"), max_length=15, choices=VoteBase)
    method = models.CharField(_("cách biểu quyết"), max_length=15, choices=VoteMethod)
    quorum_numerator = models.PositiveIntegerField(default=2)
    quorum_denominator = models.PositiveIntegerField(default=3)
    source = models.CharField(_("theo"), max_length=300)
    invented = models.BooleanField(_("quy chế minh hoạ, không có thật"), default=False)
    begins_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("quy định của Hội đồng")
        constraints = [
            models.CheckConstraint(
                name="rule_is_a_share", condition=Q(numerator__lte=F("denominator")) & Q(denominator__gt=0)
            )
        ]

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}, {self.source}"


class Sitting(Versioned):
    council = models.ForeignKey(Council, models.PROTECT, related_name="sittings")
    held_on = models.DateField(_("họp ngày"))
    place = models.CharField(_("địa điểm"), max_length=200)
    begins_at = models.TimeField(_("bắt đầu lúc"), null=True, blank=True)
    ends_at = models.TimeField(_("kết thúc lúc"), null=True, blank=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=SittingState, default=SittingState.PREPARED)
    total_members = models.PositiveIntegerField(_("tổng số thành viên"), default=0)
    assumed = models.BooleanField(_("kết quả giả định của bản dựng thử"), default=False, editable=False)

    class Meta:
        verbose_name = _("phiên họp")
        ordering = ["-held_on", "-id"]

    def __str__(self) -> str:
        return f"{self.council}, {self.held_on:%d/%m/%Y}"


class Attendance(models.Model):
    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    present = models.BooleanField(_("có mặt"), default=True)

    class Meta:
        verbose_name = _("có mặt")
        constraints = [models.UniqueConstraint(name="one_attendance_a_member", fields=["sitting", "member"])]

    def __str__(self) -> str:
        return str(self.member)


class AgendaItem(models.Model):
    """One dossier before the council: name, unit, award as read out, frozen when it is put on the agenda."""

    frozen = Frozen(open=("question_id", "withdrawn"))
    covered = Covered(when=Q(sitting__minutes__isnull=False))

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="items")
    handling = models.ForeignKey(Handling, models.PROTECT, related_name="agenda_items")
    ordinal = models.PositiveIntegerField(_("thứ tự"))
    recipient_kind = models.CharField(max_length=10)
    honorific = models.CharField(max_length=20, blank=True)
    name = models.CharField(_("họ tên, tên tập thể"), max_length=200)
    position = models.CharField(_("chức vụ"), max_length=100, blank=True)
    unit_name = models.CharField(_("đơn vị"), max_length=200, blank=True)
    award = models.CharField(_("hình thức, danh hiệu"), max_length=60)
    merit = models.CharField(_("thành tích"), max_length=500, blank=True)
    finding = models.CharField(_("kết luận điều kiện"), max_length=15)
    question = models.OneToOneField(Question, models.PROTECT, null=True, blank=True, related_name="agenda_item")
    withdrawn = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("mục chương trình")
        ordering = ["sitting_id", "ordinal"]
        constraints = [
            models.UniqueConstraint(name="one_item_an_ordinal", fields=["sitting", "ordinal"]),
            models.UniqueConstraint(name="one_item_a_handling_a_sitting", fields=["sitting", "handling"]),
        ]

    def __str__(self) -> str:
        return self.name


class Minutes(models.Model):
    """The written record (biên bản) of a closed sitting."""

    frozen = Frozen()
    covered = Covered()

    sitting = models.OneToOneField(Sitting, models.PROTECT, related_name="minutes")
    docx = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("biên bản")

    def __str__(self) -> str:
        return str(self.sitting)
