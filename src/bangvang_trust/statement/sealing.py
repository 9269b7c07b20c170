"""Signing a statement into an address, and proving what an address says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bangvang_trust import cose
from bangvang_trust.keys.ring import PublicKey, Ring
from bangvang_trust.keys.signing import SigningKey
from bangvang_trust.statement import envelope
from bangvang_trust.statement.content import Statement, from_cbor, to_cbor
from bangvang_trust.statement.reasons import Reason, refusal

CONTEXT = b"bangvang-statement-1"
"""Signed with every statement (external_aad), so that no other signature of the same key can pass for one."""
PRINTABLE = 560
"""Characters of an address that a QR code of version 18 holds at correction M: 97 modules with the quiet zone, 0.31 mm each
in a square of 30 mm. A longer one needs a larger square."""
_ADDRESS = re.compile(r"\S*/x/([A-Za-z0-9_-]{16,32})/?#(\S+)")


@dataclass(frozen=True, slots=True)
class Proven:
    """A statement whose signature holds, and the key that made it.

    It proves that the body said so on that day. Whether the award still stands is asked of the body, on line.
    """

    statement: Statement
    key: PublicKey


def sign(statement: Statement, key: SigningKey) -> str:
    """The letters to put after the ``#``, proven once before they are given: a key that is not what its ring says signs nothing.

    Raises ``Refused`` for a statement that no verifier would accept: unsound content, more than fits, an issuer that is not
    of the key's body, a day outside the key's days, a revoked key.
    """
    if not statement.is_sound:
        raise refusal(Reason.CONTENT)
    _key_may(key.public, statement)
    sealed = cose.seal(to_cbor(statement), kid=bytes.fromhex(key.public.kid), key=key.private, context=CONTEXT)
    try:
        letters = envelope.pack(sealed)
    except ValueError as error:
        raise refusal(Reason.LARGE) from error
    verify_letters(letters, Ring((key.public,)), public_id=statement.public_id)
    return letters


def address(base: str, statement: Statement, letters: str) -> str:
    """What the QR holds: ``<base>/x/<id>#<letters>``. A browser never sends what follows the ``#`` (RFC 9110 §7.1)."""
    return f"{base.rstrip('/')}/x/{statement.public_id}#{letters}"


def verify(text: str, ring: Ring) -> Proven:
    """Prove a whole address against ``ring``. Raises ``Refused`` with a `Reason` for everything else."""
    parts = _ADDRESS.fullmatch(text.strip()) if len(text) <= 2 * envelope.MAX_TEXT else None
    if parts is None:
        raise refusal(Reason.NO_STATEMENT)
    return verify_letters(parts[2], ring, public_id=parts[1])


def verify_letters(letters: str, ring: Ring, *, public_id: str | None = None) -> Proven:
    """Prove the letters after the ``#``; with ``public_id`` also that they belong to that address."""
    sealed = _opened(letters)
    statement = from_cbor(sealed.payload)
    key = ring.get(sealed.kid.hex())
    if key is None:
        raise refusal(Reason.UNKNOWN_KEY, kid=sealed.kid.hex())
    if not cose.holds(sealed, key.point, context=CONTEXT):
        raise refusal(Reason.SIGNATURE, body=key.body)
    _key_may(key, statement)
    if public_id not in (None, statement.public_id):
        raise refusal(Reason.OTHER_ADDRESS, theirs=statement.public_id, ours=public_id)
    return Proven(statement, key)


def kid_of(letters: str) -> str:
    """The key id that a statement names, unverified; to say which ring is missing. Raises ``Refused``."""
    return _opened(letters).kid.hex()


def _opened(letters: str) -> cose.Sealed:
    try:
        return cose.unseal(envelope.unpack(letters))
    except envelope.NotAnEnvelope as error:
        raise refusal(Reason(error.damage.value)) from error
    except cose.OtherAlgorithm as error:
        raise refusal(Reason.ALGORITHM) from error
    except cose.NotCose as error:
        raise refusal(Reason.FORMAT) from error


def _key_may(key: PublicKey, statement: Statement) -> None:
    """Hold the statement's day and issuer to what the key stands for."""
    day = statement.signed_on
    if key.revoked_on is not None:
        raise refusal(Reason.KEY_REVOKED, body=key.body, day=_written(key.revoked_on))
    if day < key.not_before:
        raise refusal(Reason.KEY_EARLY, body=key.body, day=_written(day), limit=_written(key.not_before))
    if day > key.not_after:
        raise refusal(Reason.KEY_EXPIRED, body=key.body, day=_written(day), limit=_written(key.not_after))
    if not statement.is_by(key.body):
        raise refusal(Reason.OTHER_BODY, issuer=statement.issuer, body=key.body)


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"
