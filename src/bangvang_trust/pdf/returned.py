"""Nothing is called signed because a signer says so: what came back is held against the exact bytes that were sent."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from datetime import datetime

from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from bangvang_trust.errors import Refused
from bangvang_trust.pdf.additions import only_signs
from bangvang_trust.pdf.at_once import at_once
from bangvang_trust.pdf.changes import only_proofs_after
from bangvang_trust.pdf.examining import Signature, look
from bangvang_trust.pdf.places import Place
from bangvang_trust.pdf.reasons import Reason, Weight, refusal
from bangvang_trust.pdf.signer import Signer, Wish
from bangvang_trust.pdf.structure import Opened, end_of, opened, revision_that_was
from bangvang_trust.pdf.trusted import Trusted

MOST_ADDED = 512 * 1024
"""Bytes that one signature may add: hexadecimal letters of a chain, a time stamp and lists of revocation."""


def sign_and_accept(
    signer: Signer, pdf: bytes, wish: Wish, trusted: Trusted, *, at: datetime, seconds: float
) -> tuple[bytes, Signature]:
    """Have ``pdf`` signed within ``seconds`` and look at what came back: the signed file and what was seen in it.

    Raises ``Refused``: ``unavailable``, ``slow``, whatever the signer refuses itself, and as `accept`.
    """
    problem = signer.problem(at)
    if problem is not None:
        raise problem
    signed = _within(seconds, signer, pdf, wish)
    fingerprint = hashlib.sha256(signer.certificate).hexdigest()
    seen = accept(pdf, signed, field=wish.field, fingerprints={fingerprint}, trusted=trusted, at=at, places=wish.places)
    return signed, seen


def accept(
    sent: bytes,
    returned: bytes,
    *,
    field: str | None,
    fingerprints: set[str],
    trusted: Trusted,
    at: datetime,
    places: Mapping[str, Place] | None = None,
) -> Signature:
    """The new signature in ``returned``, which must be ``sent`` with exactly one signature behind it, and at most its proofs.

    ``fingerprints``: SHA-256 of the certificates that may have made it, in hexadecimal letters. ``field``: where it must
    stand; None where the office could not choose (a file that was signed elsewhere). ``places``: where fields were asked to be
    drawn; one of them drawn elsewhere, or showing something before it is signed, is an addition.

    Raises ``Refused``: ``other_document``, ``long``, ``unsigned``, ``signed_twice``, ``other_field``, ``other_certificate``,
    ``added``, and whatever breaks a signature. Whether the chain leads to a trusted root is told, not asked: who signs is
    already known by the certificate itself.
    """
    if not returned.startswith(sent):
        raise refusal(Reason.OTHER_DOCUMENT)
    if len(returned) - len(sent) > MOST_ADDED:
        raise refusal(Reason.LONG)
    if returned == sent:
        raise refusal(Reason.UNSIGNED)
    found = opened(returned)
    new = _only_new(found, len(sent))
    if field is not None and new.field_name != field:
        raise refusal(Reason.OTHER_FIELD, got=new.field_name, field=field)
    seen = at_once(look(found, new, trusted, at))
    _is_sound(seen)
    if seen.certificate is None or seen.certificate.sha256 not in fingerprints:
        raise refusal(Reason.OTHER_CERTIFICATE, got=seen.certificate.subject if seen.certificate else "không rõ")
    base = revision_that_was(found, sent)
    alone = base is not None and only_signs(found.reader, base, str(new.field_name), places)
    if not alone or not only_proofs_after(found, new):
        raise refusal(Reason.ADDED)
    return seen


def _only_new(found: Opened, sent: int) -> EmbeddedPdfSignature:
    """The one signature that ends behind what was sent, ``sent`` bytes long."""
    added = [signature for signature in found.signatures if end_of(signature) > sent]
    if not added:
        raise refusal(Reason.UNSIGNED)
    if len(added) > 1:
        raise refusal(Reason.SIGNED_TWICE)
    return added[0]


def _is_sound(seen: Signature) -> None:
    """Raise the first thing that breaks the signature."""
    for finding in seen.findings:
        if finding.weight == Weight.BROKEN:
            raise Refused(finding.reason, finding.sentence)


def _within(seconds: float, signer: Signer, pdf: bytes, wish: Wish) -> bytes:
    """What the signer gives back in time. One that hangs is left in its thread; nothing that it gives later is looked at."""
    answer: list[bytes | BaseException] = []

    def ask() -> None:
        try:
            answer.append(signer.sign(pdf, wish))
        except BaseException as error:  # told to who waits, below
            answer.append(error)

    thread = threading.Thread(target=ask, daemon=True, name=f"sign with {signer.name}")
    thread.start()
    thread.join(seconds)
    if not answer:
        raise refusal(Reason.SLOW, name=signer.name, seconds=f"{seconds:g}")
    got = answer[0]
    if isinstance(got, Refused):
        raise got
    if not isinstance(got, bytes):
        raise refusal(Reason.UNAVAILABLE, name=signer.name, why=f"{type(got).__name__}: {got}"[:200])
    return got
