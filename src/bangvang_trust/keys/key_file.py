"""Private keys on disk: one file each, mode 0400, under a passphrase, never overwritten, outside every database."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from bangvang_trust.keys.pkcs8 import PrivateKey, encrypted_pem
from bangvang_trust.keys.reasons import Reason, refusal
from bangvang_trust.keys.ring import Ring
from bangvang_trust.keys.signing import SigningKey
from bangvang_trust.lasting import sync_folder

LEAST_PASSPHRASE = 15
"""Characters; NIST SP 800-63B-4 asks as many of a password that stands alone."""
MAX_BYTES = 10_000
_BEGIN = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"


def save(key: PrivateKey, path: Path, passphrase: str) -> None:
    """Write ``key`` to a new file of mode 0400; its folder is made with mode 0700 when missing.

    The file is on disk when this returns (fsync of file and folder). Raises ``Refused``: ``weak``, ``file_exists``.
    """
    if len(passphrase) < LEAST_PASSPHRASE:
        raise refusal(Reason.WEAK, least=LEAST_PASSPHRASE)
    pem = encrypted_pem(key, passphrase.encode())
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    except FileExistsError as error:
        raise refusal(Reason.FILE_EXISTS, file=path) from error
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def load(path: Path, passphrase: str) -> PrivateKey:
    """Read a P-256 or Ed25519 key.

    Raises ``Refused``: ``file_missing``, ``file_open_to_others`` (any right of group or others, where the system has
    such), ``passphrase``, ``file_damaged`` (also a key without a passphrase).
    """
    pem = _read(path)
    if not pem.startswith(_BEGIN):
        raise refusal(Reason.FILE_DAMAGED, file=path)
    try:
        key = load_pem_private_key(pem, passphrase.encode())
    except (ValueError, TypeError) as error:  # TypeError: an empty passphrase is taken for none
        raise refusal(Reason.PASSPHRASE, file=path) from error
    if isinstance(key, Ed25519PrivateKey):
        return key
    if isinstance(key, EllipticCurvePrivateKey) and isinstance(key.curve, SECP256R1):
        return key
    raise refusal(Reason.FILE_DAMAGED, file=path)


def load_signing_key(path: Path, passphrase: str, ring: Ring) -> SigningKey:
    """The signing key in ``path`` with what ``ring`` says about it. Raises as `load` does, and ``not_in_ring``."""
    private = load(path, passphrase)
    if not isinstance(private, EllipticCurvePrivateKey):
        raise refusal(Reason.FILE_DAMAGED, file=path)
    numbers = private.public_key().public_numbers()
    public = next((key for key in ring if (key.x, key.y) == (numbers.x, numbers.y)), None)
    if public is None:
        raise refusal(Reason.NOT_IN_RING, kid=f"của {path.name}")
    return SigningKey(private, public)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
                raise refusal(Reason.FILE_OPEN_TO_OTHERS, file=path)
            return file.read(MAX_BYTES)
    except FileNotFoundError as error:
        raise refusal(Reason.FILE_MISSING, file=path) from error
