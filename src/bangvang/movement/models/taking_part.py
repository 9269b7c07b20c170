"""What a unit does about a movement: it takes note, pledges, reports."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.movement.choices import PledgeState, ReviewKind
from bangvang.movement.models.movement import Movement
from bangvang.register.models import Person, Unit


class Receipt(models.Model):
    """A movement sent to one unit, and who there said that it has come."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="receipts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="movement_receipts", verbose_name=_("đơn vị"))
    sent_on = models.DateField(_("gửi ngày"))
    instead_of = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("thay đơn vị đã hết")
    )
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người nhận")
    )
    received_at = models.DateTimeField(_("nhận lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("nơi nhận phong trào")
        constraints = [
            models.UniqueConstraint(name="one_receipt_a_unit", fields=["movement", "unit"]),
            models.CheckConstraint(
                name="receipt_has_a_reader_and_a_time",
                condition=Q(received_by=None, received_at=None)
                | Q(received_by__isnull=False, received_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.movement} → {self.unit}"


class Pledge(Versioned):
    """What a unit, or one of its people, pledges in a movement, and what the level above said of it."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="pledges")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="pledges", verbose_name=_("đơn vị"))
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pledges",
        verbose_name=_("cá nhân"),
    )
    content = models.TextField(_("nội dung đăng ký"))
    aims_at = models.CharField(_("danh hiệu phấn đấu"), max_length=60, blank=True)
    pledged_on = models.DateField(_("ngày đăng ký"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)
    state = models.CharField(_("duyệt"), max_length=10, choices=PledgeState, default=PledgeState.WAITING)
    reason = models.CharField(_("lý do trả lại"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người duyệt")
    )
    decided_at = models.DateTimeField(_("duyệt lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("đăng ký thi đua")
        ordering = ["unit_id", "person_id"]
        constraints = [
            models.CheckConstraint(
                name="returned_pledge_has_a_reason", condition=~Q(state=PledgeState.RETURNED) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="decided_pledge_has_a_reader_and_a_time",
                condition=Q(state=PledgeState.WAITING, decided_by=None, decided_at=None)
                | (~Q(state=PledgeState.WAITING) & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.UniqueConstraint(
                name="one_pledge_a_person", fields=["movement", "person"], condition=~Q(person=None)
            ),
            models.UniqueConstraint(name="one_pledge_a_unit", fields=["movement", "unit"], condition=Q(person=None)),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit}: {self.movement}"


class Review(Versioned):
    """What a unit reports of a movement: results, what fell short, why, and what is learnt."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="reviews")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="movement_reviews", verbose_name=_("đơn vị"))
    kind = models.CharField(_("báo cáo"), max_length=10, choices=ReviewKind)
    results = models.TextField(_("kết quả"))
    limits = models.TextField(_("hạn chế"), blank=True)
    causes = models.TextField(_("nguyên nhân"), blank=True)
    lessons = models.TextField(_("bài học kinh nghiệm"), blank=True)
    reported_on = models.DateField(_("ngày báo cáo"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("báo cáo phong trào")
        ordering = ["unit_id", "kind"]
        constraints = [models.UniqueConstraint(name="one_review_a_kind", fields=["movement", "unit", "kind"])]

    def __str__(self) -> str:
        return f"{self.unit}, {self.get_kind_display()}: {self.movement}"
