"""One uploaded list and the rows read from it. Nothing of it enters the registers until the whole is accepted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.files.models import StoredFile
from bangvang.intake.choices import BatchState
from bangvang.register.choices import RecipientKind
from bangvang.register.models import Unit


class Batch(Versioned):
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="batches", verbose_name=_("đơn vị gửi danh sách"))
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("tệp"))
    title = models.CharField(_("tiêu đề trong tệp"), max_length=300, blank=True)
    warnings = models.JSONField(default=list)
    state = models.CharField(_("trạng thái"), max_length=10, choices=BatchState, default=BatchState.PREVIEW)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("nạp lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("danh sách nạp vào")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file.name


class Row(Versioned):
    """One nominee of the list as read. ``source`` keeps sheet, row and the original cells; corrections do not touch it."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="rows")
    ordinal = models.PositiveIntegerField(_("thứ tự"))
    recipient_kind = models.CharField(_("đối tượng"), max_length=10, choices=RecipientKind)
    honorific = models.CharField(_("ông/bà"), max_length=20, blank=True)
    name = models.CharField(_("họ tên, tên tập thể"), max_length=200, blank=True)
    position = models.CharField(_("chức vụ"), max_length=100, blank=True)
    unit_name = models.CharField(_("đơn vị"), max_length=200, blank=True)
    form = models.CharField(_("hình thức như đã viết"), max_length=200, blank=True)
    award = models.CharField(_("hình thức, danh hiệu"), max_length=60, blank=True)
    merit = models.CharField(_("thành tích"), max_length=500, blank=True)
    guesses = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    source = models.JSONField(default=dict)
    left_out = models.BooleanField(_("bỏ dòng này"), default=False)
    distinct = models.BooleanField(_("là người khác, chỉ trùng tên"), default=False)

    class Meta:
        verbose_name = _("dòng danh sách")
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(name="one_row_an_ordinal", fields=["batch", "ordinal"])]

    def __str__(self) -> str:
        return self.name or f"dòng {self.ordinal}"
