"""Papers of a conference: its programme, the script of who leads it, the minutes of a count."""

from bangvang.conference.papers.counting import count_minutes
from bangvang.conference.papers.programme import programme_paper, script_paper

__all__ = ["count_minutes", "programme_paper", "script_paper"]
