"""Signatures inside PDF files (PAdES): making them, holding what a signer gave back to what was sent, looking at others'.

Formats: ISO 32000-2 §12.8, ETSI EN 319 142-1. The work on bytes and certificates is pyHanko's; this part is stricter than it
where a reader could be misled, and says every answer with a reason.
"""

from bangvang_trust.pdf.examining import Examination, Finding, Signature, Verdict, examine
from bangvang_trust.pdf.levels import Level, Proofs
from bangvang_trust.pdf.making import KeySigner, from_pem, from_pkcs12
from bangvang_trust.pdf.people import Certificate, in_fours
from bangvang_trust.pdf.places import Place, place_named
from bangvang_trust.pdf.reasons import Reason, Weight
from bangvang_trust.pdf.returned import accept, sign_and_accept
from bangvang_trust.pdf.signer import Signer, Wish
from bangvang_trust.pdf.trusted import Trusted, trusted_from

__all__ = [
    "Certificate",
    "Examination",
    "Finding",
    "KeySigner",
    "Level",
    "Place",
    "Proofs",
    "Reason",
    "Signature",
    "Signer",
    "Trusted",
    "Verdict",
    "Weight",
    "Wish",
    "accept",
    "examine",
    "from_pem",
    "from_pkcs12",
    "in_fours",
    "place_named",
    "sign_and_accept",
    "trusted_from",
]
