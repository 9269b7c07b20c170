"""A proposal holds dossiers, one a nominee; each dossier is handled by one body after another."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.chronicle.covered import Covered
from bangvang.intake.models import Batch, Row
from bangvang.movement.models import Movement
from bangvang.nomination.choices import CommendationType, Outcome, ProposalState
from bangvang.register.models import Unit
from bangvang.register.models.recipient import Recipient, one_recipient
from bangvang.report.models import Edition


class Proposal(Versioned):
    """What one unit proposes at once to a body (later its tờ trình); made from an accepted list or by hand."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="proposals", verbose_name=_("đơn vị đề nghị"))
    body = models.ForeignKey(Unit, models.PROTECT, related_name="received_proposals", verbose_name=_("trình cơ quan"))
    title = models.CharField(_("về việc"), max_length=300)
    movement = models.ForeignKey(
        Movement, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("phong trào")
    )
    batch = models.OneToOneField(Batch, models.PROTECT, null=True, blank=True, related_name="proposal")
    commendation_type = models.CharField(_("loại hình khen thưởng"), max_length=15, choices=CommendationType)
    achieved_from = models.DateField(_("thành tích từ ngày"))
    achieved_until = models.DateField(_("thành tích đến hết ngày"))
    state = models.CharField(_("trạng thái"), max_length=10, choices=ProposalState, default=ProposalState.DRAFT)
    submitted_on = models.DateField(_("trình ngày"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("đợt đề nghị")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="proposal_period_in_order", condition=Q(achieved_until__gte=F("achieved_from"))
            ),
            models.CheckConstraint(
                name="submitted_proposal_has_a_day", condition=~Q(state=ProposalState.SUBMITTED) | ~Q(submitted_on=None)
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Nomination(Recipient, Versioned):
    """One dossier: one nominee, one award. The words are those that will be read out, voted, signed and printed."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="nominations")
    ordinal = models.PositiveIntegerField(_("thứ tự"))
    honorific = models.CharField(_("ông/bà"), max_length=20, blank=True)
    name = models.CharField(_("họ tên, tên tập thể"), max_length=200)
    position = models.CharField(_("chức vụ"), max_length=100, blank=True)
    unit_name = models.CharField(_("đơn vị"), max_length=200, blank=True)
    award = models.CharField(_("hình thức, danh hiệu"), max_length=60)
    merit = models.CharField(_("thành tích"), max_length=500, blank=True)
    stated = models.JSONField(_("điều người có trách nhiệm xác nhận"), default=dict, blank=True)
    row = models.OneToOneField(Row, models.PROTECT, null=True, blank=True, related_name="nomination")
    report = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name=_("báo cáo thành tích")
    )

    class Meta:
        verbose_name = _("hồ sơ đề nghị")
        verbose_name_plural = _("hồ sơ đề nghị")
        ordering = ["proposal_id", "ordinal"]
        constraints = [
            models.CheckConstraint(name="nomination_has_one_recipient", condition=one_recipient()),
            models.UniqueConstraint(name="one_dossier_an_ordinal", fields=["proposal", "ordinal"]),
            models.UniqueConstraint(
                name="one_dossier_a_person_an_award", fields=["proposal", "person", "award"], condition=~Q(person=None)
            ),
            models.UniqueConstraint(
                name="one_dossier_a_collective_an_award",
                fields=["proposal", "collective", "award"],
                condition=~Q(collective=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Handling(models.Model):
    """One body's turn with a dossier. Everything downstream hangs from here, never from the nomination."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="handlings")
    body = models.ForeignKey(Unit, models.PROTECT, related_name="handlings", verbose_name=_("cơ quan"))
    rank = models.PositiveSmallIntegerField(_("lượt"))
    received_on = models.DateField(_("tiếp nhận ngày"))
    closed_on = models.DateField(_("xong ngày"), null=True, blank=True)
    outcome = models.CharField(_("kết quả"), max_length=10, choices=Outcome, blank=True)
    note = models.CharField(_("lý do"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("lượt xử lý")
        ordering = ["nomination_id", "rank"]
        constraints = [
            models.UniqueConstraint(name="one_handling_a_rank", fields=["nomination", "rank"]),
            models.UniqueConstraint(name="one_open_handling", fields=["nomination"], condition=Q(closed_on=None)),
            models.CheckConstraint(
                name="closed_handling_has_an_outcome",
                condition=(Q(closed_on=None) & Q(outcome="")) | (~Q(closed_on=None) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="handling_closes_after_receipt", condition=Q(closed_on=None) | Q(closed_on__gte=F("received_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination} tại {self.body}"


class FlaggedItem(models.Model):
    """What a returning body asks to be mended; only these fields reopen."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="flagged_items")
    field = models.CharField(_("mục"), max_length=30)
    note = models.CharField(_("cần sửa"), max_length=300)

    class Meta:
        verbose_name = _("mục phải sửa")

    def __str__(self) -> str:
        return f"{self.field}: {self.note}"


class DossierHold(models.Model):
    """A turn may go no further until somebody lifts this: why, by which article, by whom; and how it was lifted.

    A `register.Hold` is an open matter of a person; this one stops a single dossier.
    """

    frozen = Frozen(open=("lifted_on", "lifted_by_id", "lifted_because"))
    covered = Covered(later={"lifted": ("lifted_on", "lifted_by_id", "lifted_because")})

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="holds", verbose_name=_("lượt xử lý"))
    since = models.DateField(_("từ ngày"))
    reason = models.CharField(_("vì sao"), max_length=500)
    cite = models.CharField(_("theo"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("ai tạm dừng"))
    lifted_on = models.DateField(_("bỏ tạm dừng ngày"), null=True, blank=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    lifted_because = models.CharField(_("vì sao bỏ"), max_length=500, null=True, blank=True)

    class Meta:
        verbose_name = _("hồ sơ tạm dừng")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="dossier_hold_is_lifted_by_somebody",
                condition=Q(lifted_on=None, lifted_by=None) | Q(lifted_on__gte=F("since"), lifted_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.handling}: {self.reason}"
