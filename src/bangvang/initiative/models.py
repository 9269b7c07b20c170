"""Initiatives that were handed in, and their authors. What was recognised stands in `register.Initiative`."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.initiative.choices import SubmissionState
from bangvang.register.choices import InitiativeScope
from bangvang.register.models import Initiative, Person, Unit


class Submission(Versioned):
    """One initiative as it was handed in to a body, and what became of it."""

    body = models.ForeignKey(Unit, models.PROTECT, related_name="submissions", verbose_name=_("cơ quan công nhận"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="own_submissions", verbose_name=_("đơn vị áp dụng"))
    title = models.CharField(_("tên sáng kiến"), max_length=300)
    problem = models.TextField(_("trước khi áp dụng"), blank=True)
    solution = models.TextField(_("nội dung, điểm mới"))
    results = models.TextField(_("hiệu quả khi áp dụng"))
    spread = models.TextField(_("khả năng nhân rộng"), blank=True)
    applied_on = models.DateField(_("áp dụng từ ngày"))
    submitted_on = models.DateField(_("gửi ngày"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(_("trạng thái"), max_length=10, choices=SubmissionState, default=SubmissionState.SUBMITTED)
    scope = models.CharField(_("phạm vi"), max_length=20, choices=InitiativeScope, blank=True)
    decided_on = models.DateField(_("ngày văn bản"), null=True, blank=True)
    document = models.CharField(_("số, ký hiệu văn bản"), max_length=60, blank=True)
    agree = models.PositiveIntegerField(_("số đồng ý"), null=True, blank=True)
    present = models.PositiveIntegerField(_("số người bỏ phiếu"), null=True, blank=True)
    reason = models.CharField(_("lý do"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("sáng kiến đề nghị công nhận")
        ordering = ["-submitted_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="recognised_initiative_has_a_paper",
                condition=~Q(state=SubmissionState.RECOGNISED)
                | (~Q(scope="") & ~Q(document="") & Q(decided_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="no_more_agree_than_vote", condition=Q(agree=None) | Q(present__gte=F("agree"))
            ),
            models.CheckConstraint(
                name="initiative_was_applied_before", condition=Q(applied_on__lte=F("submitted_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Author(models.Model):
    """One author with the share of the work; ``record`` is what the register holds once it was recognised."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="authors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="authored", verbose_name=_("tác giả"))
    share = models.PositiveSmallIntegerField(_("đóng góp, phần trăm"))
    record = models.OneToOneField(Initiative, models.PROTECT, null=True, blank=True, related_name="author")

    class Meta:
        verbose_name = _("tác giả sáng kiến")
        ordering = ["-share", "id"]
        constraints = [
            models.UniqueConstraint(name="one_author_a_person", fields=["submission", "person"]),
            models.CheckConstraint(name="share_is_a_percentage", condition=Q(share__gte=1, share__lte=100)),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.share} %"
