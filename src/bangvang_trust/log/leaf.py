"""What stands in the log: facts that may be public, and salted commitments to everything personal.

A commitment is ``HMAC-SHA-256(salt, CBOR [context, field, value])`` with 32 random bytes of salt for each value. Whoever has
value and salt can show that they are meant; without the salt a commitment says nothing, also about a name that could be
guessed. Erasing a person's data is destroying the salts: leaves, roots and every proof stay as they are.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bangvang_trust import cose
from bangvang_trust.log.reasons import Reason, refusal

VERSION = 1
CONTEXT = "bangvang-commitment-1"
SALT_BYTES = COMMITMENT_BYTES = 32
MAX_BYTES = 16_384
Value = str | int | bytes | None
_VALUES = {str, int, bytes, type(None)}


@dataclass(frozen=True)
class Leaf:
    """One act: ``kind`` what was done, ``thing`` to what (an id that names nobody), in which ``version``, when (UTC).

    ``facts`` may be read by all. ``commitments`` are 32 bytes for each field.
    """

    kind: str
    thing: str
    version: int
    at: datetime
    facts: Mapping[str, Value] = field(default_factory=dict)
    commitments: Mapping[str, bytes] = field(default_factory=dict)

    def to_cbor(self) -> bytes:
        """``[1, kind, thing, version, seconds since 1970-01-01 UTC, facts, commitments]``, deterministic.

        Raises ``ValueError`` for a moment without a time zone.
        """
        if self.at.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        seconds = int(self.at.timestamp())
        row = [VERSION, self.kind, self.thing, self.version, seconds, dict(self.facts), dict(self.commitments)]
        return cose.dumps(row)

    @classmethod
    def from_cbor(cls, data: bytes) -> Leaf:
        """Raises ``Refused`` (``leaf``) for anything that `to_cbor` would not write."""
        if len(data) > MAX_BYTES:
            raise refusal(Reason.LEAF, what="quá dài")
        try:
            value = cose.loads_in_any_spelling(data)  # held to the one spelling below, where it is written again
        except cose.NotCose as error:
            raise refusal(Reason.LEAF, what="không phải CBOR") from error
        match value:
            case [1, str(kind), str(thing), int(version), int(at), dict(facts), dict(commitments)]:
                pass
            case _:
                raise refusal(Reason.LEAF, what="thiếu mục hoặc sai kiểu")
        if isinstance(version, bool) or not _are_values(facts) or not _are_commitments(commitments):
            raise refusal(Reason.LEAF, what="mục viết sai")
        leaf = cls(kind, thing, version, _moment(at), facts, commitments)
        if leaf.to_cbor() != data:
            raise refusal(Reason.LEAF, what="mục viết sai")
        return leaf


def new_salt() -> bytes:
    """32 random bytes; one for each value, kept apart from the log, destroyed to erase the value."""
    return secrets.token_bytes(SALT_BYTES)


def commit(name: str, value: Value, salt: bytes) -> bytes:
    """The commitment of field ``name`` to ``value``. Raises ``ValueError`` for a salt of another length than 32 bytes."""
    if len(salt) != SALT_BYTES:
        raise ValueError("a salt has 32 bytes")
    return hmac.digest(salt, cose.dumps([CONTEXT, name, value]), "sha256")


def opens(commitment: bytes, name: str, value: Value, salt: bytes) -> bool:
    """Whether ``commitment`` is that of ``name`` to ``value`` under ``salt``."""
    return hmac.compare_digest(commitment, commit(name, value, salt))


def _moment(seconds: int) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise refusal(Reason.LEAF, what="thời điểm không có thật") from error


def _are_values(facts: Mapping[object, object]) -> bool:
    return all(type(name) is str and type(value) in _VALUES for name, value in facts.items())


def _are_commitments(commitments: Mapping[object, object]) -> bool:
    return all(
        isinstance(name, str) and isinstance(value, bytes) and len(value) == COMMITMENT_BYTES
        for name, value in commitments.items()
    )
