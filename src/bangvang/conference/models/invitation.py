"""The words that all invitations of a conference share, and what each who was invited answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.conference.choices import Reply
from bangvang.conference.models.attendance import Attendee
from bangvang.conference.models.conference import Conference


class Invitation(Versioned):
    """What stands on every invitation besides what the conference, its programme and its plan of seats know."""

    conference = models.OneToOneField(Conference, models.PROTECT, related_name="invitation")
    note = models.TextField(_("lời dặn"), blank=True)
    answer_by = models.DateField(_("đề nghị trả lời trước hết ngày"), null=True, blank=True)
    contact = models.CharField(_("trả lời ai, ở đâu"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("lời chung của giấy mời")

    def __str__(self) -> str:
        return str(self.conference)


class Answer(models.Model):
    """The last answer of one who was invited, as an officer wrote it down; the journal keeps those before it."""

    attendee = models.OneToOneField(Attendee, models.CASCADE, related_name="answer")
    reply = models.CharField(_("trả lời"), max_length=10, choices=Reply)
    instead_name = models.CharField(_("người đi thay: họ và tên"), max_length=100, blank=True)
    instead_position = models.CharField(_("người đi thay: chức vụ"), max_length=100, blank=True)
    how = models.CharField(_("trả lời bằng cách nào"), max_length=200, blank=True)
    at = models.DateTimeField(_("ghi lúc"), auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người ghi"))

    class Meta:
        verbose_name = _("trả lời giấy mời")
        constraints = [
            models.CheckConstraint(
                name="only_who_sends_somebody_names_them",
                condition=(Q(reply=Reply.SENDS) & ~Q(instead_name=""))
                | (~Q(reply=Reply.SENDS) & Q(instead_name="", instead_position="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendee}: {self.get_reply_display()}"
