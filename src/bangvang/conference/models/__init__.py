"""Conferences, and what was directed there."""

from bangvang.conference.models.conference import Conference
from bangvang.conference.models.task import Task, TaskReport

__all__ = ["Conference", "Task", "TaskReport"]
