"""Verbs of blocks."""

from bangvang.block.actions.leading import choose_lead
from bangvang.block.actions.organisation import REVISABLE, pass_on, revise, revise_membership, set_up, take_in
from bangvang.block.actions.pacts import agree, attach_scan, draft_pact, revise_pact, send_back, send_pact, sign

__all__ = [
    "REVISABLE",
    "agree",
    "attach_scan",
    "choose_lead",
    "draft_pact",
    "pass_on",
    "revise",
    "revise_membership",
    "revise_pact",
    "send_back",
    "send_pact",
    "set_up",
    "sign",
    "take_in",
]
