"""One uploaded list and the rows read from it, and what officers taught about the headings of a unit's lists."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.files.models import StoredFile
from bangvang.intake.choices import BatchState
from bangvang.register.choices import RecipientKind
from bangvang.register.models import Unit
from bangvang.register.sealed import keyed_hash, seal, unseal

PERSONAL = "intake_row"
"""The purpose under which what a list tells of a person is sealed."""


class Batch(Versioned):
    """A list as it came in. Nothing of it enters the registers until the whole is accepted.

    ``columns``: how each headed column was understood, as :class:`bangvang_paper.reading.rows.Column` tells it.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="batches", verbose_name=_("đơn vị gửi danh sách"))
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("tệp"))
    title = models.CharField(_("tiêu đề trong tệp"), max_length=300, blank=True)
    warnings = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    state = models.CharField(_("trạng thái"), max_length=10, choices=BatchState, default=BatchState.PREVIEW)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("nạp lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("danh sách nạp vào")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file.name


class Row(Versioned):
    """One nominee of the list as read.

    ``source`` keeps sheet, row, the original cells and the cell of each field; corrections do not touch it. ``guesses`` are
    pairs of a field of this row ("" for the row as a whole) and the sentence that says what was taken for granted there.
    Citizen number and birth date, where the list tells them, are sealed; their hashes are those of :class:`Person`.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="rows")
    ordinal = models.PositiveIntegerField(_("thứ tự"))
    line = models.PositiveIntegerField(_("dòng trong tệp"))
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
    personal_sealed = models.BinaryField(null=True, editable=False)
    citizen_number_hash = models.CharField(max_length=64, null=True, editable=False, db_index=True)
    birth_date_hash = models.CharField(max_length=64, null=True, editable=False, db_index=True)
    left_out = models.BooleanField(_("bỏ dòng này"), default=False)
    distinct = models.BooleanField(_("là người khác, chỉ trùng tên"), default=False)

    class Meta:
        verbose_name = _("dòng danh sách")
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(name="one_row_an_ordinal", fields=["batch", "ordinal"])]

    def __str__(self) -> str:
        return self.name or f"dòng {self.line}"

    @property
    def personal(self) -> dict[str, str]:
        """``citizen_number`` (digits) and ``birth_date`` (ISO day), each only where the list tells it."""
        sealed = self.personal_sealed
        return dict(json.loads(unseal(sealed, purpose=PERSONAL))) if sealed else {}

    @personal.setter
    def personal(self, told: Mapping[str, str]) -> None:
        for name, value in sealed(told).items():
            setattr(self, name, value)

    def guesses_of(self, field: str) -> list[str]:
        """What was guessed in one field, in sentences."""
        return [sentence for name, sentence in self.guesses if name == field]


def sealed(told: Mapping[str, str]) -> dict[str, bytes | str | None]:
    """The fields of a `Row` that keep what a list tells of a person: sealed, with hashes for finding equal ones."""
    hashes = {
        f"{name}_hash": keyed_hash(told[name], purpose=name) if told.get(name) else None
        for name in ("citizen_number", "birth_date")
    }
    return {"personal_sealed": seal(json.dumps(dict(told)), purpose=PERSONAL) if told else None, **hashes}


class TaughtColumn(models.Model):
    """What an officer said a heading means in the lists of a unit (and of those below it), once for all lists to come."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="taught_columns", verbose_name=_("đơn vị"))
    heading = models.CharField(_("tiêu đề cột"), max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    meaning = models.CharField(_("nghĩa là"), max_length=20)
    taught_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taught_at = models.DateTimeField(_("dạy lúc"), auto_now=True)

    class Meta:
        verbose_name = _("cột đã dạy")
        ordering = ["unit_id", "folded"]
        constraints = [models.UniqueConstraint(name="one_meaning_a_heading", fields=["unit", "folded"])]

    def __str__(self) -> str:
        return f"{self.heading}: {self.meaning}"
