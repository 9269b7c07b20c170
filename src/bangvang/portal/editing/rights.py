"""Who may come in, and what for. Wagtail asks groups; these are kept in step with the mandates of today.

The groups and what they may do are written once, by a migration of ``portal``; who is in them is decided here, on every
request, and written only when it changed. Leaving a group has no other way than the end of a mandate.
"""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.portal.models import NewsPage
from bangvang.portal.permissions import bodies_reviewed_for, bodies_written_for, is_editor

WRITERS = "Biên tập cổng"
REVIEWERS = "Duyệt tin"
GROUPS = frozenset({WRITERS, REVIEWERS})


def groups_of(user: User) -> frozenset[str]:
    """Names of the groups that the mandates of today ask for; empty when ``user`` has no business here."""
    asked = set()
    if is_editor(user):
        asked.add(WRITERS)
    if bodies_reviewed_for(user):
        asked.add(REVIEWERS)
    return frozenset(asked)


def keep_in_step(user: User) -> frozenset[str]:
    """Put ``user`` into the groups of today's mandates and out of the others; one query when nothing changed."""
    asked = groups_of(user)
    held = set(user.groups.filter(name__in=GROUPS).values_list("name", flat=True))
    if held != asked:
        with transaction.atomic():
            user.groups.remove(*Group.objects.filter(name__in=held - asked))
            user.groups.add(*Group.objects.filter(name__in=asked - held))
            audit.record(user, "editing_groups", user, changes={"groups": [sorted(held), sorted(asked)]})
    return asked


def may_write(user: User, page_id: int) -> bool:
    """Whether ``user`` may open the page: news belong to their body, the front page and the sections to every editor."""
    return not others_news(user).filter(pk=page_id).exists()


def may_review(user: User, page_id: int) -> bool:
    """Whether ``user`` may approve, publish or take down the page."""
    reviewed = bodies_reviewed_for(user)
    return bool(reviewed) and not _outside(reviewed).filter(pk=page_id).exists()


def others_news(user: User) -> QuerySet[NewsPage]:
    """News of bodies for which ``user`` does not write: on the editors' screens they do not exist."""
    return _outside(bodies_written_for(user))


def _outside(bodies: set[int]) -> QuerySet[NewsPage]:
    return NewsPage.objects.exclude(agency_id__in=bodies)
