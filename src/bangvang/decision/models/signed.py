"""How a numbered paper was signed: scans of the paper, and digital signatures as they were looked at. Nothing is replaced."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.chronicle.covered import Covered
from bangvang.decision.choices import SignedKind
from bangvang.decision.models.afterwards import Act
from bangvang.decision.models.decision import Decision
from bangvang.decision.models.outgoing import ProposalLetter
from bangvang.files.models import StoredFile
from bangvang.signature.choices import SigningStep
from bangvang.signature.models import SigningItem


class SignedCopy(models.Model):
    """One signed copy of a decision, a later act or a tờ trình: a scan of what was signed by hand, or the PDF with one digital
    signature more than the copy before.

    The facts of the certificate and ``findings`` ([reason, sentence]) are those seen at ``checked_at``, when the file was held
    against the exact bytes that had been sent. ``signed_at`` is what the signature says, ``stamped_at`` what a third party says;
    ``level`` what the file holds to prove it later, empty for copies of before it was looked at.
    """

    frozen = Frozen()
    covered = Covered()

    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="signed_copies", verbose_name=_("quyết định")
    )
    act = models.ForeignKey(
        Act,
        models.PROTECT,
        null=True,
        related_name="signed_copies",
        verbose_name=_("quyết định hủy bỏ, tước, phục hồi"),
    )
    letter = models.ForeignKey(
        ProposalLetter, models.PROTECT, null=True, related_name="signed_copies", verbose_name=_("tờ trình")
    )
    kind = models.CharField(_("ký bằng cách nào"), max_length=10, choices=SignedKind)
    step = models.CharField(_("ký với tư cách"), max_length=10, choices=SigningStep, blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name=_("bản ký"))
    item = models.OneToOneField(SigningItem, models.PROTECT, null=True, related_name="+")
    subject = models.CharField(_("người ký theo chứng thư"), max_length=300, blank=True)
    issuer = models.CharField(_("nơi cấp chứng thư"), max_length=300, blank=True)
    serial = models.CharField(_("số chứng thư"), max_length=80, blank=True)
    valid_from = models.DateTimeField(_("chứng thư có hiệu lực từ"), null=True)
    valid_until = models.DateTimeField(_("chứng thư hết hạn"), null=True)
    signed_at = models.DateTimeField(_("lúc ký theo máy người ký"), null=True)
    stamped_at = models.DateTimeField(_("lúc ký theo dấu thời gian"), null=True)
    level = models.CharField(_("mức PAdES của bản ký"), max_length=5, blank=True)
    findings = models.JSONField(default=list, editable=False)
    checked_at = models.DateTimeField(_("kiểm lúc"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người đính kèm"))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("bản ký của văn bản")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="a_decision_is_signed_digitally_once_a_step", fields=["decision", "step"], condition=~Q(step="")
            ),
            models.UniqueConstraint(
                name="an_act_is_signed_digitally_once_a_step", fields=["act", "step"], condition=~Q(step="")
            ),
            models.UniqueConstraint(
                name="a_letter_is_signed_digitally_once_a_step", fields=["letter", "step"], condition=~Q(step="")
            ),
            models.CheckConstraint(
                name="a_signed_copy_is_of_one_paper",
                condition=(
                    (~Q(decision=None) & Q(act=None) & Q(letter=None))
                    | (Q(decision=None) & ~Q(act=None) & Q(letter=None))
                    | (Q(decision=None) & Q(act=None) & ~Q(letter=None))
                ),
            ),
            models.CheckConstraint(
                name="a_digital_copy_names_its_certificate",
                condition=(Q(kind=SignedKind.SCAN) & Q(step="") & Q(serial=""))
                | (Q(kind=SignedKind.DIGITAL) & ~Q(step="") & ~Q(serial="") & ~Q(valid_until=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper}, {self.get_kind_display()}"

    @property
    def paper(self) -> Decision | Act | ProposalLetter:
        """What was signed."""
        found = self.decision or self.act or self.letter
        assert found is not None  # a database constraint
        return found
