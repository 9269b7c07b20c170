"""Panels of the editors' first page."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Page

from bangvang.portal.editing.rights import may_review

MOST_DRAFTS = 20


class WaitingForReview(WorkflowObjectsToModeratePanel):
    """What this reviewer may decide: Wagtail shows what waits for the group, and the group is one for all bodies."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        return context | {"states": [state for state in context["states"] if may_review(user, state["obj"].pk)]}


class MyDrafts(Component):
    """Pages that the reader of this page began and that readers of the portal do not see as they are."""

    name = "my_drafts"
    template_name = "portal/editing/my_drafts.html"
    order = 230

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        mine = Page.objects.filter(owner=parent_context["request"].user, depth__gt=2)
        drafts = mine.filter(Q(live=False) | Q(has_unpublished_changes=True)).order_by(
            "-latest_revision_created_at", "-pk"
        )
        return {"drafts": drafts[:MOST_DRAFTS]}
