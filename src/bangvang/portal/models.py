"""Pages that Wagtail keeps and what belongs to them: they are found here by Django and live in ``pages``."""

from bangvang.portal.pages.alarm import Alarm
from bangvang.portal.pages.home import HomePage
from bangvang.portal.pages.news import Attachment, NewsPage
from bangvang.portal.pages.notice import Notice
from bangvang.portal.pages.section import SectionPage

__all__ = ["Alarm", "Attachment", "HomePage", "NewsPage", "Notice", "SectionPage"]
