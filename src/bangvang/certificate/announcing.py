"""Announcing the keys of bodies: a line of the log for each state of each key, and the log's word on the ring as a whole."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from bangvang.certificate.models import AnnouncedKey
from bangvang.chronicle import actions as chronicle
from bangvang.chronicle import keys as log_keys
from bangvang.chronicle.queries import current_log
from bangvang_trust.keys import PublicKey, Ring, announce


def write_announcements(ring: Ring) -> list[AnnouncedKey]:
    """A row and a line for each key of the ring that was not announced as it now is.

    Raises `Refusal` while the log is held: a key that nobody can look up is not published. Keys made before there is a
    database are announced with the next one that is.
    """
    if not _has_a_database():
        return []
    written = []
    for key in ring:
        told = _told(key)
        last = AnnouncedKey.objects.filter(kid=key.kid).order_by("-id").first()
        if last is None or any(getattr(last, name) != value for name, value in told.items()):
            with transaction.atomic():
                row = AnnouncedKey.objects.create(**told)
                facts: dict[str, str | int | bytes | None] = {
                    "kid": key.kid,
                    "body": key.body,
                    "revoked": int(key.revoked_on is not None),
                }
                chronicle.write("keys.announced", row, [row], facts=facts)
            written.append(row)
    return written


def word_of_the_log(ring: Ring) -> str:
    """The log's note on exactly this ring; empty before the log begins, and where its key does not lie on this machine."""
    log = current_log() if _has_a_database() else None
    signer = log_keys.signer_of(log.origin) if log else None
    return announce(ring, signer, on=timezone.localdate()) if signer else ""


def _has_a_database() -> bool:
    return AnnouncedKey._meta.db_table in connection.introspection.table_names()


def _told(key: PublicKey) -> dict[str, Any]:
    return {
        "kid": key.kid,
        "thumbprint": key.thumbprint.hex(),
        "body_name": key.body,
        "not_before": key.not_before,
        "not_after": key.not_after,
        "revoked_on": key.revoked_on,
        "vouched_by": [vouch.by for vouch in key.vouches],
    }
