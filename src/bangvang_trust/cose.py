"""The one form of COSE_Sign1 that is written here, and the only one that is read (RFC 9052 §4.2, RFC 9053 §2.1).

Tag 18, protected header exactly ``{1: -7, 4: key id of eight bytes}``, unprotected header empty, ES256. A message in any
other form is refused, also where the standard would allow it: what has one spelling cannot be respelt. ECDSA gives two
signatures for one message, ``s`` and ``n - s``; only the lower one is written and accepted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

TAG, ES256 = 18, -7
KID_BYTES, SIGNATURE_BYTES = 8, 64
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Order of P-256 (FIPS 186-5, SP 800-186 §3.2.1.3)."""
_ALGORITHM, _KEY_ID = 1, 4
_DEEPEST = 3
NULL = b"\xf6"
_UNSIGNED, _TEXT, _ARRAY, _IN_ONE_BYTE = 0x00, 0x60, 0x80, 24


class NotCose(ValueError):
    """The bytes are not the one form of COSE_Sign1 that is read here."""


class OtherAlgorithm(NotCose):
    """A COSE_Sign1 whose protected header names another algorithm than ES256, or none."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A COSE_Sign1 taken apart; nothing about it has been verified."""

    kid: bytes
    payload: bytes
    signature: bytes


def dumps(value: object) -> bytes:
    """Deterministic CBOR (RFC 8949 §4.2.1; shorter keys of a map first, which for keys of one kind is the same order)."""
    return cbor2.dumps(value, canonical=True)


def loads(data: bytes) -> object:
    """One deterministic CBOR item and nothing after it. Raises ``NotCose``."""
    value = loads_in_any_spelling(data)
    try:
        again = dumps(value)
    except (cbor2.CBORError, ValueError, TypeError, OverflowError) as error:
        raise NotCose("not CBOR") from error
    if again != data:
        raise NotCose("not deterministic CBOR")
    return value


def loads_in_any_spelling(data: bytes) -> object:
    """One CBOR item, for callers that write it again themselves and compare. Raises ``NotCose``."""
    try:
        value: object = cbor2.loads(data, max_depth=_DEEPEST, allow_indefinite=False, allow_duplicate_keys=False)
    except (cbor2.CBORError, ValueError, TypeError, OverflowError) as error:
        raise NotCose("not CBOR") from error
    return value


def text(value: str) -> bytes:
    """A text as `dumps` writes it, at a fifth of the time: what is written a million times is put together by hand."""
    data = value.encode()
    length = len(data)
    return (_TEXT_HEADS[length] if length < len(_TEXT_HEADS) else _head(_TEXT, length)) + data


def unsigned(value: int) -> bytes:
    """A whole number from 0 on as `dumps` writes it."""
    return _head(_UNSIGNED, value)


def array_of(count: int) -> bytes:
    """What stands before so many items."""
    return _head(_ARRAY, count)


def _head(kind: int, count: int) -> bytes:
    """Major type and length in their shortest form (RFC 8949 §3, §4.2.1)."""
    if count < _IN_ONE_BYTE:
        return bytes((kind | count,))
    if count < 1 << 8:
        return bytes((kind | _IN_ONE_BYTE, count))
    size = next(size for size in range(4) if count < 1 << (8 << size))
    return bytes((kind | _IN_ONE_BYTE + size,)) + count.to_bytes(1 << size, "big")


_TEXT_HEADS = [_head(_TEXT, length) for length in range(1 << 8)]


def seal(payload: bytes, *, kid: bytes, key: EllipticCurvePrivateKey, context: bytes) -> bytes:
    """A COSE_Sign1 over ``payload``. ``context`` is signed too and not carried (external_aad): it tells uses apart."""
    protected = _protected(kid)
    signature = sign(to_be_signed(protected, payload, context), key)
    return dumps(cbor2.CBORTag(TAG, [protected, {}, payload, signature]))


def unseal(data: bytes) -> Sealed:
    """Take a COSE_Sign1 apart without verifying it. Raises ``NotCose``, or ``OtherAlgorithm`` for a foreign header."""
    message = loads(data)
    if not isinstance(message, cbor2.CBORTag) or message.tag != TAG:
        raise NotCose("not tagged COSE_Sign1")
    match message.value:
        case [bytes(protected), Mapping() as unprotected, bytes(payload), bytes(signature)]:
            pass
        case _:
            raise NotCose("not the four parts of COSE_Sign1")
    if unprotected or len(signature) != SIGNATURE_BYTES:
        raise NotCose("unprotected header or length of signature")
    return Sealed(_kid_in(protected), payload, signature)


def holds(sealed: Sealed, key: EllipticCurvePublicKey, *, context: bytes) -> bool:
    """Whether the signature was made by ``key`` over this payload, header and ``context``."""
    return verify(to_be_signed(_protected(sealed.kid), sealed.payload, context), sealed.signature, key)


def to_be_signed(protected: bytes, payload: bytes, context: bytes) -> bytes:
    """Sig_structure of RFC 9052 §4.4."""
    return dumps(["Signature1", protected, context, payload])


def sign(message: bytes, key: EllipticCurvePrivateKey) -> bytes:
    """64 bytes ``r || s`` with the lower ``s``."""
    r, s = decode_dss_signature(key.sign(message, ECDSA(SHA256())))
    return r.to_bytes(32, "big") + min(s, ORDER - s).to_bytes(32, "big")


def verify(message: bytes, signature: bytes, key: EllipticCurvePublicKey) -> bool:
    """Whether ``signature`` is ``r || s`` of ``key`` over ``message``, with the lower ``s``."""
    if len(signature) != SIGNATURE_BYTES:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not (0 < r < ORDER and 0 < s <= ORDER // 2):
        return False
    try:
        key.verify(encode_dss_signature(r, s), message, ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def _protected(kid: bytes) -> bytes:
    return dumps({_ALGORITHM: ES256, _KEY_ID: kid})


def _kid_in(protected: bytes) -> bytes:
    header = loads(protected)
    if not isinstance(header, Mapping):
        raise NotCose("protected header is not a map")
    if header.get(_ALGORITHM) != ES256:
        raise OtherAlgorithm("not ES256")
    kid = header.get(_KEY_ID)
    if not isinstance(kid, bytes) or len(kid) != KID_BYTES or len(header) != 2:
        raise NotCose("not exactly algorithm and key id")
    return kid
