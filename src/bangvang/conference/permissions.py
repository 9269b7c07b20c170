"""Who may plan a conference, say what was handed over there, count its votes, and report on a task that comes from it."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.conference.models import Conference, SlateVote, Task
from bangvang.conference.queries import TASK_OWNERS
from bangvang.conference.queries.attendance import DOOR
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds

__all__ = [
    "PLANNERS",
    "may_check_in",
    "may_count_at",
    "may_plan",
    "may_plan_for",
    "may_record",
    "may_report",
    "require",
]

PLANNERS = (Role.OFFICER, Role.EDITOR)


def may_plan_for(user: User, body: Unit) -> bool:
    """Plan a conference of the body."""
    return holds(user, PLANNERS, body.pk)


def may_plan(user: User, conference: Conference) -> bool:
    """Revise this conference and choose what is handed over."""
    return holds(user, PLANNERS, conference.body_id)


def may_check_in(user: User, conference: Conference) -> bool:
    """Stand at the door: write who came, take a wrong one back, close and reopen presence."""
    return holds(user, DOOR, conference.body_id)


def may_count_at(user: User, vote: SlateVote) -> bool:
    """Enter figures as one of the two tellers of a vote."""
    return holds(user, [Role.TELLER], vote.slate.conference.body_id)


def may_record(user: User, conference: Conference) -> bool:
    """Write minutes and resolution, close an edition, write down that it was signed."""
    return holds(user, [*PLANNERS, Role.COUNCIL_SECRETARY], conference.body_id)


def may_report(user: User, task: Task) -> bool:
    """Tell how far the task is: who answers for the unit that has it."""
    return holds(user, TASK_OWNERS, task.unit_id)
