"""Who a certificate names: the few facts that a page shows of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from asn1crypto import x509


@dataclass(frozen=True, slots=True)
class Certificate:
    """Subject and issuer by their common names (else the whole name), serial number and fingerprint in hexadecimal letters."""

    subject: str
    organisation: str
    issuer: str
    serial: str
    not_before: datetime
    not_after: datetime
    sha256: str

    @property
    def grouped_serial(self) -> str:
        """The serial number in groups of four letters, so that a narrow page can break it."""
        return in_fours(self.serial)

    def as_dict(self) -> dict[str, Any]:
        """In JSON types; times in ISO 8601."""
        return asdict(self) | {"not_before": self.not_before.isoformat(), "not_after": self.not_after.isoformat()}

    @classmethod
    def from_dict(cls, told: dict[str, Any]) -> Certificate:
        days = {name: datetime.fromisoformat(told[name]) for name in ("not_before", "not_after")}
        return cls(**(told | days))


def in_fours(letters: str) -> str:
    """ "6527 a502 9": letters in groups of four."""
    return " ".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def certificate_of(found: x509.Certificate) -> Certificate:
    """The facts of a certificate. Names are cut to 300 characters: they come from whoever signed."""
    subject = found.subject.native
    return Certificate(
        subject=_called(found.subject)[:300],
        organisation=_text(subject.get("organization_name", ""))[:300],
        issuer=_called(found.issuer)[:300],
        serial=f"{found.serial_number:x}"[:80],
        not_before=found.not_valid_before,
        not_after=found.not_valid_after,
        sha256=found.sha256.hex(),
    )


def _called(name: x509.Name) -> str:
    return _text(name.native.get("common_name", "")) or str(name.human_friendly)


def _text(value: Any) -> str:
    """A name may hold one attribute several times; then it is a list."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
