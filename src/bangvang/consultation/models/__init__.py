"""Tables of public comment."""

from bangvang.consultation.models.case import Case, CaseNote, Comment
from bangvang.consultation.models.consultation import Attachment, Consultation, Entry, Publication, Stop
from bangvang.consultation.models.report import ClosingReport

__all__ = ["Attachment", "Case", "CaseNote", "ClosingReport", "Comment", "Consultation", "Entry", "Publication", "Stop"]
