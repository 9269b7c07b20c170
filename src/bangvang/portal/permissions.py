"""Who may write and publish news, and who watches over the portal."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.conference.models import Conference
from bangvang.portal.pages.news import NewsPage
from bangvang.register.choices import Role
from bangvang.register.queries import holds, units_of


def may_edit_news(user: User, conference: Conference) -> bool:
    """Editors and officers of the body draft its news."""
    return holds(user, [Role.EDITOR], conference.body_id)


def may_edit_page(user: User, page: NewsPage) -> bool:
    """News of a conference belong to its body; others to every editor of the portal."""
    if page.conference is not None:
        return may_edit_news(user, page.conference)
    return is_editor(user)


def is_operator(user: User) -> bool:
    """Whether somebody runs this installation for any unit today."""
    return bool(units_of(user, [Role.ADMINISTRATOR]))


def is_editor(user: User) -> bool:
    """Whether somebody edits the portal for any unit today."""
    return bool(units_of(user, [Role.EDITOR]))
