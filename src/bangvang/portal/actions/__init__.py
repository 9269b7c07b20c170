"""Verbs of the portal."""

from bangvang.portal.actions.alarms import raise_alarm
from bangvang.portal.actions.drafting import draft_news, mark_read, publish_news
from bangvang.portal.actions.site import lay_out

__all__ = ["draft_news", "lay_out", "mark_read", "publish_news", "raise_alarm"]
