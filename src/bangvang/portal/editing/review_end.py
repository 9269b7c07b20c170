"""What the end of a review does. Wagtail reads this while its own models are still being made, so nothing is imported above."""

from __future__ import annotations

from typing import Any


def publish_when_borne_out(workflow_state: Any, user: Any = None) -> None:
    """Publish what was approved (`WAGTAIL_FINISH_WORKFLOW_ACTION`). Raises NotBorneOut; the approval is then undone."""
    from bangvang.portal.editing.borne_out import require_approvable

    require_approvable(workflow_state.content_object)
    workflow_state.content_object.get_latest_revision().publish(user=user)
