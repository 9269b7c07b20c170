"""Verbs of public comment."""

from bangvang.consultation.actions.cases import add_note, answer, assign, hold, lift, open_contact, reply
from bangvang.consultation.actions.commenting import Receipt, comment
from bangvang.consultation.actions.forgetting import forget_contacts
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
from bangvang.consultation.actions.stopping import stop

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
    "forget_contacts",
    "hold",
    "lift",
    "open_contact",
    "publish",
    "reply",
    "report",
    "revise",
    "stop",
]
