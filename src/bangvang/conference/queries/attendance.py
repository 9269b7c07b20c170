"""Questions about who is invited and who is there."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from bangvang.accounts.models import User
from bangvang.certificate.queries import public_base_of
from bangvang.conference.choices import AttendeeRole
from bangvang.conference.models import Attendee, Conference
from bangvang.register.choices import Role
from bangvang.register.models import Person, Unit
from bangvang.register.queries import people_of, units_of, with_posts
from bangvang_paper.vietnamese import folded

DOOR = (Role.OFFICER, Role.EDITOR, Role.COUNCIL_SECRETARY, Role.DOCUMENT_CLERK)
"""Who may stand at the door and write down who comes."""


@dataclass(frozen=True)
class Presence:
    """Heads: how many are invited and how many came, of those with a vote and of the others."""

    delegates: int
    delegates_here: int
    others: int
    others_here: int

    @property
    def here(self) -> int:
        return self.delegates_here + self.others_here

    @property
    def invited(self) -> int:
        return self.delegates + self.others


def attendees_of(conference: Conference) -> QuerySet[Attendee]:
    """Everybody invited, in the order of the list."""
    return conference.attendees.select_related("checked_in_by", "answer", "seat__block").order_by("ordinal")


def attendees_matching(attendees: QuerySet[Attendee], words: str) -> QuerySet[Attendee]:
    """Those in whose name, position or unit every word stands, with or without accents; a number finds the place on the list."""
    for word in folded(words).split():
        stands = Q(folded__contains=word)
        attendees = attendees.filter(stands | Q(ordinal=int(word)) if word.isdecimal() and len(word) < 7 else stands)
    return attendees


def presence_of(conference: Conference) -> Presence:
    """Heads counted. One question."""
    voting = Q(role=AttendeeRole.DELEGATE)
    here = Q(checked_in_at__isnull=False)
    counted = conference.attendees.order_by().aggregate(
        delegates=Count("pk", filter=voting),
        delegates_here=Count("pk", filter=voting & here),
        others=Count("pk", filter=~voting),
        others_here=Count("pk", filter=~voting & here),
    )
    return Presence(**counted)


def sections_of(conference: Conference) -> list[tuple[str, int, int]]:
    """(section, delegates invited, delegates here) by the name of the section; those without one stand under ""."""
    voting = conference.attendees.filter(role=AttendeeRole.DELEGATE)
    counted = voting.values_list("section").annotate(
        invited=Count("pk"), here=Count("pk", filter=Q(checked_in_at__isnull=False))
    )
    return sorted(counted.order_by("section"))


def door_of(user: User | AnonymousUser) -> QuerySet[Conference]:
    """Conferences at whose door ``user`` may stand."""
    return Conference.objects.filter(body_id__in=units_of(user, DOOR)).select_related("body")


def by_token(token: str) -> Attendee | None:
    """Whose invitation it is."""
    whose = Attendee.objects.filter(token=token)
    return whose.select_related("conference__body", "checked_in_by", "answer", "seat__block").first()


def address_of(attendee: Attendee, own: str = "") -> str:
    """What the QR of the invitation holds. ``own``: the address of this installation where the body printed none of its own."""
    base = public_base_of(attendee.conference.body) or own.rstrip("/")
    return base + reverse("conference:invitation", args=[attendee.token])


def people_to_invite(conference: Conference, unit: Unit, user: User | AnonymousUser) -> QuerySet[Person]:
    """Who works in ``unit`` on the day of the conference, is alive and is not on the list yet."""
    listed = conference.attendees.filter(person__isnull=False).values("person_id")
    return with_posts(people_of(unit, user, conference.held_on).filter(died_on=None, merged_into=None)).exclude(
        pk__in=listed
    )
