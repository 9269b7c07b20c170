"""Forms of conferences."""

from bangvang.conference.forms.attendance import AttendeeForm, FromUnitForm, InviteForm, ReasonForm
from bangvang.conference.forms.planning import ConferenceForm, HandOverForm
from bangvang.conference.forms.programme import ItemForm, ProgrammeForm
from bangvang.conference.forms.tasks import FinishForm, TaskForm, TaskReportForm

__all__ = [
    "AttendeeForm",
    "ConferenceForm",
    "FinishForm",
    "FromUnitForm",
    "HandOverForm",
    "InviteForm",
    "ItemForm",
    "ProgrammeForm",
    "ReasonForm",
    "TaskForm",
    "TaskReportForm",
]
