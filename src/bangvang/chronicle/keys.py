"""The key of a log, outside the database: ``keys/log/<name>.pem``, mode 0400, and beside it the last head it signed.

No passphrase: the worker signs every hour with nobody there. Whoever takes the key can sign heads, but no witness accepts a
head that takes a line back. ``<name>.seen`` is the head that this installation signed last; a database that is behind it
has been put back to an earlier day.
"""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from django.conf import settings

from bangvang_trust.lasting import sync_folder, write_anew
from bangvang_trust.log import NoteSigner


def folder() -> Path:
    return Path(settings.LOG_KEYS)


def key_file(origin: str) -> Path:
    return folder() / f"{origin}.pem"


def seen_file(origin: str) -> Path:
    return folder() / f"{origin}.seen"


def signer_of(origin: str) -> NoteSigner | None:
    """The signer of this log; None where its key does not lie on this machine. Raises ValueError for a damaged file."""
    path = key_file(origin)
    if not path.exists():
        return None
    private = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError(f"{path.name} is no Ed25519 key")
    return NoteSigner.named(origin, private)


def new_signer(origin: str) -> NoteSigner:
    """Make the key of a new log. Raises FileExistsError: a key is never written over."""
    private = Ed25519PrivateKey.generate()
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(key_file(origin), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(descriptor, "wb") as file:
        file.write(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        file.flush()
        os.fsync(file.fileno())
    sync_folder(folder())
    return NoteSigner.named(origin, private)


def remember(origin: str, note: str) -> None:
    """Keep the head that was signed last."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    write_anew(seen_file(origin), note)


def remembered_origins() -> set[str]:
    """Logs of which this installation has signed a head."""
    return {path.stem for path in folder().glob("*.seen")}


def remembered(origin: str) -> str:
    """The head that this installation signed last; empty when none is known here."""
    try:
        return seen_file(origin).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
