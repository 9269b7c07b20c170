"""By which book a body is judged on a day: the national law, or a pack of the province or ministry that the body applies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from bangvang.accounts.models import User
from bangvang.eligibility.models import OwnRules
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of
from bangvang_law.book import Book
from bangvang_law.layers import NATIONAL
from bangvang_law.packs import book_of

RULERS = (Role.OFFICER, Role.ADMINISTRATOR)
"""Those who say which rules their body applies."""


def pack_of(unit_id: int, on: date) -> str:
    """Id of the pack by which a unit is judged on the day: its own choice, else that of the nearest unit above with one."""
    return _packs_of([unit_id], on)[0]


def book_for(unit_id: int, on: date) -> Book:
    """The book by which a unit is judged on the day."""
    return book_of(pack_of(unit_id, on))


def books_over(units: Iterable[Unit], on: date) -> list[Book]:
    """The books by which some of the units are judged on the day, the national one first, each once."""
    return [book_of(pack) for pack in dict.fromkeys((NATIONAL, *_packs_of([unit.pk for unit in units], on)))]


def _packs_of(units: Iterable[int], on: date) -> list[str]:
    """The pack of each unit. One query where nobody chose anything, else two."""
    rows = OwnRules.objects.filter(begins_on__lte=on).order_by("begins_on", "id")
    chosen = dict(rows.values_list("body_id", "pack"))  # the latest stands
    above = dict(Unit.objects.values_list("pk", "parent_id")) if chosen else {}

    def pack(unit: int | None) -> str:
        while unit is not None and unit not in chosen:
            unit = above.get(unit)
        return NATIONAL if unit is None else chosen[unit]

    return [pack(unit) for unit in units]


def ruled_bodies(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Living bodies for which ``user`` may say which rules apply."""
    return Unit.objects.filter(pk__in=units_of(user, RULERS), is_body=True, ends_on=None).order_by("name")


def choices_made(user: User | AnonymousUser) -> QuerySet[OwnRules]:
    """What was chosen for those bodies, the newest first."""
    rows = OwnRules.objects.filter(body__in=ruled_bodies(user).values("pk")).select_related("body", "chosen_by")
    return rows.order_by("-begins_on", "-id")
