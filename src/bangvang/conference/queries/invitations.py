"""Questions about invitations: the words they share, in whose name each stands, what was answered."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from bangvang.conference.choices import Reply
from bangvang.conference.models import Answer, Attendee, Conference, Invitation


@dataclass(frozen=True)
class Invited:
    """Who comes, in the words of the paper; ``for_whom``: whom they stand in for, "" for themselves."""

    name: str
    position: str
    unit_name: str
    for_whom: str = ""

    @property
    def words(self) -> str:
        """ "Lê Thị Mận, Trưởng phòng, Phòng A"."""
        return ", ".join(part for part in (self.name, self.position, self.unit_name) if part)


@dataclass(frozen=True)
class Answers:
    """Heads by what was answered; ``silent`` said nothing yet."""

    coming: int
    sends: int
    not_coming: int
    silent: int


def invitation_of(conference: Conference) -> Invitation:
    """The words that all invitations share; empty ones, not kept, where nobody wrote any."""
    return Invitation.objects.filter(conference=conference).first() or Invitation(conference=conference)


def answer_of(attendee: Attendee) -> Answer | None:
    return getattr(attendee, "answer", None)


def invited_as(attendee: Attendee) -> Invited:
    """Whoever comes: the one invited, or whom they send. Asks nothing where ``answer`` was fetched along."""
    answer = answer_of(attendee)
    if answer is not None and answer.reply == Reply.SENDS:
        return Invited(answer.instead_name, answer.instead_position, attendee.unit_name, attendee.name)
    return Invited(attendee.name, attendee.position, attendee.unit_name)


def to_be_invited(conference: Conference) -> QuerySet[Attendee]:
    """Who gets an invitation, with answer and seat: everybody who did not decline."""
    listed = conference.attendees.exclude(answer__reply=Reply.NOT_COMING)
    return listed.select_related("answer", "seat__block").order_by("ordinal")


def answers_of(conference: Conference) -> Answers:
    """Heads counted. One question."""
    counted = conference.attendees.order_by().aggregate(
        coming=Count("pk", filter=Q(answer__reply=Reply.COMING)),
        sends=Count("pk", filter=Q(answer__reply=Reply.SENDS)),
        not_coming=Count("pk", filter=Q(answer__reply=Reply.NOT_COMING)),
        silent=Count("pk", filter=Q(answer=None)),
    )
    return Answers(**counted)
