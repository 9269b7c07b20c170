"""Forms of public comment."""

from bangvang.consultation.forms.cases import AnswerForm, AssignForm, HoldForm, LiftForm, NoteForm, ReplyForm
from bangvang.consultation.forms.preparing import (
    AmendForm,
    AttachmentForm,
    DraftForm,
    EntriesForm,
    ReportForm,
    StopForm,
)
from bangvang.consultation.forms.public import WHOLE_LIST, CommentForm, LookUpForm

__all__ = [
    "WHOLE_LIST",
    "AmendForm",
    "AnswerForm",
    "AssignForm",
    "AttachmentForm",
    "CommentForm",
    "DraftForm",
    "EntriesForm",
    "HoldForm",
    "LiftForm",
    "LookUpForm",
    "NoteForm",
    "ReplyForm",
    "ReportForm",
    "StopForm",
]
