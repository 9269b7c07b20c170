"""Signed notes: text and the keys that signed it (C2SP signed-note). Ed25519, and cosignatures of witnesses.

Two of the assigned signature types are made and read: 0x01, Ed25519 over the text; 0x04, the timestamped cosignature of
C2SP tlog-cosignature. Signatures of unknown keys are passed over, as the specification asks.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bangvang_trust.log.reasons import Reason, refusal

ED25519, COSIGNATURE = 0x01, 0x04
MAX_CHARACTERS, MAX_SIGNATURES = 64_000, 64
_NAME = re.compile(r"[^\s+]+")
_LINE = re.compile(r"— (\S+) (\S+)")
_VKEY = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class NoteKey:
    """Who is expected to sign: a name, the kind of signature (0x01 or 0x04), 32 bytes of Ed25519 public key."""

    name: str
    kind: int
    public: bytes

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name) or _CONTROL.search(self.name):
            raise refusal(Reason.KEY, what="tên trống, hoặc có dấu cách, dấu cộng")
        if self.kind not in (ED25519, COSIGNATURE) or len(self.public) != 32:
            raise refusal(Reason.KEY, what="không phải khóa Ed25519 dài 32 byte")

    @property
    def key_id(self) -> bytes:
        """Four bytes: ``SHA-256(name || 0x0A || kind || public key)[:4]``."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def to_vkey(self) -> str:
        """``<name>+<key id>+<base64(kind || public key)>``, as tools of the ecosystem exchange keys."""
        return f"{self.name}+{self.key_id.hex()}+{to_base64(bytes([self.kind]) + self.public)}"

    @classmethod
    def from_vkey(cls, text: str) -> NoteKey:
        """Raises ``Refused`` (``key``)."""
        parts = _VKEY.fullmatch(text)
        data = from_base64(parts[3]) if parts else None
        if parts is None or not data:
            raise refusal(Reason.KEY, what="cần tên+mã+khóa")
        key = cls(parts[1], data[0], data[1:])
        if key.key_id.hex() != parts[2]:
            raise refusal(Reason.KEY, what="mã không khớp khóa")
        return key


@dataclass(frozen=True, slots=True)
class NoteSigner:
    """A private key with the name under which it signs."""

    private: Ed25519PrivateKey
    key: NoteKey

    @classmethod
    def named(cls, name: str, private: Ed25519PrivateKey, *, kind: int = ED25519) -> NoteSigner:
        """Raises ``Refused`` (``key``) for a name with spaces or ``+``."""
        return cls(private, NoteKey(name, kind, private.public_key().public_bytes_raw()))

    def line(self, text: str) -> str:
        """The signature line of kind 0x01 under a note with this text, with its newline."""
        return _line(self.key, self.private.sign(text.encode()))

    def cosignature_line(self, text: str, *, at: int) -> str:
        """The signature line of kind 0x04, made ``at`` seconds since 1970-01-01 UTC."""
        return _line(self.key, at.to_bytes(8, "big") + self.private.sign(_cosigned(text, at)))


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that holds; ``at`` is the time of a cosignature, in seconds since 1970-01-01 UTC."""

    key: NoteKey
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends in a newline, and its signatures: name, key id of four bytes, signature."""

    text: str
    signatures: tuple[tuple[str, bytes, bytes], ...]

    def signed_by(self, keys: Iterable[NoteKey]) -> list[Signed]:
        """The signatures of ``keys`` that hold, in the order of the note; at least one.

        Raises ``Refused``: ``signature`` when a known key's does not hold, ``unsigned`` when no known key signed.
        """
        known = {(key.name, key.key_id): key for key in keys}
        found = [
            _checked(known[name, key_id], self.text, signature)
            for name, key_id, signature in self.signatures
            if (name, key_id) in known
        ]
        if not found:
            raise refusal(Reason.UNSIGNED)
        return found


def parse(document: str) -> Note:
    """Take a note apart without verifying it. Raises ``Refused`` (``note``)."""
    if len(document) > MAX_CHARACTERS or _CONTROL.search(document):
        raise refusal(Reason.NOTE, what="quá dài hoặc có ký tự điều khiển")
    text, separator, lines = document.rpartition("\n\n")
    if not separator or not text or not lines.endswith("\n"):
        raise refusal(Reason.NOTE, what="thiếu dòng trống giữa nội dung và chữ ký")
    rows = lines[:-1].split("\n")
    if len(rows) > MAX_SIGNATURES:
        raise refusal(Reason.NOTE, what="quá nhiều chữ ký")
    return Note(text + "\n", tuple(map(_signature, rows)))


def to_base64(data: bytes) -> str:
    """RFC 4648 §4, padded."""
    return base64.b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes | None:
    """The bytes, or None when ``text`` is not the one way to write them."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if to_base64(data) == text else None


def _line(key: NoteKey, signature: bytes) -> str:
    return f"— {key.name} {to_base64(key.key_id + signature)}\n"


def _signature(row: str) -> tuple[str, bytes, bytes]:
    parts = _LINE.fullmatch(row)
    data = from_base64(parts[2]) if parts else None
    if parts is None or data is None or len(data) < 5 or "+" in parts[1]:
        raise refusal(Reason.NOTE, what="dòng chữ ký viết sai")
    return parts[1], data[:4], data[4:]


def _cosigned(text: str, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()


def _checked(key: NoteKey, text: str, signature: bytes) -> Signed:
    at = int.from_bytes(signature[:8], "big") if key.kind == COSIGNATURE else None
    message, proof = (text.encode(), signature) if at is None else (_cosigned(text, at), signature[8:])
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(proof, message)
    except InvalidSignature as error:
        raise refusal(Reason.SIGNATURE, name=key.name) from error
    return Signed(key, at)
