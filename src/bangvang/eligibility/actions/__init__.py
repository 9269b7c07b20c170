"""Verbs of eligibility: ask about a dossier, and look at everybody of a unit."""

from bangvang.eligibility.actions.assessing import assess_handling, assess_proposal
from bangvang.eligibility.actions.sweeping import ask_sweep, carry_out, discard, note_failure, resume

__all__ = [
    "ask_sweep",
    "assess_handling",
    "assess_proposal",
    "carry_out",
    "discard",
    "note_failure",
    "resume",
]
