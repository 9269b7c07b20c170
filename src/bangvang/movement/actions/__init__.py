"""Verbs of movements."""

from bangvang.movement.actions.citing import cite
from bangvang.movement.actions.drafting import REVISABLE, draft_movement, plan_award, revise
from bangvang.movement.actions.launching import close_movement, hand_on, launch, set_phase
from bangvang.movement.actions.taking_part import approve_pledge, pledge, report, return_pledge, take_note

__all__ = [
    "REVISABLE",
    "approve_pledge",
    "cite",
    "close_movement",
    "draft_movement",
    "hand_on",
    "launch",
    "plan_award",
    "pledge",
    "report",
    "return_pledge",
    "revise",
    "set_phase",
    "take_note",
]
