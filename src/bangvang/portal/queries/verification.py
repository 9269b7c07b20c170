"""Is this certificate real, and does it still stand? One answer, then how it was checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bangvang.certificate.models import Certificate
from bangvang.certificate.queries import by_public_id
from bangvang.chronicle.queries import Standing as Logged
from bangvang.chronicle.queries import lost_proof, standing_of
from bangvang.decision.models import Correction, Line
from bangvang.decision.queries import corrections_on, wording_on
from bangvang.register.choices import Standing
from bangvang.register.models import HonourStanding

PUBLIC_ID = re.compile(r"[A-Za-z0-9_-]{16,32}")


@dataclass(frozen=True)
class Verification:
    """What the office answers about one address on one day.

    ``proof_erased``: on request the log can no longer prove the words of this honour; it stands in the register as before.
    """

    certificate: Certificate
    standing: str
    acts: tuple[HonourStanding, ...]
    wording: dict[str, str]
    corrections: tuple[Correction, ...]
    asked_on: date
    logged: Logged | None
    proof_erased: bool

    @property
    def stands(self) -> bool:
        return self.standing not in {Standing.ANNULLED, Standing.STRIPPED}

    @property
    def line(self) -> Line:
        return self.certificate.line


def verify(public_id: str, on: date) -> Verification | None:
    """The answer for one random id, or None when no certificate has it."""
    certificate = by_public_id(public_id)
    if certificate is None:
        return None
    standings = sorted(certificate.honour.standings.all(), key=lambda row: (row.on, row.pk))
    acts = tuple(row for row in standings if row.on <= on)
    return Verification(
        certificate=certificate,
        standing=acts[-1].standing if acts else Standing.GRANTED,
        acts=acts,
        wording=wording_on(certificate.line, on),
        corrections=tuple(corrections_on(certificate.line, on)),
        asked_on=on,
        logged=standing_of(certificate),
        proof_erased=lost_proof([certificate, certificate.line, certificate.honour]),
    )


def public_id_in(text: str) -> str:
    """The random id in what somebody typed or scanned: an address ending in ``/x/<id>``, or the id alone; "" when none."""
    address = re.search(r"/x/([A-Za-z0-9_-]{16,32})(?![A-Za-z0-9_-])", text)
    if address:
        return address.group(1)
    typed = text.strip()
    return typed if PUBLIC_ID.fullmatch(typed) else ""
