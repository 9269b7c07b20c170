"""Who hands an initiative in, who recognises it, who writes down what it was used for."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.initiative.models import Submission
from bangvang.initiative.queries import HANDERS_IN, RECOGNISERS
from bangvang.register.models import Initiative, Unit
from bangvang.register.permissions import may_keep_person, require
from bangvang.register.queries import holds

__all__ = ["may_hand_in", "may_recognise", "may_revise", "may_use", "require"]


def may_hand_in(user: User, unit: Unit) -> bool:
    return holds(user, HANDERS_IN, unit.pk)


def may_revise(user: User, submission: Submission) -> bool:
    """Change or withdraw it while it waits."""
    return may_hand_in(user, submission.unit)


def may_recognise(user: User, submission: Submission) -> bool:
    return holds(user, RECOGNISERS, submission.body_id)


def may_use(user: User, initiative: Initiative) -> bool:
    """Write down what it was used for: whoever keeps the record of its author."""
    return may_keep_person(user, initiative.person.kept)
