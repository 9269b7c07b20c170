"""The word of a log that a ring holds exactly these keys: a signed note (C2SP signed-note) that travels inside the ring's file.

Whoever has the log's public key, which is printed with its heads, sees whether a key was added, dropped or altered on the way.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bangvang_trust.keys.reasons import Reason, refusal
from bangvang_trust.keys.ring import Ring
from bangvang_trust.keys.ring_file import key_rows
from bangvang_trust.log.note import NoteKey, NoteSigner, parse, to_base64

CONTEXT = "bangvang-ring-1"


@dataclass(frozen=True, slots=True)
class Announced:
    """What the note says: of which log, on which day, how many keys."""

    origin: str
    on: date
    count: int


def announce(ring: Ring, signer: NoteSigner, *, on: date) -> str:
    """The note of the log that signs: context, log, day, number of keys, SHA-256 of the keys as `digest` takes it."""
    text = "\n".join([CONTEXT, signer.key.name, on.isoformat(), str(len(ring.keys)), to_base64(digest(ring))]) + "\n"
    return f"{text}\n{signer.line(text)}"


def digest(ring: Ring) -> bytes:
    """SHA-256 of the keys as JSON without blanks, names and keys in the order of the file, letters not escaped."""
    rows = json.dumps(key_rows(ring), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(rows.encode()).digest()


def hold(ring: Ring, note: str, keys: Collection[NoteKey] = ()) -> Announced:
    """What the note says of ``ring``. Without ``keys`` only whether it speaks of exactly this ring is looked at.

    Raises ``Refused``: ``announced_other`` when it speaks of another ring, ``announcement`` for a note that is none, and
    as a note does when none of ``keys`` signed it or the signature does not hold.
    """
    told = parse(note)
    try:
        context, origin, day, count, said = told.text.splitlines()
        announced = Announced(origin, date.fromisoformat(day), int(count))
    except ValueError as error:
        raise refusal(Reason.ANNOUNCEMENT) from error
    if context != CONTEXT:
        raise refusal(Reason.ANNOUNCEMENT)
    if (announced.count, said) != (len(ring.keys), to_base64(digest(ring))):
        raise refusal(Reason.ANNOUNCED_OTHER, day=f"{announced.on:%d/%m/%Y}")
    if keys:
        told.signed_by(keys)
    return announced
