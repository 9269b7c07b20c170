"""Who may sign, and who may have a signed file looked at."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds, units_of
from bangvang.signature.choices import SigningStep
from bangvang.signature.queries import IMAGE_KEEPERS, READERS

__all__ = ["SIGNERS", "may_keep_images", "may_sign", "may_verify", "require"]

SIGNERS = {SigningStep.LEADER: Role.LEADER, SigningStep.AGENCY: Role.DOCUMENT_CLERK}
"""The leader signs; the clerk of documents keeps the agency's seal."""


def may_sign(user: User, body: Unit, step: SigningStep | str) -> bool:
    """Have papers of the body signed in this step."""
    return holds(user, [SIGNERS[SigningStep(step)]], body.pk)


def may_verify(user: User) -> bool:
    """Have a signed file looked at: whoever drafts, signs, numbers or watches somewhere."""
    return bool(units_of(user, READERS))


def may_keep_images(user: User, body: Unit) -> bool:
    """Set and withdraw the pictures that signatures of the body show."""
    return holds(user, IMAGE_KEEPERS, body.pk)
