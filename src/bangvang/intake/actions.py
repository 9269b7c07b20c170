"""Verbs of the intake desk: bring a list in, correct what was read, take or leave the whole."""

from __future__ import annotations

from typing import Any, cast

from django.db import transaction
from django.db.models import CharField
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.files.actions import store
from bangvang.intake import states
from bangvang.intake.models import Batch, Row
from bangvang.intake.permissions import may_keep_batch, may_upload, require
from bangvang.intake.queries import blocking_problems, line_of, rows_in_order
from bangvang.intake.validators import too_large
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit
from bangvang_paper.reading import Reading, ReadingRefused, read_list_in_cage
from bangvang_paper.reading import Row as ReadRow

CORRECTABLE = ("recipient_kind", "honorific", "name", "position", "unit_name", "award", "merit", "left_out", "distinct")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def upload(by: User, unit: Unit, *, data: bytes, name: str) -> Batch:
    """Read a list in the cage and keep it for preview. Raises PermissionDenied; `Refusal` with the reader's sentence.

    Nothing is stored when the file is refused, and a file above the limit is not even read.
    """
    require(may_upload(by, unit))
    reading = _read(data, name)
    with transaction.atomic():
        batch = Batch.objects.create(
            unit=unit,
            file=store(data, name=name, media_type=XLSX),
            title=(reading.title or "")[:300],
            warnings=list(reading.warnings),
            uploaded_by=by,
        )
        Row.objects.bulk_create(_row(batch, ordinal, read) for ordinal, read in enumerate(reading.rows, start=1))
        audit.record(by, "uploaded", batch, note=_("%(count)d dòng") % {"count": len(reading.rows)})
        outbox.tell("intake.uploaded", batch)
    return batch


def _read(data: bytes, name: str) -> Reading:
    sentence = too_large(len(data))
    if sentence:
        raise Refusal(sentence)
    try:
        return read_list_in_cage(data, name)
    except ReadingRefused as refused:
        raise Refusal(str(refused)) from refused


def _row(batch: Batch, ordinal: int, read: ReadRow) -> Row:
    """A stored row. A text longer than its column is cut, and the cut is shown as a guess; the cells keep the whole."""
    fields = {
        "honorific": read.honorific,
        "name": read.name,
        "position": read.position,
        "unit_name": read.unit,
        "form": read.form,
        "award": read.award or "",
        "merit": read.merit,
    }
    guesses = list(read.guesses)
    for field, text in fields.items():
        column = cast("CharField[str, str]", Row._meta.get_field(field))
        most = column.max_length or len(text or "")
        if len(text or "") > most:
            guesses.append(
                _("“%(field)s” dài quá %(most)d chữ nên đã cắt. Hãy sửa cho gọn.")
                % {
                    "field": column.verbose_name,
                    "most": most,
                }
            )
        fields[field] = (text or "")[:most]
    return Row(
        batch=batch,
        ordinal=ordinal,
        recipient_kind=read.kind,
        guesses=guesses,
        problems=list(read.problems),
        source=read.source,
        **fields,
    )


def correct_row(by: User, row: Row, *, read_version: int, **fields: Any) -> Row:
    """Change what was read in one row; ``fields`` are some of `CORRECTABLE`. Raises PermissionDenied, Refusal, Stale.

    A corrected row carries no guesses any more: a person has looked. The batch gets a new version, so that nobody accepts
    a list that differs from the one before their eyes. A correction says nothing about the original cells.
    """
    require(may_keep_batch(by, row.batch))
    unknown = set(fields) - set(CORRECTABLE)
    if unknown:
        raise ValueError(f"not correctable: {sorted(unknown)}")
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=row.batch_id)
        states.after("correct", batch.state)
        claim(row, read_version)
        before = {name: getattr(row, name) for name in fields}
        for name, value in fields.items():
            setattr(row, name, value)
        row.guesses, row.problems = [], []
        row.save(update_fields=[*fields, "guesses", "problems"])
        claim(batch, batch.version)
        changes = {name: [before[name], value] for name, value in fields.items() if before[name] != value}
        audit.record(by, "corrected_row", batch, note=_("dòng %(line)d") % {"line": line_of(row)}, changes=changes)
        outbox.tell("intake.corrected", batch)
    return row


def accept(by: User, batch: Batch, *, read_version: int) -> Batch:
    """Take the whole list. Raises PermissionDenied, Stale, and `Refusal` while a row has a problem that blocks."""
    require(may_keep_batch(by, batch))
    with transaction.atomic():
        claim(batch, read_version)
        batch.refresh_from_db(fields=["state"])
        state = states.after("accept", batch.state)
        _nothing_blocks(batch)
        batch.state = state
        batch.save(update_fields=["state"])
        audit.record(by, "accepted", batch)
        outbox.tell("intake.accepted", batch)
    return batch


def _nothing_blocks(batch: Batch) -> None:
    rows = list(rows_in_order(batch))
    if all(row.left_out for row in rows):
        raise Refusal(_("Danh sách không còn dòng nào để nhận. Hãy lấy lại ít nhất một dòng, hoặc bỏ cả danh sách."))
    blocking = blocking_problems(rows)
    if blocking:
        lines = ", ".join(str(line_of(row)) for row in rows if row.pk in blocking)
        raise Refusal(
            _("Chưa nhận được: còn %(count)d dòng phải xem lại (dòng %(lines)s). Chưa ghi gì vào sổ.")
            % {"count": len(blocking), "lines": lines}
        )


def drop(by: User, batch: Batch, *, read_version: int) -> Batch:
    """Leave the whole list; the file and the rows stay as a record, nothing reaches the registers."""
    require(may_keep_batch(by, batch))
    with transaction.atomic():
        claim(batch, read_version)
        batch.refresh_from_db(fields=["state"])
        batch.state = states.after("drop", batch.state)
        batch.save(update_fields=["state"])
        audit.record(by, "dropped", batch)
        outbox.tell("intake.dropped", batch)
    return batch
