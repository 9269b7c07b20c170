"""Verbs of conferences, of who is there, of the programme, and of the tasks that come from directions."""

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
from bangvang.conference.actions.planning import FIELDS, hand_over, plan_conference, revise
from bangvang.conference.actions.programme import (
    ITEM_FIELDS,
    PROGRAMME_FIELDS,
    add_item,
    draft_programme,
    move_item,
    print_script,
    remove_item,
    revise_item,
    revise_programme,
)
from bangvang.conference.actions.tasks import finish_task, give_task, report_task

__all__ = [
    "ATTENDEE_FIELDS",
    "FIELDS",
    "ITEM_FIELDS",
    "PROGRAMME_FIELDS",
    "add_item",
    "check_in",
    "cite",
    "close_presence",
    "draft_programme",
    "finish_task",
    "give_task",
    "hand_over",
    "invite",
    "invite_all",
    "invite_from",
    "move_item",
    "plan_conference",
    "print_script",
    "remove_item",
    "reopen_presence",
    "report_task",
    "revise",
    "revise_attendee",
    "revise_item",
    "revise_programme",
    "take_off",
    "undo_check_in",
]
