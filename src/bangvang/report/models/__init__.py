"""Achievement reports: what is being written, what was closed, and the traces by which copies are found."""

from bangvang.report.models.edition import Edition, Trace
from bangvang.report.models.report import AchievementReport, Quote

__all__ = ["AchievementReport", "Edition", "Quote", "Trace"]
