"""Conferences: who is there and where they sit, the day as it runs, whom they send to a congress, what was directed."""

from bangvang.conference.models.attendance import Attendee
from bangvang.conference.models.conference import Conference
from bangvang.conference.models.delegates import Candidate, SectionVote, Slate, SlateVote
from bangvang.conference.models.endings import TieSettlement, VoteEnd
from bangvang.conference.models.invitation import Answer, Invitation
from bangvang.conference.models.phones import Ballot, VotingCode
from bangvang.conference.models.programme import Programme, ProgrammeItem, ScriptPrint
from bangvang.conference.models.record import ItemNote, RecordDraft, RecordEdition, RecordSignature
from bangvang.conference.models.screen import HallScreen, ItemBegun
from bangvang.conference.models.seating import Block, OnDuty, Seat, Seating
from bangvang.conference.models.task import Task, TaskReport

__all__ = [
    "Answer",
    "Attendee",
    "Ballot",
    "Block",
    "Candidate",
    "Conference",
    "HallScreen",
    "Invitation",
    "ItemBegun",
    "ItemNote",
    "OnDuty",
    "Programme",
    "ProgrammeItem",
    "RecordDraft",
    "RecordEdition",
    "RecordSignature",
    "ScriptPrint",
    "Seat",
    "Seating",
    "SectionVote",
    "Slate",
    "SlateVote",
    "Task",
    "TaskReport",
    "TieSettlement",
    "VoteEnd",
    "VotingCode",
]
