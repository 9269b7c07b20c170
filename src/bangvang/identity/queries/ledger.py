"""Whose rows a reader may judge, and what was decided about them."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from bangvang.accounts.models import User
from bangvang.identity.choices import Verdict
from bangvang.identity.models import Judgement, Merge
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Person, Unit
from bangvang.register.queries import branch, units_of

JUDGES = (Role.OFFICER, Role.ADMINISTRATOR)
"""Who decides whether two rows are one person: a clerk of one division sees too little of the other."""


def judged_units(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Units whose people ``user`` may judge."""
    return Unit.objects.filter(pk__in=units_of(user, JUDGES)).order_by("name", "pk")


def judged_people(user: User | AnonymousUser, unit: Unit | None = None) -> QuerySet[Person]:
    """Standing rows of people who work or worked where ``user`` judges; with ``unit``, in it or below it."""
    area = units_of(user, JUDGES)
    if unit is not None:
        area = area & branch({unit.pk})
    posts = Employment.objects.filter(unit_id__in=area)
    return Person.objects.filter(pk__in=posts.values("person_id"), merged_into=None)


def merges_seen_by(user: User | AnonymousUser) -> QuerySet[Merge]:
    """Merges of rows with a post where ``user`` judges, the latest first."""
    posts = Employment.objects.filter(unit_id__in=units_of(user, JUDGES)).values("person_id")
    seen = Merge.objects.filter(Q(kept_id__in=posts) | Q(gone_id__in=posts))
    return seen.select_related("kept", "gone", "by", "undone_by").order_by("-at", "-pk")


def told_apart(keys: Iterable[int]) -> set[tuple[int, int]]:
    """Pairs among these keys, the smaller first, that somebody has said are two people."""
    wanted = set(keys)
    said = Judgement.objects.filter(verdict=Verdict.TWO_PEOPLE).values_list("first_id", "second_id")
    return {pair for pair in said if wanted.issuperset(pair)}
