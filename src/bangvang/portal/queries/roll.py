"""The roll of honour. Reads `register.Honour` only; shows name, form, year, unit and nothing more of a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from bangvang.discretion.choices import Extent
from bangvang.discretion.queries import withheld
from bangvang.register.choices import FALLEN, RecipientKind
from bangvang.register.decision_codes import asked_number
from bangvang.register.models import DecisionNumber, Honour, HonourStanding, Unit
from bangvang.register.queries import narrowed, units_matching
from bangvang.register.queries.words import Term, batches, names_with, readings
from bangvang_paper.vietnamese import folded

PAGE = 20
"""Rows on one leaf of the roll when nobody is looked for."""
MOST_FOUND = 20
"""Rows that a search shows. The roll is there to find somebody in, not to be copied name by name."""
MOST_NAMES = 20_000
"""Names looked through for a year or a kind that few of them have: anybody may ask, and must not keep the server busy."""
MOST_WORDS = 8


@dataclass(frozen=True)
class RollFilter:
    """What the reader asked for: words (with or without accents), a year, a recipient kind."""

    words: str = ""
    year: int | None = None
    kind: str = ""


def roll(asked: RollFilter) -> QuerySet[Honour]:
    """Standing honours, newest decision first, as read out; of the year and kind asked for. Words are not looked at."""
    return (
        _of(asked, _standing(Honour.objects.all()))
        .select_related("certificate", "body")
        .order_by("-decided_on", "decision_code", "award", "id")
    )


def found(asked: RollFilter) -> list[Honour]:
    """At most `MOST_FOUND` standing honours that the words find: by number, name, unit, or name and unit; newest first.

    When more are found these are the first by the order of names. A year among the words is that of the decision, unless a
    number or a name has it.
    """
    words, year = _year_taken_out(asked.words)
    for wish in [asked, RollFilter(words, year, asked.kind)] if year and not asked.year else [asked]:
        for honours in _ways(wish):
            rows = list(honours)
            if rows:
                return sorted(rows, key=lambda row: (-row.decided_on.toordinal(), row.decision_code, row.award, row.pk))
    return []


def _ways(wish: RollFilter) -> Iterator[Iterable[Honour]]:
    """What the words may mean, the likeliest first; each at most as many as are shown."""
    honours, parts = Honour.objects.all(), folded(wish.words).split()[:MOST_WORDS]
    number = asked_number(wish.words)
    if number is not None:
        codes = DecisionNumber.objects.filter(number.condition()).values("code")
        yield _first(wish, honours.filter(decision_code__in=codes))
    for terms in readings(wish.words):
        yield _named(wish, terms)
    for place in range(len(parts)):
        name, there = " ".join(parts[:place]), _of_units(" ".join(parts[place:]))
        if there:
            there_all = honours.filter(there)
            yield _first(wish, narrowed(_by_name(there_all), name, "sort_key") if name else there_all)
    if not parts:
        yield _first(wish, honours)


def _named(wish: RollFilter, terms: Sequence[Term]) -> list[Honour]:
    rows: list[Honour] = []
    for keys in batches(islice(names_with(terms), MOST_NAMES)):
        rows += _first(wish, _by_name(Honour.objects.filter(sort_key__in=keys)))
        if len(rows) >= MOST_FOUND:
            break
    return rows[:MOST_FOUND]


def _by_name(honours: QuerySet[Honour]) -> QuerySet[Honour]:
    """Those that a name may find: whoever is shown by initials would be given away by being found under the whole name."""
    return honours.exclude(pk__in=withheld())


def _first(wish: RollFilter, honours: QuerySet[Honour]) -> QuerySet[Honour]:
    standing = _of(wish, _standing(honours)).select_related("certificate", "body")
    return standing.order_by("sort_key", "pk")[:MOST_FOUND]


def _of_units(words: str) -> Q:
    """Honours whose unit was written as a unit is called that these words mean; empty when they mean none."""
    called = {
        folded(name) for match in units_matching(Unit.objects.all(), words, most=5) for name in _names(match.unit)
    }
    return Q(unit_folded__in=called) if called else Q()


def _names(unit: Unit) -> list[str]:
    return [unit.name, *(alias.name for alias in unit.aliases.all())]


def _year_taken_out(text: str) -> tuple[str, int | None]:
    words = text.split()
    years = [word for word in words if len(word) == 4 and word.isdecimal()]
    return " ".join(word for word in words if word not in years[:1]), int(years[0]) if years else None


def _of(asked: RollFilter, honours: QuerySet[Honour]) -> QuerySet[Honour]:
    if asked.year:
        honours = honours.filter(decided_on__year=asked.year)
    return honours.filter(recipient_kind=asked.kind) if asked.kind in RecipientKind.values else honours


def kinds(asked: RollFilter) -> dict[str, int]:
    """How many of the year there are of each recipient kind."""
    counted = roll(RollFilter(year=asked.year)).order_by().values_list("recipient_kind").annotate(n=Count("pk"))
    return dict(counted)


def years() -> list[int]:
    """Years in which something was granted, newest first."""
    return [day.year for day in _standing(Honour.objects.all()).dates("decided_on", "year", order="DESC")]


def _standing(honours: QuerySet[Honour]) -> QuerySet[Honour]:
    """Those to show: not annulled and not stripped as of the latest act upon them, asked of each; nor withheld altogether."""
    latest = HonourStanding.objects.filter(honour=OuterRef("pk")).order_by("-on", "-id").values("standing")[:1]
    return honours.alias(now=Subquery(latest)).exclude(now__in=FALLEN).exclude(pk__in=withheld(Extent.NOTHING))
