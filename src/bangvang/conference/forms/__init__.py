"""Forms of conferences."""

from bangvang.conference.forms.attendance import AttendeeForm, FromUnitForm, InviteForm, ReasonForm
from bangvang.conference.forms.ballots import BallotForm, CancelForm, CodeForm, TieForm
from bangvang.conference.forms.delegates import CandidateForm, HandsForm, NamesForm, SlateForm
from bangvang.conference.forms.planning import ConferenceForm, HandOverForm
from bangvang.conference.forms.programme import ItemForm, ProgrammeForm
from bangvang.conference.forms.tasks import FinishForm, TaskForm, TaskReportForm

__all__ = [
    "AttendeeForm",
    "BallotForm",
    "CancelForm",
    "CandidateForm",
    "CodeForm",
    "ConferenceForm",
    "FinishForm",
    "FromUnitForm",
    "HandOverForm",
    "HandsForm",
    "InviteForm",
    "ItemForm",
    "NamesForm",
    "ProgrammeForm",
    "ReasonForm",
    "SlateForm",
    "TaskForm",
    "TaskReportForm",
    "TieForm",
]
