"""Forms of conferences."""

from bangvang.conference.forms.attendance import AttendeeForm, FromUnitForm, InviteForm, ReasonForm
from bangvang.conference.forms.ballots import BallotForm, CancelForm, CodeForm, TieForm
from bangvang.conference.forms.delegates import CandidateForm, HandsForm, NamesForm, SlateForm
from bangvang.conference.forms.inviting import AnswerForm, DutyForm, HonouredForm, InvitationForm
from bangvang.conference.forms.planning import ConferenceForm, HandOverForm
from bangvang.conference.forms.programme import ItemForm, ProgrammeForm
from bangvang.conference.forms.record import CloseRecordForm, RecordForm, SignRecordForm
from bangvang.conference.forms.seating import BlockForm, SeatForm
from bangvang.conference.forms.tasks import FinishForm, TaskForm, TaskReportForm

__all__ = [
    "AnswerForm",
    "AttendeeForm",
    "BallotForm",
    "BlockForm",
    "CancelForm",
    "CandidateForm",
    "CloseRecordForm",
    "CodeForm",
    "ConferenceForm",
    "DutyForm",
    "FinishForm",
    "FromUnitForm",
    "HandOverForm",
    "HandsForm",
    "HonouredForm",
    "InvitationForm",
    "InviteForm",
    "ItemForm",
    "NamesForm",
    "ProgrammeForm",
    "ReasonForm",
    "RecordForm",
    "SeatForm",
    "SignRecordForm",
    "SlateForm",
    "TaskForm",
    "TaskReportForm",
    "TieForm",
]
