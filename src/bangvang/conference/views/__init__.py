"""Pages of conferences: who is there, the programme, the delegates that are sent, the tasks that come from directions."""

from bangvang.conference.views import attendance, ballots, citing, conferences, delegates, endings, programme, tasks

__all__ = ["attendance", "ballots", "citing", "conferences", "delegates", "endings", "programme", "tasks"]
