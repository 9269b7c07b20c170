"""The plan of the hall: its blocks, who sits on which seat and why, and who presides."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.conference.choices import HallDuty, SeatReason
from bangvang.conference.models.attendance import Attendee
from bangvang.conference.models.conference import Conference

MOST_ROWS = 99
MOST_IN_A_ROW = 60
"""The widest row that a sheet of A3 still shows with names in it."""


class Seating(Versioned):
    """The plan as a whole. Blocks and seats are changed under its ``version``: who moves one person sees the others."""

    conference = models.OneToOneField(Conference, models.PROTECT, related_name="seating")

    class Meta:
        verbose_name = _("sơ đồ chỗ ngồi")

    def __str__(self) -> str:
        return str(self.conference)


class Block(models.Model):
    """A part of the hall, the nearest to the stage first; row 1 is the row at the stage.

    ``section``: whose block it is, "" for everybody.
    """

    seating = models.ForeignKey(Seating, models.PROTECT, related_name="blocks")
    ordinal = models.PositiveIntegerField(_("thứ tự"))
    name = models.CharField(_("khu vực"), max_length=60)
    rows = models.PositiveSmallIntegerField(_("số hàng"))
    in_a_row = models.PositiveSmallIntegerField(_("số ghế mỗi hàng"))
    on_stage = models.BooleanField(_("trên sân khấu, của Đoàn Chủ tịch"), default=False)
    section = models.CharField(_("dành cho khối, tổ"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("khu vực trong hội trường")
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(name="one_ordinal_a_block", fields=["seating", "ordinal"]),
            models.UniqueConstraint(name="one_block_a_name", fields=["seating", "name"]),
            models.CheckConstraint(
                name="block_has_seats",
                condition=Q(rows__range=(1, MOST_ROWS)) & Q(in_a_row__range=(1, MOST_IN_A_ROW)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def count(self) -> int:
        """How many may sit there."""
        return self.rows * self.in_a_row

    def holds(self, row: int, number: int) -> bool:
        """Whether there is such a seat."""
        return 1 <= row <= self.rows and 1 <= number <= self.in_a_row


class Seat(models.Model):
    """A seat that is taken. Nobody sits twice, and no seat bears two: both are constraints."""

    block = models.ForeignKey(Block, models.PROTECT, related_name="taken")
    row = models.PositiveSmallIntegerField(_("hàng"))
    number = models.PositiveSmallIntegerField(_("ghế"))
    attendee = models.OneToOneField(Attendee, models.CASCADE, related_name="seat")
    why = models.CharField(_("vì sao"), max_length=10, choices=SeatReason)

    class Meta:
        verbose_name = _("chỗ ngồi")
        ordering = ["block", "row", "number"]
        constraints = [
            models.UniqueConstraint(name="nobody_shares_a_seat", fields=["block", "row", "number"]),
            models.CheckConstraint(name="seats_are_counted_from_one", condition=Q(row__gte=1) & Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.block}, {self.row}-{self.number}"


class OnDuty(models.Model):
    """Who chairs, sits in the presidium or writes the minutes; one duty each."""

    attendee = models.OneToOneField(Attendee, models.CASCADE, related_name="duty")
    duty = models.CharField(_("nhiệm vụ"), max_length=10, choices=HallDuty)

    class Meta:
        verbose_name = _("nhiệm vụ tại hội nghị")

    def __str__(self) -> str:
        return f"{self.attendee}: {self.get_duty_display()}"
