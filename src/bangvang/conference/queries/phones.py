"""Questions about votes on phones: which one is open for a delegate, who has voted, what the ballots add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from bangvang.certificate.queries import public_base_of
from bangvang.conference.choices import AttendeeRole, BallotChoice
from bangvang.conference.models import Attendee, Ballot, Conference, Slate, SlateVote, VotingCode
from bangvang.vote.choices import VoteMethod

ON_THE_PAGE = (
    "names", "rule", "question__text", "question__names", "question__seats", "question__method", "slate__congress",
    "slate__conference_id", "end__kind", "end__reason", "end__at",
)  # fmt: skip
"""All that a phone reads of a vote. Two thousand ask within half a minute: a query over fewer columns is half as long made."""


def phone_votes_of(conference_id: int) -> QuerySet[SlateVote]:
    """Votes on phones that were opened there, the newest first, with what their page tells."""
    return (
        SlateVote.objects.filter(slate__conference=conference_id, question__method=VoteMethod.PHONE)
        .select_related("question", "slate", "end")
        .only(*ON_THE_PAGE)
        .order_by("-pk")
    )


def voter_by(token: str) -> Attendee | None:
    """Whose invitation it is, with what a phone tells of them and of the conference."""
    told = ("name", "ordinal", "unit_name", "role", "checked_in_at", "token", "conference__name")
    found = Attendee.objects.filter(token=token).select_related("conference__body")
    return found.only(*told, "conference__body__demonstration").first()


def votes_by_phone(conference: Conference) -> bool:
    """Whether a list is, or is going to be, voted on with phones: codes are given at the door then."""
    return Slate.objects.filter(conference=conference, method=VoteMethod.PHONE).exists()


@dataclass(frozen=True)
class OneVote:
    """A vote for one delegate; ``ballot``: what they sent."""

    vote: SlateVote
    ballot: Ballot | None

    @property
    def is_open(self) -> bool:
        return not hasattr(self.vote, "end")

    @property
    def chosen(self) -> list[str]:
        """Names on the ballot, as they were read out."""
        names = self.vote.names.splitlines()
        return [names[place - 1] for place in self.ballot.places] if self.ballot is not None else []


def votes_for(attendee: Attendee) -> list[OneVote]:
    """Every vote on phones of the conference with this delegate's ballot. Two questions."""
    sent = {ballot.vote_id: ballot for ballot in attendee.ballots.all()}
    return [OneVote(vote, sent.get(vote.pk)) for vote in phone_votes_of(attendee.conference_id)]


def code_of(attendee: Attendee) -> VotingCode | None:
    """The code that was told at the door, if one was."""
    return getattr(attendee, "voting_code", None)


def code_address(conference: Conference, own: str = "") -> str:
    """Where a delegate without the invitation types number and code."""
    return (public_base_of(conference.body) or own.rstrip("/")) + reverse(
        "conference:vote_by_code", args=[conference.pk]
    )


def voters_of(vote: SlateVote, *, sent: bool | None = None) -> QuerySet[Attendee]:
    """Delegates who are here; ``sent``: only those whose ballot is in, or is not."""
    here = Attendee.objects.filter(
        conference=vote.slate.conference_id, role=AttendeeRole.DELEGATE, checked_in_at__isnull=False
    ).order_by("ordinal")
    if sent is None:
        return here
    mine = Exists(Ballot.objects.filter(vote=vote, attendee=OuterRef("pk")))
    return here.filter(mine if sent else ~mine)


def figures_of(vote: SlateVote, ballots: Sequence[Ballot]) -> dict[str, Any]:
    """What the ballots add up to, as `vote.actions.count_rows` takes it; who sent none does not vote."""
    names, given = vote.question.names, vote.question.ballots_given
    if names is None:
        said = Counter(ballot.choice for ballot in ballots)
        agree, disagree = said[BallotChoice.AGREE], said[BallotChoice.DISAGREE]
        four = {"agree": agree, "disagree": disagree, "blank": given - agree - disagree, "invalid": 0}
        return four | {"issued": None, "votes": []}
    votes = Counter(place for ballot in ballots for place in ballot.places)
    valid = sum(1 for ballot in ballots if ballot.places)
    four = {"agree": valid, "disagree": 0, "blank": len(ballots) - valid, "invalid": 0}
    return four | {"issued": None, "votes": [votes[place] for place in range(1, names + 1)]}
