"""Tables of decisions: what was signed, what leaves the house, what happened afterwards."""

from bangvang.decision.models.afterwards import Act, ActChange, ActItem, Correction, Return
from bangvang.decision.models.decision import Decision, Line, NumberSeries
from bangvang.decision.models.outgoing import LostNumbers, ProposalLetter, RegisterEntry
from bangvang.decision.models.signed import SignedCopy

__all__ = [
    "Act",
    "ActChange",
    "ActItem",
    "Correction",
    "Decision",
    "Line",
    "LostNumbers",
    "NumberSeries",
    "ProposalLetter",
    "RegisterEntry",
    "Return",
    "SignedCopy",
]
