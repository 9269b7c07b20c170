"""Verbs of the portal."""

from bangvang.portal.actions.alarms import raise_alarm
from bangvang.portal.actions.drafting import draft_news
from bangvang.portal.actions.letting_out import ask_for_review, mark_read, publish_news
from bangvang.portal.actions.site import lay_out

__all__ = ["ask_for_review", "draft_news", "lay_out", "mark_read", "publish_news", "raise_alarm"]
