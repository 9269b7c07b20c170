"""Pages of conferences, of who is there, and of the tasks that come from them."""

from bangvang.conference.views import attendance, citing, conferences, tasks

__all__ = ["attendance", "citing", "conferences", "tasks"]
