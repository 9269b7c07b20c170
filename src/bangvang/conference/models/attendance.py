"""Who is invited to a conference, as what, and who came."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.conference.choices import AttendeeRole
from bangvang.conference.models.conference import Conference
from bangvang.register.models import Person, Unit


class Attendee(Versioned):
    """One person at one conference, in the words of the invitation. Whoever has its ``token`` (in the QR) is taken for them."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="attendees")
    ordinal = models.PositiveIntegerField(_("số thứ tự"))
    name = models.CharField(_("họ và tên"), max_length=100)
    position = models.CharField(_("chức vụ"), max_length=100, blank=True)
    unit_name = models.CharField(_("đơn vị"), max_length=200, blank=True)
    folded = models.CharField(max_length=420, editable=False)
    section = models.CharField(_("khối, tổ trong hội trường"), max_length=60, blank=True)
    role = models.CharField(_("tư cách"), max_length=10, choices=AttendeeRole, default=AttendeeRole.DELEGATE)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người trong sổ")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đơn vị trong sổ")
    )
    token = models.CharField(max_length=32, unique=True, editable=False)
    checked_in_at = models.DateTimeField(_("có mặt lúc"), null=True, blank=True)
    checked_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người điểm danh"),
    )

    class Meta:
        verbose_name = _("người dự hội nghị")
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(name="one_ordinal_an_attendee", fields=["conference", "ordinal"]),
            models.UniqueConstraint(
                name="a_person_attends_once", fields=["conference", "person"], condition=~Q(person=None)
            ),
            models.CheckConstraint(
                name="who_checked_in_and_when_go_together",
                condition=Q(checked_in_at=None, checked_in_by=None)
                | (Q(checked_in_at__isnull=False) & Q(checked_in_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_present(self) -> bool:
        return self.checked_in_at is not None

    @property
    def has_a_vote(self) -> bool:
        return self.role == AttendeeRole.DELEGATE
