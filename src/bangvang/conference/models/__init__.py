"""Conferences, who is there, whom they send to a congress, and what was directed there."""

from bangvang.conference.models.attendance import Attendee
from bangvang.conference.models.conference import Conference
from bangvang.conference.models.delegates import Candidate, SectionVote, Slate, SlateVote
from bangvang.conference.models.endings import TieSettlement, VoteEnd
from bangvang.conference.models.phones import Ballot, VotingCode
from bangvang.conference.models.programme import Programme, ProgrammeItem, ScriptPrint
from bangvang.conference.models.task import Task, TaskReport

__all__ = [
    "Attendee",
    "Ballot",
    "Candidate",
    "Conference",
    "Programme",
    "ProgrammeItem",
    "ScriptPrint",
    "SectionVote",
    "Slate",
    "SlateVote",
    "Task",
    "TaskReport",
    "TieSettlement",
    "VoteEnd",
    "VotingCode",
]
