"""Taking in what witnesses say: only of those the office has named, only what holds."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.chronicle.models import Cosignature, Head, Witness
from bangvang.chronicle.queries import current_log
from bangvang_trust.log import COSIGNATURE, NoteKey
from bangvang_trust.log.checkpoint import Checkpoint
from bangvang_trust.log.note import parse

LONGEST = 4_000
"""Characters of a note that a witness sends back: a head and its lines, never more."""


def add_witness(vkey: str, *, name: str) -> Witness:
    """Accept the cosignatures of this key from now on. Raises ``Refused`` for a key of another kind."""
    key = NoteKey.from_vkey(vkey)
    if key.kind != COSIGNATURE:
        raise Refusal(_("Khóa này không phải khóa của bên chứng kiến (loại 0x04). Hãy xin đúng khóa của họ."))
    witness, _new = Witness.objects.get_or_create(vkey=vkey, defaults={"name": name})
    return witness


def take_cosignature(document: str) -> list[Cosignature]:
    """Keep the lines of known witnesses under a head of ours; a line that is kept already is passed over.

    ``document`` is the signed head as it was given out, with the witness's line. Raises `Refusal` for a head that is not
    ours, ``Refused`` for a note that cannot be read, has a wrong signature, or none of a known witness.
    """
    if len(document) > LONGEST:
        raise Refusal(_("Lời chứng kiến dài quá mức nên không nhận."))
    note = parse(document)
    told = Checkpoint.from_text(note.text)
    log = current_log()
    head = Head.objects.filter(log=log, size=told.size).first() if log and log.origin == told.origin else None
    if head is None or parse(head.note).text != note.text:
        raise Refusal(_("Mốc này không phải mốc của nhật ký ở đây nên không nhận lời chứng kiến."))
    known = {NoteKey.from_vkey(witness.vkey): witness for witness in Witness.objects.all()}
    kept = []
    for signed in note.signed_by(known):
        line = next(row for row in document.splitlines(keepends=True) if row.startswith(f"— {signed.key.name} "))
        with transaction.atomic():
            one, new = Cosignature.objects.get_or_create(
                head=head,
                witness=known[signed.key],
                defaults={"line": line, "seen_at": datetime.fromtimestamp(signed.at or 0, UTC)},
            )
        if new:
            kept.append(one)
    return kept
