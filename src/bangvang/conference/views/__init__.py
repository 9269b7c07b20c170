"""Pages of conferences, of who is there, of the delegates they send, and of the tasks that come from them."""

from bangvang.conference.views import attendance, citing, conferences, delegates, tasks

__all__ = ["attendance", "citing", "conferences", "delegates", "tasks"]
