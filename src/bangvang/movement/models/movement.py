"""Emulation movements: what the launch document must say (Luật 06/2022/QH15, Điều 17), its phases, the awards planned."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.library.models import Document
from bangvang.movement.choices import MovementKind, MovementState, Phase, Reach
from bangvang.register.models import Unit


class Movement(Versioned):
    body = models.ForeignKey(Unit, models.PROTECT, related_name="movements", verbose_name=_("cơ quan phát động"))
    name = models.CharField(_("tên phong trào"), max_length=200)
    slogan = models.CharField(_("khẩu hiệu"), max_length=200, blank=True)
    kind = models.CharField(_("hình thức tổ chức"), max_length=10, choices=MovementKind)
    reach = models.CharField(_("phạm vi tổ chức"), max_length=10, choices=Reach, default=Reach.UNIT)
    occasion = models.CharField(
        _("nhân dịp, nhiệm vụ"),
        max_length=200,
        blank=True,
        help_text=_("Đợt thi đua gắn với ngày lễ hay nhiệm vụ khó. Ví dụ: chào mừng 80 năm Quốc khánh"),
    )
    period_from = models.DateField(_("từ ngày"))
    period_until = models.DateField(_("đến hết ngày"))
    objective = models.TextField(_("mục tiêu"), blank=True)
    scope = models.TextField(_("phạm vi"), blank=True)
    participants = models.TextField(_("đối tượng thi đua"), blank=True)
    content = models.TextField(_("nội dung thi đua"), blank=True)
    criteria = models.TextField(_("tiêu chí thi đua"), blank=True)
    plan = models.TextField(_("kế hoạch"), blank=True)
    measures = models.TextField(_("biện pháp tổ chức"), blank=True)
    directive = models.CharField(_("theo văn bản"), max_length=200, blank=True)
    documents = models.ManyToManyField(Document, related_name="movements", blank=True, verbose_name=_("văn bản dẫn"))
    state = models.CharField(_("trạng thái"), max_length=10, choices=MovementState, default=MovementState.DRAFT)
    document = models.CharField(
        _("số, ký hiệu văn bản phát động"), max_length=60, blank=True, help_text=_("Ví dụ: 45/KH-SLĐTBXH")
    )
    launched_on = models.DateField(_("phát động ngày"), null=True, blank=True)
    closed_on = models.DateField(_("tổng kết ngày"), null=True, blank=True)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", verbose_name=_("tiếp nối phong trào")
    )

    class Meta:
        verbose_name = _("phong trào")
        ordering = ["-period_from", "name"]
        constraints = [
            models.CheckConstraint(name="movement_period_in_order", condition=Q(period_until__gte=F("period_from"))),
            models.CheckConstraint(
                name="launched_movement_has_a_day", condition=Q(state=MovementState.DRAFT) | ~Q(launched_on=None)
            ),
            models.CheckConstraint(
                name="closed_movement_has_a_day", condition=~Q(state=MovementState.CLOSED) | ~Q(closed_on=None)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlannedAward(models.Model):
    """An award the movement plans to give, to how many at most (None: no ceiling set)."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="planned_awards")
    award = models.CharField(_("hình thức, danh hiệu"), max_length=60)
    collectives = models.PositiveIntegerField(_("tập thể"), null=True, blank=True)
    individuals = models.PositiveIntegerField(_("cá nhân"), null=True, blank=True)

    class Meta:
        verbose_name = _("khen thưởng dự kiến")
        constraints = [models.UniqueConstraint(name="one_plan_an_award", fields=["movement", "award"])]

    def __str__(self) -> str:
        return self.award


class MovementPhase(models.Model):
    """One phase of a movement: when it is due, when it was done."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="phases")
    phase = models.CharField(_("giai đoạn"), max_length=10, choices=Phase)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    done_on = models.DateField(_("làm xong ngày"), null=True, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("giai đoạn của phong trào")
        constraints = [models.UniqueConstraint(name="one_row_a_phase", fields=["movement", "phase"])]

    def __str__(self) -> str:
        return f"{self.movement}: {self.get_phase_display()}"
