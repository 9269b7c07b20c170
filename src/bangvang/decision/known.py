"""What the register knows about the recipients of drafts, asked once for all drafts of a page, whatever the day of signing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from bangvang.council.models import AgendaItem
from bangvang.decision.models import Line
from bangvang.nomination.models import DossierHold
from bangvang.nomination.queries import holds_on
from bangvang.register.models import Discipline, Employment, Hold, Honour, Person
from bangvang.vote.choices import VoteOutcome

ADVANCED = "advanced_worker"
"""On whose number the number of grassroots emulation fighters is counted."""


@dataclass(frozen=True)
class Known:
    """Rows about every recipient of the lines; ``people``: line id → the person who answers for it.

    ``stopped``: handling id → why its body stopped the dossier. ``advanced``: sitting id → how many Lao động tiên tiến its
    council passed.
    """

    people: Mapping[int, Person]
    holds: Sequence[Hold]
    disciplines: Sequence[Discipline]
    posts: Sequence[Employment]
    honours: Sequence[Honour]
    stopped: Mapping[int, Sequence[DossierHold]]
    advanced: Mapping[int, int]


def known_about(lines: Sequence[Line]) -> Known:
    """All of it in as many questions however many lines and decisions. ``lines`` as `lines_in_order` reads them."""
    people = people_of(lines)
    keys = {person.pk for person in people.values()}
    units = {line.handling.nomination.collective_id for line in lines} - {None}
    theirs = Q(person__in=keys) | Q(person__merged_into__in=keys)
    granted = {line.decision.award for line in lines}
    sittings = {line.decision.sitting_id for line in lines} - {None}
    honours = Honour.objects.filter(theirs | Q(collective_id__in=units), award__in=granted)
    return Known(
        people=people,
        holds=list(
            Hold.objects.filter(theirs | Q(collective_id__in=units)).select_related("person", "collective").order_by("pk")
        ),
        disciplines=list(Discipline.objects.filter(theirs).select_related("person").order_by("pk")),
        posts=list(Employment.objects.filter(theirs).select_related("person").order_by("pk")),
        honours=list(honours.prefetch_related("standings").select_related("person").order_by("pk")),
        stopped=holds_on(line.handling_id for line in lines),
        advanced=_advanced_in(sittings),
    )


def people_of(lines: Iterable[Line]) -> dict[int, Person]:
    """Line id → the person who answers for its recipient."""
    people = {}
    for line in lines:
        person = line.handling.nomination.person
        if person is not None:
            people[line.pk] = person.kept
    return people


def _advanced_in(sittings: set[int | None]) -> dict[int, int]:
    """How many items of `ADVANCED` passed in each sitting; one of a sitting that is assumed needs no vote."""
    passed = Q(sitting__assumed=True) | Q(question__result__outcome=VoteOutcome.PASSED)
    items = AgendaItem.objects.filter(passed, sitting__in=sittings, award=ADVANCED, withdrawn=False)
    return dict(items.values_list("sitting_id").annotate(n=Count("id")).order_by())
