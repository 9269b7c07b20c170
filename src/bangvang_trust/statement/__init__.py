"""The statement in a QR code that proves itself: ``<public base>/x/<random id>#<letters>``. Formats: docs/trust/README.md."""

from bangvang_trust.statement.content import LIMITS, Statement
from bangvang_trust.statement.reasons import SENTENCES, Reason
from bangvang_trust.statement.sealing import CONTEXT, PRINTABLE, Proven, address, kid_of, sign, verify, verify_letters

__all__ = [
    "CONTEXT",
    "LIMITS",
    "PRINTABLE",
    "SENTENCES",
    "Proven",
    "Reason",
    "Statement",
    "address",
    "kid_of",
    "sign",
    "verify",
    "verify_letters",
]
