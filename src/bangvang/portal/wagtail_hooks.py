"""What the portal adds to Wagtail: choosers of decisions and indicators, and the hooks of the editors' area."""

from __future__ import annotations

from wagtail import hooks

from bangvang.portal.choosers import decisions, indicators
from bangvang.portal.editing import hooks as editors_area

__all__ = ["editors_area"]


@hooks.register("register_admin_viewset")
def decision_chooser() -> object:
    return decisions


@hooks.register("register_admin_viewset")
def indicator_chooser() -> object:
    return indicators
