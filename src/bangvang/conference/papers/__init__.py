"""Papers of a conference: invitations, seats, programme, script, minutes and resolution, counts, letters for delegates."""

from bangvang.conference.papers.counting import count_minutes
from bangvang.conference.papers.credentials import delegate_papers, introduction_paper
from bangvang.conference.papers.inviting import invitation_papers
from bangvang.conference.papers.programme import programme_paper, script_paper
from bangvang.conference.papers.record import record_paper
from bangvang.conference.papers.seating import plan_paper, seat_list_paper
from bangvang.conference.papers.sending import sending_paper

__all__ = [
    "count_minutes",
    "delegate_papers",
    "introduction_paper",
    "invitation_papers",
    "plan_paper",
    "programme_paper",
    "record_paper",
    "script_paper",
    "seat_list_paper",
    "sending_paper",
]
