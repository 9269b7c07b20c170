"""Units, people and accounts picked by words in forms: how they are found, and the addresses that answer while somebody types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from bangvang.accounts.models import User
from bangvang.design.picking import MOST_SHOWN, Option, PickField
from bangvang.register.models import Person, Unit
from bangvang.register.queries import narrowed, posts_on, posts_with_units, units_matching
from bangvang_paper.vietnamese import folded, sort_key

EXACT = 0.95
"""From here on the words are the unit's own name, short name or other name, not only like it."""


class UnitField(PickField):
    """A unit. Few stand in a select; many are found by their names, old names and abbreviations."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, find=units_found, **kwargs)

    def offer_units(
        self, units: QuerySet[Unit], *, name: str, roles: Iterable[str] = (), below: int | None = None
    ) -> None:
        """Let ``units`` be picked in the field ``name``; ``roles`` and ``below`` say the same to the live answer."""
        asked = {"truong": name, "vai": ",".join(roles), "duoi": below or ""}
        self.offer(units, f"{reverse('register:pick_unit')}?{urlencode(asked)}")


class UserField(PickField):
    """An account, found by the name of its holder or its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, find=users_found, **kwargs)


class PersonField(PickField):
    """Somebody on record, found by the name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, find=people_found, **kwargs)

    def offer_people(self, people: QuerySet[Person], *, name: str) -> None:
        """Let ``people`` be picked in the field ``name``; while typing whoever the reader sees is answered."""
        self.offer(people, f"{reverse('register:pick_person')}?{urlencode({'truong': name})}")


def people_found(people: QuerySet[Person], words: str) -> list[Option]:
    """People that the words may mean, in Vietnamese order, each with the post that tells them from others."""
    found = list(narrowed(people, words, "sort_key").order_by("sort_key", "pk")[: MOST_SHOWN + 1])
    prefetch_related_objects(found, posts_with_units())
    today = timezone.localdate()
    return [
        Option(
            person.pk,
            person.name,
            "; ".join(
                f"{post.position}, {post.unit}" if post.position else str(post.unit) for post in posts_on(person, today)
            ),
            exact=folded(words) == person.folded,
        )
        for person in found
    ]


def units_found(units: QuerySet[Unit], words: str) -> list[Option]:
    """Units that the words may mean; two with one name are told apart by what they belong to."""
    return [
        Option(match.unit.pk, match.unit.name, _beside(match.unit, match.reasons), exact=match.score >= EXACT)
        for match in units_matching(units, words)
    ]


UNITS_SHOWN = 30


class UnitsOffered(list[Unit]):
    """Units that a page offers as links: all of them where they are few, else those that ``words`` mean.

    ``many`` says that there are more than stand here, so that the page asks for words.
    """

    def __init__(self, units: Iterable[Unit], words: str, *, many: bool) -> None:
        super().__init__(units)
        self.words, self.many = words, many


def units_offered(units: QuerySet[Unit], words: str) -> UnitsOffered:
    """At most `UNITS_SHOWN` of the units."""
    words = words.strip()[:100]
    shown = list(units[: UNITS_SHOWN + 1])
    many = len(shown) > UNITS_SHOWN
    if words:
        shown = [match.unit for match in units_matching(units, words, most=UNITS_SHOWN)]
    return UnitsOffered(shown[:UNITS_SHOWN], words, many=many or bool(words))


def _beside(unit: Unit, reasons: Sequence[str]) -> str:
    """What the unit belongs to; and why it was found, when its name does not show it."""
    told = [unit.parent.name] if unit.parent else []
    return "; ".join([*told, *(reason for reason in reasons if ": " in reason or reason.startswith("kế thừa"))])


def users_found(users: QuerySet[User], words: str) -> list[Option]:
    """Accounts of which each word stands in the holder's name or the account's, in Vietnamese order.

    An installation has some hundreds of accounts, looked through in the process.
    """
    asked = folded(words).split()
    rows = [
        (pk, name or login, login) for pk, name, login in users.order_by().values_list("pk", "full_name", "username")
    ]
    found = [row for row in rows if asked and all(word in folded(f"{row[1]} {row[2]}") for word in asked)]
    found.sort(key=lambda row: (sort_key(row[1]), row[0]))
    return [Option(pk, name, login, exact=folded(words) in {folded(name), login}) for pk, name, login in found]
