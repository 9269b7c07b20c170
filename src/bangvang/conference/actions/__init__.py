"""Verbs of conferences, of who is there, of the delegates they send, and of the tasks that come from directions."""

from bangvang.conference.actions.attendance import (
    ATTENDEE_FIELDS,
    check_in,
    close_presence,
    invite,
    invite_all,
    invite_from,
    reopen_presence,
    revise_attendee,
    take_off,
    undo_check_in,
)
from bangvang.conference.actions.citing import cite
from bangvang.conference.actions.delegates import (
    CANDIDATE_FIELDS,
    SLATE_FIELDS,
    draw_up_slate,
    enter_count,
    open_vote,
    put_on_slate,
    revise_slate,
    take_off_slate,
    withdraw_counts,
)
from bangvang.conference.actions.planning import FIELDS, hand_over, plan_conference, revise
from bangvang.conference.actions.tasks import finish_task, give_task, report_task

__all__ = [
    "ATTENDEE_FIELDS",
    "CANDIDATE_FIELDS",
    "FIELDS",
    "SLATE_FIELDS",
    "check_in",
    "cite",
    "close_presence",
    "draw_up_slate",
    "enter_count",
    "finish_task",
    "give_task",
    "hand_over",
    "invite",
    "invite_all",
    "invite_from",
    "open_vote",
    "plan_conference",
    "put_on_slate",
    "reopen_presence",
    "report_task",
    "revise",
    "revise_attendee",
    "revise_slate",
    "take_off",
    "take_off_slate",
    "undo_check_in",
    "withdraw_counts",
]
