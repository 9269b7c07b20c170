"""Conferences, who is there, and what was directed there."""

from bangvang.conference.models.attendance import Attendee
from bangvang.conference.models.conference import Conference
from bangvang.conference.models.programme import Programme, ProgrammeItem, ScriptPrint
from bangvang.conference.models.task import Task, TaskReport

__all__ = ["Attendee", "Conference", "Programme", "ProgrammeItem", "ScriptPrint", "Task", "TaskReport"]
