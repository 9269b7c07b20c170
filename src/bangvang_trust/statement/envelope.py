"""The letters after the ``#``: base64url without padding (RFC 4648 §5) of zlib (RFC 1950) of bytes, in one spelling only.

Both lengths are bounded before anything is unpacked. Refused as respelt: stray bits in the last letter, another zlib
header than ours, more than one block of deflate, stray bits in or after the block, and bytes after the end.
"""

from __future__ import annotations

import base64
import re
import zlib
from enum import StrEnum

MAX_TEXT = 2_750
"""Letters."""
MAX_BYTES = 2_048
"""Bytes after unpacking."""
_LEVEL = 9
_HEADER = b"\x78\xda"  # window of 32 KiB, slowest: what zlib writes at level 9 (RFC 1950 §2.2)
_LAST_BLOCK, _STORED_BLOCK = 0b001, 0b110  # RFC 1951 §3.2.3: the first bit says "last", the next two are 0 when stored
_LETTERS = re.compile(r"[A-Za-z0-9_-]+")


class Damage(StrEnum):
    """Why the letters are not an envelope."""

    LONG = "long"
    LETTERS = "letters"
    PACKING = "packing"
    LARGE = "large"


class NotAnEnvelope(ValueError):
    """The letters cannot be opened; ``damage`` says why."""

    def __init__(self, damage: Damage) -> None:
        self.damage = damage
        super().__init__(damage.value)


def pack(data: bytes) -> str:
    """Letters for at most ``MAX_BYTES`` bytes. Raises ``ValueError`` when there are more."""
    if len(data) > MAX_BYTES:
        raise ValueError(f"{len(data)} bytes, more than {MAX_BYTES}")
    return base64.urlsafe_b64encode(zlib.compress(data, _LEVEL)).rstrip(b"=").decode("ascii")


def unpack(text: str) -> bytes:
    """The bytes behind the letters. Raises ``NotAnEnvelope``; never holds more than ``MAX_BYTES`` + 1 bytes."""
    if len(text) > MAX_TEXT:
        raise NotAnEnvelope(Damage.LONG)
    packed = _from_letters(text)
    if not packed.startswith(_HEADER):
        raise NotAnEnvelope(Damage.PACKING)
    data = _inflated(packed)
    if data is None:
        raise NotAnEnvelope(Damage.PACKING)
    if len(data) > MAX_BYTES:
        raise NotAnEnvelope(Damage.LARGE)
    if _has_stray_bits(packed, data):
        raise NotAnEnvelope(Damage.PACKING)
    return data


def _from_letters(text: str) -> bytes:
    if not _LETTERS.fullmatch(text) or len(text) % 4 == 1:
        raise NotAnEnvelope(Damage.LETTERS)
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if base64.urlsafe_b64encode(data).rstrip(b"=") != text.encode("ascii"):
        raise NotAnEnvelope(Damage.LETTERS)
    return data


def _inflated(packed: bytes) -> bytes | None:
    """The whole content, one byte more than allowed when there is too much, None when damaged, cut or followed by more."""
    opened = zlib.decompressobj()
    try:
        data = opened.decompress(packed, MAX_BYTES + 1)
    except zlib.error:
        return None
    if len(data) > MAX_BYTES:
        return data
    return data if opened.eof and not opened.unused_data else None


def _has_stray_bits(packed: bytes, data: bytes) -> bool:
    """Whether bits that mean nothing are set.

    A stored block leaves the rest of its first byte unused. Any other leaves the bits above its last code: if one of them
    is set, clearing the highest set bit changes nothing.
    """
    first = packed[len(_HEADER)]
    if not first & _LAST_BLOCK:
        return True
    if not first & _STORED_BLOCK:
        return first != _LAST_BLOCK
    last = packed[-5]  # four bytes of Adler-32 follow
    if not last:
        return False
    cleared = last ^ 1 << last.bit_length() - 1
    return _inflated(packed[:-5] + bytes([cleared]) + packed[-4:]) == data
