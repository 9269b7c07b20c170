"""What happens to a decision afterwards. What was signed never changes: every later act is a row of its own."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.chronicle.covered import Covered
from bangvang.decision.choices import ActKind, AnnulmentGround, CorrectableField, DecisionState, ReturnedThing
from bangvang.decision.models.decision import Line
from bangvang.files.models import StoredFile
from bangvang.register.models import Honour, Issuer, Unit


class Correction(models.Model):
    """A correction of one field of one line, by a later act, from a day on. The signed line never changes."""

    frozen = Frozen()
    covered = Covered()

    line = models.ForeignKey(Line, models.PROTECT, related_name="corrections")
    field = models.CharField(_("mục"), max_length=10, choices=CorrectableField)
    old = models.CharField(_("đã ghi"), max_length=500, blank=True)
    new = models.CharField(_("nay ghi"), max_length=500, blank=True)
    act = models.CharField(_("theo văn bản"), max_length=100)
    on = models.DateField(_("từ ngày"))

    class Meta:
        verbose_name = _("đính chính")
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.line}: {self.old} → {self.new}"


class Act(Versioned):
    """Honours annulled, stripped or restored: by a decision of the body itself, or by one of a higher authority noted here.
    Or words of a list amended, always by a decision of the body itself.

    ``is_own`` tells which: an own act takes the next number of the body's decisions when it is issued; of another's act the
    number, day and authority are written as they stand on it. Source: Luật 06/2022/QH15, Điều 93.
    """

    frozen = Frozen(when="OLD.state = 'issued'", open=("docx_id", "pdf_id"))
    covered = Covered(when=Q(state="issued"), later={"papers": ("docx_id", "pdf_id")})

    body = models.ForeignKey(Unit, models.PROTECT, related_name="acts", verbose_name=_("cơ quan"))
    kind = models.CharField(_("việc"), max_length=12, choices=ActKind)
    is_own = models.BooleanField(_("quyết định của chính cơ quan"), default=True)
    ground = models.CharField(_("trường hợp"), max_length=40, choices=AnnulmentGround, blank=True)
    facts = models.CharField(_("vì sao"), max_length=1000)
    based_on = models.CharField(_("căn cứ kết luận, bản án, văn bản"), max_length=300, blank=True)
    citations = models.JSONField(_("điều luật"), default=list, editable=False)
    issuer = models.ForeignKey(
        Issuer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người ký")
    )
    authority_as_written = models.CharField(_("người quyết định"), max_length=200, blank=True)
    signer_name = models.CharField(_("họ tên người ký"), max_length=100, blank=True)
    signed_on = models.DateField(_("ngày ký"))
    return_by = models.DateField(_("trả hiện vật, tiền thưởng chậm nhất ngày"), null=True, blank=True)
    return_note = models.CharField(max_length=300, blank=True, editable=False)
    state = models.CharField(_("trạng thái"), max_length=10, choices=DecisionState, default=DecisionState.DRAFT)
    number = models.PositiveIntegerField(_("số"), null=True)
    year = models.PositiveSmallIntegerField(_("năm"), null=True)
    code = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    idempotency_key = models.CharField(max_length=64, null=True, unique=True)
    issued_at = models.DateTimeField(_("ban hành lúc"), null=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("quyết định hủy bỏ, tước, phục hồi, sửa đổi")
        ordering = ["-signed_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="issued_act_has_a_code",
                condition=~Q(state=DecisionState.ISSUED)
                | (~Q(code="") & ~Q(issued_at=None) & ~Q(idempotency_key=None)),
            ),
            models.CheckConstraint(
                name="own_act_has_an_issuer_another_an_authority",
                condition=(Q(is_own=True) & ~Q(issuer=None)) | (Q(is_own=False) & ~Q(authority_as_written="")),
            ),
        ]

    def __str__(self) -> str:
        return self.code or f"{self.get_kind_display()} ({self.get_state_display()})"


class ActItem(models.Model):
    """One honour that an act takes away or gives back, with the money that was paid for it. Amounts in đồng."""

    frozen = Frozen()
    covered = Covered(when=Q(act__state="issued"))

    act = models.ForeignKey(Act, models.PROTECT, related_name="items")
    honour = models.ForeignKey(Honour, models.PROTECT, related_name="act_items")
    bonus = models.PositiveBigIntegerField(_("tiền thưởng phải trả lại, đồng"), null=True)

    class Meta:
        verbose_name = _("khen thưởng bị hủy bỏ, tước, được phục hồi")
        ordering = ["act_id", "id"]
        constraints = [models.UniqueConstraint(name="one_item_an_honour_an_act", fields=["act", "honour"])]

    def __str__(self) -> str:
        return f"{self.honour}"


class ActChange(models.Model):
    """One field of one line that an amendment words anew. Once the act is issued, a `Correction` says the same of the line."""

    frozen = Frozen()
    covered = Covered(when=Q(act__state="issued"))

    act = models.ForeignKey(Act, models.PROTECT, related_name="changes")
    line = models.ForeignKey(Line, models.PROTECT, related_name="+")
    field = models.CharField(_("mục"), max_length=10, choices=CorrectableField)
    old = models.CharField(_("đã ghi"), max_length=500, blank=True)
    new = models.CharField(_("nay ghi"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("chỗ được sửa đổi")
        ordering = ["act_id", "line__ordinal", "id"]
        constraints = [models.UniqueConstraint(name="one_change_a_field_an_act", fields=["act", "line", "field"])]

    def __str__(self) -> str:
        return f"{self.line}: {self.old} → {self.new}"


class Return(models.Model):
    """What was handed back after an annulment, and when (NĐ 152/2025/NĐ-CP, Điều 58)."""

    frozen = Frozen()
    covered = Covered()

    item = models.ForeignKey(ActItem, models.PROTECT, related_name="returns")
    thing = models.CharField(_("đã trả"), max_length=10, choices=ReturnedThing)
    on = models.DateField(_("ngày trả"))
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người nhận lại"))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("lần trả lại")
        constraints = [models.UniqueConstraint(name="each_thing_returned_once", fields=["item", "thing"])]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_thing_display()}"
