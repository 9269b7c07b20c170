"""Who may write news, who lets them out to readers (one rule for both doors), and who watches over the portal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from bangvang.accounts.models import User
from bangvang.conference.models import Conference
from bangvang.portal.pages.news import NewsPage
from bangvang.register.choices import Role
from bangvang.register.queries import holds, units_of

NOT_A_REVIEWER = gettext_lazy("Anh/chị chưa được phân công duyệt tin của cơ quan này. Hãy gửi duyệt để lãnh đạo xem.")


def bodies_written_for(user: User) -> set[int]:
    """Ids of the units whose news ``user`` writes or lets out."""
    return units_of(user, [Role.EDITOR]) | bodies_reviewed_for(user)


def bodies_reviewed_for(user: User) -> set[int]:
    """Ids of the units whose news ``user`` lets out: their leader, and whoever is both officer and editor there."""
    return units_of(user, [Role.LEADER]) | (units_of(user, [Role.OFFICER]) & units_of(user, [Role.EDITOR]))


def may_draft_news(user: User, conference: Conference) -> bool:
    """Editors of the body draft the news of its conferences."""
    return holds(user, [Role.EDITOR], conference.body_id)


def may_edit_news(user: User, page: NewsPage) -> bool:
    """News are written by the editors of the body they belong to, and by who lets them out there."""
    return page.agency_id in bodies_written_for(user)


def may_publish_news(user: User, page: NewsPage) -> bool:
    """Whoever reviews for the body lets its news out; its other editors ask for a review."""
    return page.agency_id in bodies_reviewed_for(user)


def is_operator(user: User) -> bool:
    """Whether somebody runs this installation for any unit today."""
    return bool(units_of(user, [Role.ADMINISTRATOR]))


def is_editor(user: User) -> bool:
    """Whether somebody edits the portal for any unit today."""
    return bool(units_of(user, [Role.EDITOR]))
