"""Drawing up a list: what it says, which dossiers it names, which papers go with it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.consultation import states
from bangvang.consultation.models import Attachment, Consultation, Entry
from bangvang.consultation.permissions import may_manage, may_manage_for, require
from bangvang.consultation.validators import ALPHABET, MOST_ATTACHMENTS, pdf_problem
from bangvang.files.actions import store
from bangvang.files.queries import PDF
from bangvang.nomination.models import Handling
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit

REVISABLE = (
    "title", "legal_basis", "proposal_code", "proposal_on", "opens_on", "days", "day_unit", "closes_by_hand",
    "period_by", "contact_person", "contact_address", "contact_phone", "contact_email",
)  # fmt: skip
_PUBLIC_LETTERS = 10


def begin(by: User, body: Unit, **fields: Any) -> Consultation:
    """Begin to draw up a list of ``body``; ``fields`` are some of `REVISABLE`. Raises PermissionDenied, ValueError."""
    require(may_manage_for(by, body))
    _known(fields)
    with transaction.atomic():
        public_id = "".join(secrets.choice(ALPHABET.lower()) for _place in range(_PUBLIC_LETTERS))
        made = Consultation.objects.create(body=body, public_id=public_id, made_by=by, **fields)
        audit.record(by, "began_consultation", made)
        outbox.tell("consultation.begun", made)
    return made


def revise(by: User, consultation: Consultation, *, read_version: int, **fields: Any) -> Consultation:
    """Change what a draft says. Raises PermissionDenied, Stale, `Refusal` once it is published."""
    require(may_manage(by, consultation))
    _known(fields)
    with transaction.atomic():
        standing = claimed(consultation, "revise", read_version)
        changes = audit.changes_to(standing, fields)
        for name, value in fields.items():
            setattr(standing, name, value)
        standing.save(update_fields=list(fields))
        audit.record(by, "revised_consultation", standing, changes=changes)
        outbox.tell("consultation.revised", standing)
    return standing


def _known(fields: dict[str, Any]) -> None:
    unknown = set(fields) - set(REVISABLE)
    if unknown:
        raise ValueError(f"not revisable: {sorted(unknown)}")


def claimed(consultation: Consultation, verb: str, read_version: int | None = None) -> Consultation:
    """The row as it stands, locked for ``verb``; the state is asked first, because a published row is locked altogether.

    ``read_version`` None: the verb shows no text that somebody else could have changed. Raises Stale, `Refusal`.
    """
    standing = Consultation.objects.select_for_update(of=("self",)).select_related("body").get(pk=consultation.pk)
    target = states.after(verb, standing.state)
    claim(standing, standing.version if read_version is None else read_version)
    standing.state = target
    consultation.version, consultation.state = standing.version, target
    return standing


def discard(by: User, consultation: Consultation, *, read_version: int) -> Consultation:
    """Leave a draft; it stays on record as discarded and nobody outside ever sees it."""
    require(may_manage(by, consultation))
    with transaction.atomic():
        standing = claimed(consultation, "discard", read_version)
        standing.save(update_fields=["state"])
        audit.record(by, "discarded_consultation", standing)
        outbox.tell("consultation.discarded", standing)
    return standing


def add_entries(by: User, consultation: Consultation, handlings: Sequence[Handling]) -> list[Entry]:
    """Name dossiers on a draft, in the order given. Raises PermissionDenied, `Refusal`."""
    require(may_manage(by, consultation))
    with transaction.atomic():
        standing = claimed(consultation, "revise")
        entries = named(standing, handlings)
        audit.record(by, "listed_dossiers", standing, note=_("%(count)d hồ sơ") % {"count": len(entries)})
        outbox.tell("consultation.listed", standing)
    return entries


def named(consultation: Consultation, handlings: Sequence[Handling]) -> list[Entry]:
    """Entries for the dossiers after those that stand. Raises `Refusal` for a dossier that is not in the body's hands."""
    if not handlings:
        raise Refusal(_("Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ."))
    last = consultation.entries.aggregate(last=Max("ordinal"))["last"] or 0
    taken = set(consultation.entries.values_list("handling_id", flat=True))
    for handling in handlings:
        if handling.body_id != consultation.body_id or handling.closed_on is not None or handling.pk in taken:
            raise Refusal(
                _("Hồ sơ %(name)s không còn ở %(body)s, hoặc đã có trong danh sách. Hãy tải lại trang.")
                % {"name": handling.nomination.name, "body": consultation.body}
            )
    return [_entry(consultation, handling, ordinal) for ordinal, handling in enumerate(handlings, start=last + 1)]


def _entry(consultation: Consultation, handling: Handling, ordinal: int) -> Entry:
    words = handling.nomination
    return Entry.objects.create(
        consultation=consultation,
        handling=handling,
        ordinal=ordinal,
        honorific=words.honorific,
        name=words.name,
        position=words.position,
        unit_name=words.unit_name,
        award=words.award,
        achieved_from=words.proposal.achieved_from,
        achieved_until=words.proposal.achieved_until,
    )


def drop_entry(by: User, entry: Entry) -> None:
    """Take a dossier off a draft; those after it move up."""
    require(may_manage(by, entry.consultation))
    with transaction.atomic():
        standing = claimed(entry.consultation, "revise")
        audit.record(by, "unlisted_dossier", standing, note=entry.name)
        entry.delete()
        for ordinal, one in enumerate(standing.entries.order_by("ordinal"), start=1):
            if one.ordinal != ordinal:
                one.ordinal = ordinal
                one.save(update_fields=["ordinal"])
        outbox.tell("consultation.listed", standing)


def attach(by: User, consultation: Consultation, *, label: str, data: bytes, name: str) -> Attachment:
    """Put a PDF beside a draft. Raises PermissionDenied, `Refusal` for another kind of file, a heavy one, or too many."""
    require(may_manage(by, consultation))
    problem = pdf_problem(data)
    if problem:
        raise Refusal(problem)
    with transaction.atomic():
        standing = claimed(consultation, "revise")
        if standing.attachments.count() >= MOST_ATTACHMENTS:
            raise Refusal(
                _("Đã có %(most)d tài liệu, không kèm thêm được. Hãy ghép các tệp.") % {"most": MOST_ATTACHMENTS}
            )
        file = store(data, name=name if name.lower().endswith(".pdf") else f"{name}.pdf", media_type=PDF)
        made = Attachment.objects.create(consultation=standing, label=label, file=file)
        audit.record(by, "attached_paper", standing, note=label)
        outbox.tell("consultation.attached", standing)
    return made


def detach(by: User, attachment: Attachment) -> None:
    """Take a paper away from a draft."""
    require(may_manage(by, attachment.consultation))
    with transaction.atomic():
        standing = claimed(attachment.consultation, "revise")
        audit.record(by, "detached_paper", standing, note=attachment.label)
        attachment.delete()
        outbox.tell("consultation.attached", standing)
