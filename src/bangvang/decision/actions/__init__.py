"""Verbs of decisions: draft from what passed, issue with the next number, send up, and what may follow the issue."""

from bangvang.decision.actions.acts import draft_act, drop_act, issue_act, record_return
from bangvang.decision.actions.amending import Change, draft_amendment
from bangvang.decision.actions.correcting import correct
from bangvang.decision.actions.drafting import bonus_each, draft_from, drop_draft, put_back, revise_draft
from bangvang.decision.actions.drafting_row import Wish, draft_in_a_row
from bangvang.decision.actions.issuing import issue, issue_in_a_row
from bangvang.decision.actions.lost import enter_lost_numbers
from bangvang.decision.actions.sending import send_up

__all__ = [
    "Change",
    "Wish",
    "bonus_each",
    "correct",
    "draft_act",
    "draft_amendment",
    "draft_from",
    "draft_in_a_row",
    "drop_act",
    "drop_draft",
    "enter_lost_numbers",
    "issue",
    "issue_act",
    "issue_in_a_row",
    "put_back",
    "record_return",
    "revise_draft",
    "send_up",
]
