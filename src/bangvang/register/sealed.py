"""Citizen number and birth date are stored encrypted, with a keyed hash for equality search.

AES-256-GCM with a random nonce for each value; HMAC-SHA-256 for the hash. Both keys come from one 32-byte secret that lies
outside the database (``keys/personal.key``), parted by HKDF, so a copied database alone neither opens nor can be guessed.
"""

from __future__ import annotations

import hmac
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bangvang.config.folders import secret

NONCE = 12


class WrongKey(Exception):
    """The stored value does not open with this installation's key."""


@lru_cache(maxsize=1)
def _keys() -> tuple[bytes, bytes]:
    root = secret("personal")
    derived = HKDF(algorithm=SHA256(), length=64, salt=None, info=b"bangvang personal v1").derive(root)
    return derived[:32], derived[32:]


@lru_cache(maxsize=1)
def _cipher() -> AESGCM:
    return AESGCM(_keys()[0])


def seal(text: str, *, purpose: str) -> bytes:
    """Encrypt ``text``; ``purpose`` (field name) is bound in, so a value cannot be moved to another field."""
    nonce = os.urandom(NONCE)
    return nonce + _cipher().encrypt(nonce, text.encode(), purpose.encode())


def unseal(sealed: bytes | memoryview, *, purpose: str) -> str:
    """The text back. Raises `WrongKey` when key, purpose or bytes do not fit."""
    data = bytes(sealed)
    try:
        return _cipher().decrypt(data[:NONCE], data[NONCE:], purpose.encode()).decode()
    except InvalidTag as error:
        raise WrongKey("Không mở được dữ liệu cá nhân: khóa của máy này không phải khóa đã mã hóa.") from error


def keyed_hash(text: str, *, purpose: str) -> str:
    """64 hexadecimal digits, equal for equal texts of one purpose, useless without the key."""
    return hmac.digest(_keys()[1], f"{purpose}\0{text}".encode(), "sha256").hex()


def masked(digits: str) -> str:
    """012345678901 → "•••••••••901": enough to compare, not enough to take away."""
    return "•" * (len(digits) - 3) + digits[-3:] if digits else ""
