"""Verbs of minutes and resolution: what the secretary writes, an edition closed word by word, its signatures written down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.chronicle import actions as chronicle
from bangvang.conference.actions.attendance import taken
from bangvang.conference.choices import RecordKind
from bangvang.conference.models import Conference, ItemNote, ProgrammeItem, RecordDraft, RecordEdition, RecordSignature
from bangvang.conference.permissions import may_record, require
from bangvang.conference.queries.delegates import result_of, slates_of, vote_of
from bangvang.conference.queries.elections import cancelled
from bangvang.conference.queries.record import draft_of, editions_of, notes_of, signature_of
from bangvang.conference.record import as_data, from_data, record_of
from bangvang.outbox import actions as outbox

RECORD_FIELDS = ("began_at", "ended_at", "grounds", "text", "conclusion")


def write_record(
    by: User,
    conference: Conference,
    kind: str,
    *,
    read_version: int,
    notes: Mapping[int, str] | None = None,
    **fields: Any,
) -> RecordDraft:
    """Keep what the secretary wrote; ``fields`` are `RECORD_FIELDS`, ``notes`` by the keys of parts of the programme.

    Raises PermissionDenied, Stale, `Refusal`.
    """
    require(may_record(by, conference))
    unknown = set(fields) - set(RECORD_FIELDS)
    if unknown or kind not in RecordKind.values:
        raise ValueError(f"not fields of a record: {sorted(unknown)}, or no such kind: {kind}")
    began, ended = fields.get("began_at"), fields.get("ended_at")
    if began is not None and ended is not None and ended <= began:
        raise Refusal(_("Giờ kết thúc phải sau giờ bắt đầu. Hãy xem lại."))
    with transaction.atomic():
        taken(conference)
        draft = draft_of(conference, kind)
        if draft.pk is None:
            draft.save()
        claim(draft, read_version)
        draft.refresh_from_db()
        changes = audit.changes_to(draft, fields)
        for name, value in fields.items():
            setattr(draft, name, value)
        draft.save(update_fields=list(fields))
        _note(conference, notes or {})
        audit.record(by, "wrote_record", conference, note=str(draft.get_kind_display()), changes=changes)
        outbox.tell("conference.record_written", conference)
    return draft


def _note(conference: Conference, notes: Mapping[int, str]) -> None:
    """Keep what happened at each part; an empty one goes."""
    standing = notes_of(conference)
    items = ProgrammeItem.objects.filter(programme__conference=conference, pk__in=notes)
    for item in items:
        said = notes[item.pk].strip()
        if said and said != standing.get(item.pk):
            ItemNote.objects.update_or_create(item=item, defaults={"text": said})
        elif not said:
            ItemNote.objects.filter(item=item).delete()


def close_record(by: User, conference: Conference, kind: str, *, because: str = "") -> RecordEdition:
    """Keep the paper as it reads now, every word. ``because``: why it takes the place of one that was signed.

    Raises PermissionDenied; `Refusal` before the day, while presence is open or a vote goes on.
    """
    require(may_record(by, conference))
    if kind not in RecordKind.values:
        raise ValueError(f"no such kind: {kind}")
    with transaction.atomic():
        standing = taken(conference)
        _is_over(standing)
        signed = any(signature_of(one) is not None for one in editions_of(standing, kind))
        if signed and not because.strip():
            raise Refusal(
                _(
                    "Đã có bản ký rồi, chữ đã ký giữ nguyên. Muốn lập lại thì ghi vì sao; bản mới mang lời ấy và phải ký lại."
                )
            )
        record = record_of(standing, draft_of(standing, kind))
        last = standing.record_editions.filter(kind=kind).aggregate(last=Max("number"))["last"] or 0
        edition = RecordEdition.objects.create(
            conference=standing, kind=kind, number=last + 1, content=as_data(record), by=by,
            because=because.strip() if signed else "",
        )  # fmt: skip
        told = {"kind": edition.get_kind_display(), "number": edition.number}
        audit.record(by, "closed_record", standing, note=_("%(kind)s, bản số %(number)d") % told)
        outbox.tell("conference.record_closed", standing)
    return edition


def _is_over(conference: Conference) -> None:
    if conference.held_on > timezone.localdate():
        raise Refusal(
            _("Hội nghị tổ chức ngày %(on)s, chưa diễn ra nên chưa có gì để chốt.")
            % {"on": f"{conference.held_on:%d/%m/%Y}"}
        )
    if conference.presence_closed_at is None:
        raise Refusal(
            _(
                "Chưa chốt điểm danh nên chưa biết bao nhiêu người có mặt. Hãy chốt điểm danh ở trang danh sách đại biểu trước."
            )
        )
    for slate in slates_of(conference):
        if (vote := vote_of(slate)) is not None and result_of(slate) is None and not cancelled(vote):
            raise Refusal(
                _("Danh sách dự %(to)s đang biểu quyết, chưa có kết quả. Hãy kiểm xong rồi chốt.")
                % {"to": slate.congress}
            )


def sign_record(by: User, edition: RecordEdition, *, signed_on: date) -> RecordSignature:
    """Write down that chair and secretary signed this edition on the day; it stands in the log from here on.

    Raises PermissionDenied; `Refusal` for an edition that is not the last, that is signed, or in which a place is left to fill.
    """
    require(may_record(by, edition.conference))
    with transaction.atomic():
        conference = taken(edition.conference)
        last = editions_of(conference, edition.kind).first()
        if last is None or last.pk != edition.pk:
            raise Refusal(_("Đã có bản mới hơn nên không ký bản này. Hãy mở bản mới nhất."))
        if signature_of(last) is not None:
            raise Refusal(_("Bản này đã ghi là đã ký ngày %(on)s.") % {"on": f"{last.signature.signed_on:%d/%m/%Y}"})
        record = from_data(last.content)
        if record.blanks:
            raise Refusal(
                _(
                    "Bản này còn %(count)d chỗ chưa ghi (giờ, địa điểm, chủ trì hoặc thư ký) nên chưa ký được. "
                    "Hãy ghi đủ rồi chốt bản mới."
                )
                % {"count": record.blanks}
            )
        if not conference.held_on <= signed_on <= timezone.localdate():
            raise Refusal(_("Ngày ký phải từ ngày hội nghị đến hôm nay. Hãy xem lại ngày."))
        signature = RecordSignature.objects.create(
            edition=last, chair=record.chair, secretary=record.secretary, signed_on=signed_on, by=by
        )
        audit.record(by, "signed_record", conference, note=str(signature))
        outbox.tell("conference.record_signed", conference)
        chronicle.write("conference.record_signed", signature, [last, signature])
    return signature
