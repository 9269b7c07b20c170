"""Verbs of conferences and of the tasks that come from them."""

from bangvang.conference.actions.planning import FIELDS, hand_over, plan_conference, revise
from bangvang.conference.actions.tasks import finish_task, give_task, report_task

__all__ = ["FIELDS", "finish_task", "give_task", "hand_over", "plan_conference", "report_task", "revise"]
