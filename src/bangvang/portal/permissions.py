"""Who may write and publish news."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.conference.models import Conference
from bangvang.register.choices import Role
from bangvang.register.queries import holds


def may_edit_news(user: User, conference: Conference) -> bool:
    """Editors and officers of the body draft its news."""
    return holds(user, [Role.EDITOR], conference.body_id)
