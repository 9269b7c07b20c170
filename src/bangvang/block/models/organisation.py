"""A block as a council organises it: since when, of which units, led by whom in which year."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.block.choices import BlockKind, LeadRole
from bangvang.register.models import Unit


class Block(Versioned):
    """Units that emulate one another. ``organiser``: the unit whose council puts them together."""

    organiser = models.ForeignKey(Unit, models.PROTECT, related_name="blocks", verbose_name=_("cơ quan tổ chức"))
    kind = models.CharField(_("loại"), max_length=10, choices=BlockKind, default=BlockKind.BLOCK)
    name = models.CharField(_("tên"), max_length=200, help_text=_("Ví dụ: Khối các phòng tham mưu"))
    begins_on = models.DateField(_("có từ ngày"))
    ends_on = models.DateField(_("hết ngày"), null=True, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("khối, cụm thi đua")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="block_ends_after_it_begins", condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on"))
            ),
            models.UniqueConstraint(
                name="one_standing_block_a_name", fields=["organiser", "name"], condition=Q(ends_on=None)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def word(self) -> str:
        """Khối or cụm, as heads are called after it."""
        return str(BlockKind(self.kind).label).split()[0]

    def exists_on(self, day: date) -> bool:
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)

    def exists_in(self, year: int) -> bool:
        """Whether the block stands on some day of the year."""
        return self.begins_on.year <= year and (self.ends_on is None or year <= self.ends_on.year)


class Membership(models.Model):
    """A unit in a block, by days. ``place``: its place in the order by which heads follow one another."""

    block = models.ForeignKey(Block, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="block_memberships", verbose_name=_("đơn vị"))
    place = models.PositiveSmallIntegerField(_("thứ tự luân phiên"))
    begins_on = models.DateField(_("vào từ ngày"))
    ends_on = models.DateField(_("ra sau ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("thành viên của khối, cụm")
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_begins", condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on"))
            ),
            models.UniqueConstraint(name="one_open_membership", fields=["block", "unit"], condition=Q(ends_on=None)),
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.block}"

    @property
    def last_day(self) -> date | None:
        """The last day in the block: the membership's own, or that of the unit or block when it comes sooner."""
        days = [day for day in (self.ends_on, self.unit.ends_on, self.block.ends_on) if day is not None]
        return min(days, default=None)


class Leadership(Versioned):
    """The member that leads the block in a year, or stands in for the one that does. Ended and followed by another row, never
    changed.

    ``reason`` says why it is not the one whose turn it was; empty when it was.
    """

    frozen = Frozen(open=("version",), once=("ended_on", "ended_because", "ended_by_id"))

    block = models.ForeignKey(Block, models.PROTECT, related_name="leaderships")
    year = models.PositiveSmallIntegerField(_("năm"))
    role = models.CharField(_("vai trò"), max_length=6, choices=LeadRole)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="block_leaderships", verbose_name=_("đơn vị"))
    reason = models.CharField(_("lý do khác thứ tự luân phiên"), max_length=300, blank=True)
    chosen_on = models.DateField(_("chọn ngày"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    ended_on = models.DateField(_("thôi ngày"), null=True, blank=True)
    ended_because = models.CharField(_("lý do thôi"), max_length=300, null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người ghi thôi"),
    )

    class Meta:
        verbose_name = _("đơn vị trưởng, phó của khối, cụm")
        ordering = ["-year", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_lead_a_year_and_role", fields=["block", "year", "role"], condition=Q(ended_on=None)
            ),
            models.UniqueConstraint(
                name="a_unit_leads_in_one_role", fields=["block", "year", "unit"], condition=Q(ended_on=None)
            ),
            models.CheckConstraint(
                name="ended_leadership_has_a_day_a_reason_and_a_name",
                condition=Q(ended_on=None, ended_because=None, ended_by=None)
                | Q(ended_on__gte=F("chosen_on"), ended_because__gt="", ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.year}: {self.unit}"

    @property
    def title(self) -> str:
        """Khối trưởng, khối phó, cụm trưởng or cụm phó; in natural case."""
        return f"{self.block.word} {self.get_role_display()}"
