"""Questions about the programme: when each part begins, and what was printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from bangvang.accounts.models import User
from bangvang.conference.models import Conference, Programme, ProgrammeItem, ScriptPrint
from bangvang.conference.queries.conferences import visible_to

MIDNIGHT = 24 * 60


@dataclass(frozen=True)
class Timed:
    """One item with when it begins and ends, in minutes after midnight."""

    item: ProgrammeItem
    begins: int
    ends: int

    @property
    def begins_at(self) -> str:
        return clock_of(self.begins)

    @property
    def ends_at(self) -> str:
        return clock_of(self.ends)


def programme_of(conference: Conference) -> Programme | None:
    return Programme.objects.filter(conference=conference).first()


def clock_of(minutes: int) -> str:
    """ "14:05"; the end of the day is "24:00"."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def minutes_after_midnight(at: time) -> int:
    return at.hour * 60 + at.minute


def timed(starts_at: time, items: Iterable[ProgrammeItem]) -> list[Timed]:
    """``items`` in their order, each beginning when the one before ends."""
    told = []
    begins = minutes_after_midnight(starts_at)
    for item in items:
        told.append(Timed(item, begins, begins + item.minutes))
        begins += item.minutes
    return told


def items_of(programme: Programme) -> list[Timed]:
    """The programme from the first to the last. One query."""
    return timed(programme.starts_at, programme.items.order_by("ordinal"))


def items_visible_to(user: User | AnonymousUser) -> QuerySet[ProgrammeItem]:
    shown = ProgrammeItem.objects.filter(programme__conference__in=visible_to(user))
    return shown.select_related("programme__conference__body")


def prints_visible_to(user: User | AnonymousUser) -> QuerySet[ScriptPrint]:
    return ScriptPrint.objects.filter(conference__in=visible_to(user)).select_related("conference__body", "by")


def last_print(conference: Conference) -> ScriptPrint | None:
    return conference.script_prints.select_related("by").order_by("-number").first()
