"""Who files documents, and who may say that the text itself was read."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.library.models import Document
from bangvang.library.queries import KEEPERS
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds, units_of

__all__ = ["may_file", "may_note_reading", "may_revise", "may_take_shipped", "require"]


def may_file(user: User, body: Unit) -> bool:
    """Put a document into the library in the name of the body."""
    return holds(user, KEEPERS, body.pk)


def may_revise(user: User, document: Document) -> bool:
    """Change what is said of it; what came with the program changes with the program."""
    return document.body_id is not None and holds(user, KEEPERS, document.body_id)


def may_note_reading(user: User, document: Document) -> bool:
    """Say that the text itself was read, and keep its file: of what came along, any body's keeper."""
    return bool(units_of(user, KEEPERS)) if document.body_id is None else may_revise(user, document)


def may_take_shipped(user: User) -> bool:
    """Take in what comes with the program."""
    return bool(units_of(user, KEEPERS))
