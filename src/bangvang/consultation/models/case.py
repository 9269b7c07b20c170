"""What somebody said of a list, and what the office did about it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.chronicle.covered import Covered
from bangvang.consultation.choices import CaseOutcome, CaseState, NoteKind
from bangvang.consultation.models.consultation import Consultation, Entry
from bangvang.consultation.models.received import Received
from bangvang.nomination.models import DossierHold
from bangvang.register.models import Unit


class Comment(Received):
    """Words of somebody, named or not, on one entry or on the whole list. Nobody can change them or make them vanish."""

    SEALED_FOR = "comment_contact"
    frozen = Frozen(open=("contact_sealed",))
    covered = Covered(open=("contact_sealed",))

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="comments")
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="comments")
    text = models.TextField(_("ý kiến"))
    name = models.CharField(_("người góp ý"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("ý kiến nhân dân")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Ý kiến {self.pk}"


class Case(Versioned):
    """How one comment is dealt with: by whom, with which result, what the writer and everybody is told."""

    frozen = Frozen(when="OLD.\"state\" = 'answered'")
    covered = Covered(when=Q(state="answered"))

    comment = models.OneToOneField(Comment, models.PROTECT, related_name="case")
    state = models.CharField(_("trạng thái"), max_length=10, choices=CaseState, default=CaseState.RECEIVED)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người xử lý")
    )
    hold = models.OneToOneField(
        DossierHold, models.PROTECT, null=True, blank=True, related_name="case", verbose_name=_("tạm dừng hồ sơ")
    )
    outcome = models.CharField(_("kết quả"), max_length=10, choices=CaseOutcome, blank=True)
    reasons = models.TextField(_("lý do, chỉ trong cơ quan"), blank=True)
    answer = models.TextField(_("trả lời công khai"), blank=True)
    answered_on = models.DateField(_("trả lời ngày"), null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("việc xử lý ý kiến")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="answered_case_says_what",
                condition=~Q(state=CaseState.ANSWERED)
                | (~Q(outcome="") & ~Q(answer="") & Q(answered_on__isnull=False) & Q(answered_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="case_in_hand_has_a_handler", condition=Q(state=CaseState.RECEIVED) | Q(handler__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"Xử lý ý kiến {self.comment_id}"


class CaseNote(models.Model):
    """A step on the way: a note, what a unit was asked, what it said. Only added."""

    frozen = Frozen()

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    kind = models.CharField(_("loại"), max_length=8, choices=NoteKind)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đơn vị được hỏi, trả lời")
    )
    text = models.CharField(_("nội dung"), max_length=2_000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("bước xử lý ý kiến")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="asking_names_the_unit", condition=Q(kind=NoteKind.NOTE) | Q(unit__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return self.text
