"""Addresses of records that nobody can count through: the key, and a mark that only this installation can make."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

_SALT = "portal.decision"


def key_of(decision: int) -> str:
    """The public address part of a decision; the same each time."""
    return Signer(salt=_SALT, sep=".").sign(str(decision))


def decision_in(key: str) -> int | None:
    """The decision whose address part it is; None for one that was not made here."""
    try:
        return int(Signer(salt=_SALT, sep=".").unsign(key))
    except (BadSignature, ValueError):
        return None
