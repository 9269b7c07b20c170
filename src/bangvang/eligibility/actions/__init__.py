"""Verbs of eligibility: ask about a dossier, look at everybody of a unit, say by whose rules a body is judged."""

from bangvang.eligibility.actions.assessing import assess_handling, assess_proposal
from bangvang.eligibility.actions.ruling import choose_rules
from bangvang.eligibility.actions.sweeping import ask_sweep, carry_out, discard, note_failure, resume

__all__ = [
    "ask_sweep",
    "assess_handling",
    "assess_proposal",
    "carry_out",
    "choose_rules",
    "discard",
    "note_failure",
    "resume",
]
