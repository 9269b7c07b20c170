"""Pages of conferences, and of the tasks that come from them."""

from bangvang.conference.views import conferences, tasks

__all__ = ["conferences", "tasks"]
