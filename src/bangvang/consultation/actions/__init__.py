"""Verbs of public comment."""

from bangvang.consultation.actions.cases import add_note, answer, assign, hold, lift, open_contact
from bangvang.consultation.actions.commenting import Receipt, comment
from bangvang.consultation.actions.preparing import (
    add_entries,
    attach,
    begin,
    detach,
    discard,
    drop_entry,
    revise,
)
from bangvang.consultation.actions.publishing import amend, publish
from bangvang.consultation.actions.reporting import report

__all__ = [
    "Receipt",
    "add_entries",
    "add_note",
    "amend",
    "answer",
    "assign",
    "attach",
    "begin",
    "comment",
    "detach",
    "discard",
    "drop_entry",
    "hold",
    "lift",
    "open_contact",
    "publish",
    "report",
    "revise",
]
