"""What an editor sees in the newsroom."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from bangvang.accounts.models import User
from bangvang.conference.models import Conference
from bangvang.decision.choices import DecisionState
from bangvang.portal.pages.news import NewsPage
from bangvang.portal.pages.notice import Notice
from bangvang.register.choices import Role
from bangvang.register.queries import units_of


def pages_of_editor(user: User) -> QuerySet[NewsPage]:
    """News of the bodies the user edits for, and those of no conference; drafts first, then the newest."""
    return (
        NewsPage.objects.filter(_of(user, "conference__body_id", "conference"))
        .select_related("conference__body", "owner")
        .order_by("live", "-latest_revision_created_at", "-pk")
    )


def notices_for(user: User) -> QuerySet[Notice]:
    """Notices nobody has read yet of pages the user edits."""
    mine = _of(user, "page__conference__body_id", "page__conference")
    return Notice.objects.filter(mine, read_at=None).select_related("page__conference")


def conferences_without_news(user: User) -> QuerySet[Conference]:
    """Conferences that handed over issued decisions and of which nothing is written."""
    return (
        Conference.objects.filter(body_id__in=units_of(user, [Role.EDITOR]), news=None)
        .filter(decisions__state=DecisionState.ISSUED)
        .select_related("body")
        .distinct()
        .order_by("-held_on")
    )


def _of(user: User, body: str, conference: str) -> Q:
    units = units_of(user, [Role.EDITOR])
    if not units:
        return Q(pk__in=[])
    return Q(**{f"{body}__in": units}) | Q(**{f"{conference}__isnull": True})
