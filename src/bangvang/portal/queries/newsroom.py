"""What an editor sees in the newsroom."""

from __future__ import annotations

from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from wagtail.models import WorkflowState

from bangvang.accounts.models import User
from bangvang.conference.models import Conference
from bangvang.decision.choices import DecisionState
from bangvang.portal.pages.news import NewsPage
from bangvang.portal.pages.notice import Notice
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of


def pages_of_editor(user: User) -> QuerySet[NewsPage]:
    """News of the bodies the user edits for, with whether each ``waits`` for a review; drafts first, then the newest."""
    return (
        NewsPage.objects.filter(agency_id__in=units_of(user, [Role.EDITOR]))
        .select_related("agency", "owner")
        .annotate(waits=Exists(_turns_of_reviewers()))
        .order_by("live", "-latest_revision_created_at", "-pk")
    )


def _turns_of_reviewers() -> QuerySet[WorkflowState]:
    """What is in progress on the page outside; Wagtail keeps the keys of things as text."""
    return WorkflowState.objects.filter(
        content_type__app_label="portal",
        content_type__model="newspage",
        object_id=Cast(OuterRef("pk"), CharField()),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )


def notices_for(user: User) -> QuerySet[Notice]:
    """Notices nobody has read yet of pages the user edits."""
    mine = Notice.objects.filter(page__agency_id__in=units_of(user, [Role.EDITOR]), read_at=None)
    return mine.select_related("page")


def conferences_without_news(user: User) -> QuerySet[Conference]:
    """Conferences that handed over issued decisions and of which nothing is written."""
    return (
        Conference.objects.filter(body_id__in=units_of(user, [Role.EDITOR]), news=None)
        .filter(decisions__state=DecisionState.ISSUED)
        .select_related("body")
        .distinct()
        .order_by("-held_on")
    )


def agencies_among(units: set[int]) -> QuerySet[Unit]:
    """Which of ``units`` news may belong to: those with a seal; where none has one, each of them."""
    living = Unit.objects.filter(pk__in=units, ends_on=None).order_by("name")
    bodies = living.filter(is_body=True)
    return bodies if bodies.exists() else living
