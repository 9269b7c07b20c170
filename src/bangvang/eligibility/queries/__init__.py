"""Questions to what was found: of one dossier, and of everybody of a unit."""

from bangvang.eligibility.queries.sheets import (
    authorities_for,
    earlier_looks,
    latest,
    latest_of,
    proof_sheet,
    tally,
    visible_to,
)

__all__ = [
    "authorities_for",
    "earlier_looks",
    "latest",
    "latest_of",
    "proof_sheet",
    "tally",
    "visible_to",
]
