"""Blocks with their members and heads, and the pacts that members sign; how they are scored, and what follows from it."""

from bangvang.block.models.organisation import Block, Leadership, Membership
from bangvang.block.models.pact import Pact, PactScan, Signatory, Undertaking
from bangvang.block.models.results import Appeal, Change, Placing, PutForward, TieBreak
from bangvang.block.models.scoring import Card, Contender, Criterion, Round, Score, ScoreSheet

__all__ = [
    "Appeal",
    "Block",
    "Card",
    "Change",
    "Contender",
    "Criterion",
    "Leadership",
    "Membership",
    "Pact",
    "PactScan",
    "Placing",
    "PutForward",
    "Round",
    "Score",
    "ScoreSheet",
    "Signatory",
    "TieBreak",
    "Undertaking",
]
