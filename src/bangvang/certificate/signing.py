"""Signing what a certificate says, with a key of its body that lies outside the database.

Private keys: ``keys/bodies/<key id>.pem`` in the data folder, mode 0400, under the passphrase that the environment gives
(``BANGVANG_KEY_PASSPHRASE``, or the file named by ``BANGVANG_KEY_PASSPHRASE_FILE``). Public keys: ``rings/issuers.json``,
handed to everybody. Where no key is good, or no passphrase is given, certificates carry no statement and pages say so.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from django.conf import settings

from bangvang.certificate.announcing import word_of_the_log, write_announcements
from bangvang.register.models import Unit
from bangvang_trust.keys import Ring, SigningKey, from_json, load_signing_key, to_json
from bangvang_trust.statement import LIMITS, Statement, sign


def ring_path() -> Path:
    return Path(settings.DATA) / "rings" / "issuers.json"


def key_path(kid: str) -> Path:
    return Path(settings.DATA) / "keys" / "bodies" / f"{kid}.pem"


def published_ring() -> Ring:
    """The public keys of all bodies of this installation; empty before the first. Raises ``Refused`` for a damaged file."""
    path = ring_path()
    return from_json(path.read_text(encoding="utf-8")) if path.exists() else Ring()


def published_text() -> str:
    """The file of public keys as everybody is given it, with the log's word on it."""
    path = ring_path()
    return path.read_text(encoding="utf-8") if path.exists() else to_json(Ring())


def publish(ring: Ring) -> None:
    """Announce what is new in the ring and write it, so that a crash leaves the old file or the new one.

    Raises `Refusal` while the log is held.
    """
    write_announcements(ring)
    path = ring_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with open(part, "w", encoding="utf-8") as file:
        file.write(to_json(ring, word_of_the_log(ring)))
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def passphrase() -> str:
    """What opens the private keys; empty when nobody gave it."""
    file = os.environ.get("BANGVANG_KEY_PASSPHRASE_FILE")
    if file:
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get("BANGVANG_KEY_PASSPHRASE", "")


def signing_key_of(body: Unit, on: date) -> SigningKey | None:
    """The key with which ``body`` signs on the day; None where there is none. Raises ``Refused`` for a wrong passphrase."""
    ring = published_ring()
    public = ring.signing_key(body.name, on)
    words = passphrase()
    if public is None or not words:
        return None
    return load_signing_key(key_path(public.kid), words, ring)


def signed_letters(
    key: SigningKey | None,
    *,
    public_id: str,
    form: str,
    name: str,
    issuer: str,
    number: str,
    decided_on: date,
    on: date,
) -> str:
    """The letters behind the ``#`` of an address; empty without a key, and for words too long to be signed whole.

    Nothing is cut: a statement that said less than the paper would be a weaker one that looks the same. Raises ``Refused``
    for what no verifier would accept, so that nothing is printed unsigned without a word.
    """
    said = Statement(public_id, form, name, issuer, number, decided_on, on)
    if key is None or any(len(getattr(said, field)) > most for field, most in LIMITS.items()):
        return ""
    return sign(said, key)
