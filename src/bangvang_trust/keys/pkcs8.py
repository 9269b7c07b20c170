"""A private key under a passphrase: PKCS#8 EncryptedPrivateKeyInfo with PBES2 (RFC 5958, RFC 8018 §6.2).

``cryptography`` writes the same form with 2,048 rounds, which a thief with a graphics card laughs at; it takes no other
number. So the outer shell is written here: PBKDF2-HMAC-SHA-256 with 600,000 rounds, AES-256-CBC. Any tool reads it
(``openssl pkey -in …``), and reading is left to ``cryptography``.
"""

from __future__ import annotations

import base64
import hashlib
import os
import textwrap

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

PrivateKey = EllipticCurvePrivateKey | Ed25519PrivateKey
ROUNDS = 600_000
_SEQUENCE, _INTEGER, _OCTETS = 0x30, 0x02, 0x04
# Object identifiers, already in DER (RFC 8018 appendix C).
_PBES2 = bytes.fromhex("06092a864886f70d01050d")
_PBKDF2 = bytes.fromhex("06092a864886f70d01050c")
_HMAC_SHA256 = bytes.fromhex("300c06082a864886f70d02090500")
_AES256_CBC = bytes.fromhex("060960864801650304012a")


def encrypted_pem(key: PrivateKey, passphrase: bytes, *, rounds: int = ROUNDS) -> bytes:
    """``key`` as PEM ``ENCRYPTED PRIVATE KEY``."""
    plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    salt, start = os.urandom(16), os.urandom(16)
    secret = hashlib.pbkdf2_hmac("sha256", passphrase, salt, rounds, dklen=32)
    derivation = _der(_SEQUENCE, _PBKDF2 + _der(_SEQUENCE, _der(_OCTETS, salt) + _integer(rounds) + _HMAC_SHA256))
    cipher = _der(_SEQUENCE, _AES256_CBC + _der(_OCTETS, start))
    scheme = _der(_SEQUENCE, _PBES2 + _der(_SEQUENCE, derivation + cipher))
    return _pem(_der(_SEQUENCE, scheme + _der(_OCTETS, _ciphered(plain, secret, start))))


def _ciphered(plain: bytes, secret: bytes, start: bytes) -> bytes:
    padder = PKCS7(128).padder()
    padded = padder.update(plain) + padder.finalize()
    encryptor = Cipher(AES256(secret), CBC(start)).encryptor()
    return encryptor.update(padded) + encryptor.finalize()


def _der(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < 0x80:
        return bytes([tag, length]) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + content


def _integer(value: int) -> bytes:
    return _der(_INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def _pem(der: bytes) -> bytes:
    lines = textwrap.wrap(base64.b64encode(der).decode("ascii"), 64)
    return "\n".join(["-----BEGIN ENCRYPTED PRIVATE KEY-----", *lines, "-----END ENCRYPTED PRIVATE KEY-----", ""]).encode()
