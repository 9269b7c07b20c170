"""Verbs of conferences: who is there, the programme, the delegates that are sent, tasks that come from directions."""

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
from bangvang.conference.actions.codes import admitted
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
from bangvang.conference.actions.endings import cancel_vote, second_ballot, settle_tie
from bangvang.conference.actions.phones import close_vote, enter_ballot, give_code, send_ballot
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
    "CANDIDATE_FIELDS",
    "FIELDS",
    "ITEM_FIELDS",
    "PROGRAMME_FIELDS",
    "SLATE_FIELDS",
    "add_item",
    "admitted",
    "cancel_vote",
    "check_in",
    "cite",
    "close_presence",
    "close_vote",
    "draft_programme",
    "draw_up_slate",
    "enter_ballot",
    "enter_count",
    "finish_task",
    "give_code",
    "give_task",
    "hand_over",
    "invite",
    "invite_all",
    "invite_from",
    "move_item",
    "open_vote",
    "plan_conference",
    "print_script",
    "put_on_slate",
    "remove_item",
    "reopen_presence",
    "report_task",
    "revise",
    "revise_attendee",
    "revise_item",
    "revise_programme",
    "revise_slate",
    "second_ballot",
    "send_ballot",
    "settle_tie",
    "take_off",
    "take_off_slate",
    "undo_check_in",
    "withdraw_counts",
]
