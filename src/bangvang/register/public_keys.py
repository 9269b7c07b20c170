"""Addresses of records that nobody can count through: the key, and a mark that only this installation can make."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.signing import BadSignature, Signer


@dataclass(frozen=True)
class PublicKeys:
    """The public address parts of one kind of record; ``salt`` keeps the kinds apart."""

    salt: str

    def of(self, record: int) -> str:
        """The address part of a record; the same each time."""
        return self._signer.sign(str(record))

    def record_in(self, key: str) -> int | None:
        """The record whose address part it is; None for one that was not made here."""
        try:
            return int(self._signer.unsign(key))
        except (BadSignature, ValueError):
            return None

    @property
    def _signer(self) -> Signer:
        return Signer(salt=self.salt, sep=".")


HONOURS = PublicKeys("register.honour")
