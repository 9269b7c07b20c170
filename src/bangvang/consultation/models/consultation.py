"""A list that everybody may comment on: what it says, whom it names, and each time that it was published."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.chronicle.covered import Covered
from bangvang.consultation.choices import ConsultationState, DayUnit
from bangvang.files.models import StoredFile
from bangvang.nomination.models import Handling
from bangvang.register.models import Unit


class Consultation(Versioned):
    """One list of a body. ``days``, ``closes_by_hand``: what the officer asks for; in force is what the publication says."""

    frozen = Frozen(when="OLD.\"state\" <> 'draft'", open=("state", "version"))
    covered = Covered(when=Q(state__in=("published", "reported")), open=("state", "version"))

    body = models.ForeignKey(Unit, models.PROTECT, related_name="consultations", verbose_name=_("cơ quan lấy ý kiến"))
    public_id = models.CharField(max_length=16, unique=True, editable=False)
    title = models.CharField(_("về việc"), max_length=300)
    legal_basis = models.TextField(_("căn cứ"), max_length=2_000)
    proposal_code = models.CharField(_("văn bản đề nghị, số"), max_length=100, blank=True)
    proposal_on = models.DateField(_("văn bản đề nghị, ngày"), null=True, blank=True)
    opens_on = models.DateField(_("công khai từ ngày"))
    days = models.PositiveSmallIntegerField(_("số ngày, khi văn bản riêng ấn định"), null=True, blank=True)
    day_unit = models.CharField(_("tính theo"), max_length=8, choices=DayUnit, default=DayUnit.WORKING)
    closes_by_hand = models.DateField(_("đến hết ngày, khi văn bản ấn định ngày cuối"), null=True, blank=True)
    period_by = models.CharField(_("văn bản ấn định thời gian ấy"), max_length=200, blank=True)
    contact_person = models.CharField(_("người tiếp nhận"), max_length=150)
    contact_address = models.CharField(_("địa chỉ nhận ý kiến"), max_length=300)
    contact_phone = models.CharField(_("điện thoại"), max_length=60, blank=True)
    contact_email = models.EmailField(_("thư điện tử"), blank=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=ConsultationState, default=ConsultationState.DRAFT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("lần lấy ý kiến nhân dân")
        ordering = ["-opens_on", "-id"]

    def __str__(self) -> str:
        return self.title


class Publication(models.Model):
    """The list was made public: from when to when, by which rule. A later one adds entries and says why."""

    frozen = Frozen()
    covered = Covered()

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="publications")
    number = models.PositiveSmallIntegerField(_("lần"))
    opens_on = models.DateField(_("từ ngày"))
    closes_on = models.DateField(_("đến hết ngày"))
    days = models.PositiveSmallIntegerField(_("số ngày"), null=True, blank=True)
    day_unit = models.CharField(_("tính theo"), max_length=8, choices=DayUnit, blank=True)
    period_by = models.CharField(_("theo"), max_length=500)
    skipped = models.JSONField(_("ngày nghỉ không tính"), default=list)
    reason = models.CharField(_("vì sao công khai lại"), max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người công khai")
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("lần công khai danh sách")
        ordering = ["consultation_id", "number"]
        constraints = [
            models.UniqueConstraint(name="one_publication_a_number", fields=["consultation", "number"]),
            models.CheckConstraint(name="publication_closes_after_it_opens", condition=Q(closes_on__gte=F("opens_on"))),
            models.CheckConstraint(name="later_publication_says_why", condition=Q(number=1) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.consultation}, lần {self.number}"


class Stop(models.Model):
    """A published list takes no more comment before its days are over, and says why. What was said and published stays."""

    frozen = Frozen()
    covered = Covered()

    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="stop")
    on = models.DateField(_("dừng từ ngày"))
    reason = models.CharField(_("vì sao dừng"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người dừng"))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("dừng lấy ý kiến trước hạn")
        constraints = [models.CheckConstraint(name="stop_says_why", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.consultation}, dừng từ {self.on:%d/%m/%Y}"


class Entry(models.Model):
    """One dossier in the public's words: who, what they are, where, for which award. Never a birth date or a citizen number.

    Whether the dossier was withdrawn since is asked of its turn, see `queries.entries_of`.
    """

    frozen = Frozen(when='OLD."publication_id" IS NOT NULL')
    covered = Covered(when=Q(publication__isnull=False))

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="entries")
    publication = models.ForeignKey(Publication, models.PROTECT, null=True, blank=True, related_name="entries")
    handling = models.ForeignKey(Handling, models.PROTECT, related_name="consultation_entries")
    ordinal = models.PositiveIntegerField(_("thứ tự"))
    honorific = models.CharField(max_length=20, blank=True)
    name = models.CharField(_("họ tên, tên tập thể"), max_length=200)
    position = models.CharField(_("chức vụ"), max_length=100, blank=True)
    unit_name = models.CharField(_("đơn vị"), max_length=200, blank=True)
    award = models.CharField(_("hình thức, danh hiệu"), max_length=60)
    achieved_from = models.DateField(_("thành tích từ ngày"))
    achieved_until = models.DateField(_("thành tích đến hết ngày"))

    class Meta:
        verbose_name = _("mục của danh sách lấy ý kiến")
        ordering = ["consultation_id", "ordinal"]
        constraints = [
            models.UniqueConstraint(name="one_entry_an_ordinal", fields=["consultation", "ordinal"]),
            models.UniqueConstraint(name="one_entry_a_handling", fields=["consultation", "handling"]),
        ]

    def __str__(self) -> str:
        return self.name


class Attachment(models.Model):
    """A PDF that goes with the list."""

    frozen = Frozen(when='OLD."publication_id" IS NOT NULL')
    covered = Covered(when=Q(publication__isnull=False))

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="attachments")
    publication = models.ForeignKey(Publication, models.PROTECT, null=True, blank=True, related_name="attachments")
    label = models.CharField(_("tên tài liệu"), max_length=150)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("tài liệu kèm danh sách lấy ý kiến")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.label
