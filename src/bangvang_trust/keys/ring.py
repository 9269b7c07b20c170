"""Whose keys are known: the public half, which everybody may have.

A ring is a JSON file (format in docs/trust/README.md). It is believed because of where it came from, or, when it came
from anywhere, because its keys lead by vouches to keys that the reader already has: see `Ring.trusted_from`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey, EllipticCurvePublicNumbers

from bangvang_trust import cose
from bangvang_trust.keys.reasons import Reason, refusal
from bangvang_trust.text import is_plain

VOUCH_CONTEXT = "bangvang-vouch-1"
LONGEST_BODY = 160


@dataclass(frozen=True, slots=True)
class Vouch:
    """The word of key ``by`` on the day ``on`` that another key is its body's; 64 bytes of ES256 over `vouched_bytes`."""

    by: str
    on: date
    signature: bytes


@dataclass(frozen=True)
class PublicKey:
    """One key of one body, good for statements signed from ``not_before`` to ``not_after``, both days included.

    ``x`` and ``y`` are coordinates on P-256. An expired key still proves what was signed in its days. A revoked key
    (``revoked_on``) proves nothing: whoever stole it could write any day.
    """

    body: str
    x: int
    y: int
    not_before: date
    not_after: date
    revoked_on: date | None = None
    vouches: tuple[Vouch, ...] = ()

    def __post_init__(self) -> None:
        if not is_plain(self.body, LONGEST_BODY):
            raise refusal(Reason.BODY)
        if self.not_before > self.not_after:
            raise refusal(Reason.DAYS, start=self.not_before.isoformat(), end=self.not_after.isoformat())

    @cached_property
    def thumbprint(self) -> bytes:
        """32 bytes: COSE Key Thumbprint with SHA-256 (RFC 9679 §4)."""
        x, y = (value.to_bytes(32, "big") for value in (self.x, self.y))
        return hashlib.sha256(cose.dumps({1: 2, -1: 1, -2: x, -3: y})).digest()

    @cached_property
    def kid(self) -> str:
        """The key id: the first eight bytes of the thumbprint, in 16 hexadecimal digits."""
        return self.thumbprint[: cose.KID_BYTES].hex()

    @cached_property
    def point(self) -> EllipticCurvePublicKey:
        """The key to verify with. Raises ``ValueError`` when (x, y) is not on the curve."""
        return EllipticCurvePublicNumbers(self.x, self.y, SECP256R1()).public_key()

    def is_good_on(self, day: date) -> bool:
        """Whether the key may sign on ``day``."""
        return self.revoked_on is None and self.not_before <= day <= self.not_after


def vouched_bytes(key: PublicKey, on: date) -> bytes:
    """What a vouch signs: CBOR ``[context, thumbprint, body, not before, not after, day]``, days as ISO 8601 text."""
    days = [day.isoformat() for day in (key.not_before, key.not_after, on)]
    return cose.dumps([VOUCH_CONTEXT, key.thumbprint, key.body, *days])


def vouch_holds(vouch: Vouch, key: PublicKey, voucher: PublicKey) -> bool:
    """Whether ``vouch`` for ``key`` was made by ``voucher`` on a day on which that key was good."""
    return (
        vouch.by == voucher.kid != key.kid
        and voucher.is_good_on(vouch.on)
        and cose.verify(vouched_bytes(key, vouch.on), vouch.signature, voucher.point)
    )


@dataclass(frozen=True)
class Ring:
    """Public keys, each id once. Raises ``Refused`` (``twice``) when made with two keys of one id."""

    keys: tuple[PublicKey, ...] = ()
    _by_kid: dict[str, PublicKey] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_kid: dict[str, PublicKey] = {}
        for key in self.keys:
            if key.kid in by_kid:
                raise refusal(Reason.TWICE, kid=key.kid)
            by_kid[key.kid] = key
        object.__setattr__(self, "_by_kid", by_kid)

    def __iter__(self) -> Iterator[PublicKey]:
        return iter(self.keys)

    def get(self, kid: str) -> PublicKey | None:
        """The key of this id."""
        return self._by_kid.get(kid)

    def with_key(self, key: PublicKey) -> Ring:
        """This ring with ``key`` added, or in the place of the one with its id."""
        if key.kid not in self._by_kid:
            return Ring((*self.keys, key))
        return Ring(tuple(key if old.kid == key.kid else old for old in self.keys))

    def signing_key(self, body: str, on: date) -> PublicKey | None:
        """The key to sign with for ``body`` on that day: of those that are good, the one that began last."""
        good = [key for key in self.keys if key.body == body and key.is_good_on(on)]
        return max(good, key=lambda key: (key.not_before, key.kid), default=None)

    def trusted_from(self, anchors: Collection[str]) -> Ring:
        """Only the keys with an id in ``anchors`` and those that lead to one by vouches that hold, at any distance.

        A new key vouched for by the one before it is a rollover; the key of an abolished body vouched for by its successor
        stays usable for whoever knows the successor.
        """
        fresh = reached = {kid: self._by_kid[kid] for kid in anchors if kid in self._by_kid}
        while fresh:  # a vouch is only looked at when its maker has just been reached: each once, however long the chain
            fresh = {key.kid: key for key in self.keys if key.kid not in reached and _is_vouched(key, fresh)}
            reached = reached | fresh
        return Ring(tuple(key for key in self.keys if key.kid in reached))


def _is_vouched(key: PublicKey, vouchers: dict[str, PublicKey]) -> bool:
    return any(vouch.by in vouchers and vouch_holds(vouch, key, vouchers[vouch.by]) for vouch in key.vouches)
