"""Who answers a wish to be shown less."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.discretion.models import Wish
from bangvang.discretion.queries import wishes_visible_to
from bangvang.register.permissions import require

__all__ = ["may_answer", "require"]


def may_answer(user: User, wish: Wish) -> bool:
    """Answer, show in full again, see how to reach whoever asks; never about one's own honour."""
    person = wish.honour.person
    own = person is not None and person.kept.user_id == user.pk
    return not own and wishes_visible_to(user).filter(pk=wish.pk).exists()
