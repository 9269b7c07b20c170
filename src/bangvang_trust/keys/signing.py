"""The private half: making a key, vouching with it, rolling over to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key

from bangvang_trust import cose
from bangvang_trust.keys.reasons import Reason, refusal
from bangvang_trust.keys.ring import PublicKey, Ring, Vouch, vouched_bytes


@dataclass(frozen=True)
class SigningKey:
    """A private key with what the ring says about it. Never printed: ``repr`` shows the public half alone."""

    private: EllipticCurvePrivateKey
    public: PublicKey

    def __repr__(self) -> str:
        return f"SigningKey({self.public.kid})"


def generate(body: str, not_before: date, not_after: date) -> SigningKey:
    """A fresh P-256 key for ``body``, its name as printed on papers. Raises ``Refused``: ``body``, ``days``."""
    private = generate_private_key(SECP256R1())
    numbers = private.public_key().public_numbers()
    return SigningKey(private, PublicKey(body, numbers.x, numbers.y, not_before, not_after))


def vouch(key: PublicKey, *, by: SigningKey, on: date) -> PublicKey:
    """``key`` with the word of ``by`` added. Raises ``Refused`` when ``by`` is not good on that day, or is ``key`` itself."""
    if not by.public.is_good_on(on) or by.public.kid == key.kid:
        raise refusal(Reason.MAY_NOT_VOUCH, body=by.public.body, day=f"{on:%d/%m/%Y}")
    made = Vouch(by.public.kid, on, cose.sign(vouched_bytes(key, on), by.private))
    return replace(key, vouches=(*key.vouches, made))


def roll_over(ring: Ring, old: SigningKey, *, on: date, not_after: date) -> tuple[SigningKey, Ring]:
    """The next key of the body, good from ``on``, and the ring with it.

    The old key vouches for the new, so that whoever knew the old accepts the new; its own days stay as they were said.
    """
    new = generate(old.public.body, on, not_after)
    vouched = replace(new, public=vouch(new.public, by=old, on=on))
    return vouched, ring.with_key(vouched.public)


def revoke(ring: Ring, kid: str, *, on: date) -> Ring:
    """The ring with this key withdrawn. Raises ``Refused`` (``not_in_ring``)."""
    key = ring.get(kid)
    if key is None:
        raise refusal(Reason.NOT_IN_RING, kid=kid)
    return ring.with_key(replace(key, revoked_on=on))
