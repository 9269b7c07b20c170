"""Figures over time: of a body as a whole, and of single units.

The figure of a body is the one that its owner entered for it. Where there is none and the indicator adds up, it is the sum
of the units right below the body: each stands for what lies below itself, so nothing is counted twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Count, ExpressionWrapper, F, QuerySet, Sum

from bangvang.indicator.models import Indicator, Observation, Target
from bangvang.indicator.periods import Period
from bangvang.register.models import Unit


@dataclass(frozen=True)
class Point:
    """One figure of a series. ``units``: how many were added up; None when it was entered itself."""

    value: Decimal
    units: int | None = None
    corrected: bool = False


@dataclass(frozen=True)
class Goal:
    """A target as it is compared with."""

    value: Decimal
    strict: bool


Series = dict[Period, Point]
_AS_KEPT = ExpressionWrapper(F("value"), output_field=BigIntegerField())
"""The whole number that stands in the row: to tell which of two is more, no `Decimal` has to be made of ten thousand."""


def children_of(body: Unit) -> list[Unit]:
    """Units right below ``body``, in the order of their names; those that ended too."""
    return list(Unit.objects.filter(parent=body).order_by("name"))


def series_of_unit(indicators: Sequence[Indicator], unit: Unit | int) -> dict[int, Series]:
    """Indicator id → the figures of ``unit``. One question."""
    kinds = {one.pk: one.period_kind for one in indicators}
    found: dict[int, Series] = defaultdict(dict)
    rows = Observation.objects.filter(current=True, unit=unit, indicator_id__in=list(kinds)).order_by()
    for indicator, first, last, value, corrects in rows.values_list(
        "indicator_id", "first", "last", "value", "corrects_id"
    ):
        found[indicator][Period(first, last, kinds[indicator])] = Point(value, corrected=corrects is not None)
    return found


def whole_series(
    indicators: Sequence[Indicator], body: Unit | int, children: Collection[int] | QuerySet[Any, Any]
) -> dict[int, Series]:
    """Indicator id → the figures of the body. Two questions; only what adds up is added up.

    ``children``: keys of the units right below ``body``, or a question for them, which is then asked along.
    """
    own = series_of_unit(indicators, body)
    adding = {one.pk: one.period_kind for one in indicators if one.adds_up}
    rows = (
        Observation.objects.filter(current=True, indicator_id__in=list(adding), unit_id__in=children)
        .order_by()
        .values_list("indicator_id", "first", "last")
        .annotate(together=Sum("value"), how_many=Count("unit_id"))
    )
    for indicator, first, last, together, how_many in rows:
        own[indicator].setdefault(Period(first, last, adding[indicator]), Point(together, units=how_many))
    return own


def series_for(unit: Unit, indicators: Sequence[Indicator]) -> dict[int, Series]:
    """Indicator id → the figures of ``unit``: those of a body as a whole where the indicator is its own. Four questions."""
    found = series_of_unit(indicators, unit)
    bodys = [one for one in indicators if one.body_id == unit.pk]
    if bodys:
        found.update(whole_series(bodys, unit, [child.pk for child in children_of(unit)]))
    return {one.pk: found.get(one.pk, {}) for one in indicators}


def latest_of(indicators: Sequence[Indicator], units: Iterable[int], kind: str) -> Period | None:
    """The last period in which any of ``units`` has a figure. One question."""
    rows = Observation.objects.filter(
        current=True, indicator_id__in=[one.pk for one in indicators], unit_id__in=list(units)
    ).order_by("-first", "-last")
    found = rows.values_list("first", "last").first()
    return Period(*found, kind) if found else None


def goals_of_unit(indicators: Sequence[Indicator], unit: Unit | int) -> dict[int, dict[date, Goal]]:
    """Indicator id → first day → target of ``unit``. One question."""
    found: dict[int, dict[date, Goal]] = defaultdict(dict)
    rows = Target.objects.filter(unit=unit, indicator_id__in=[one.pk for one in indicators])
    for indicator, first, value, strict in rows.values_list("indicator_id", "first", "value", "strict"):
        found[indicator][first] = Goal(value, strict)
    return found


def figures_in(indicators: Sequence[Indicator], units: Iterable[int], period: Period) -> dict[tuple[int, int], Decimal]:
    """(indicator id, unit id) → figure of the period. One question."""
    rows = Observation.objects.filter(
        current=True,
        first=period.first,
        last=period.last,
        indicator_id__in=[one.pk for one in indicators],
        unit_id__in=list(units),
    ).order_by()
    return {(indicator, unit): value for indicator, unit, value in rows.values_list("indicator_id", "unit_id", "value")}


def goals_in(indicators: Sequence[Indicator], units: Iterable[int], period: Period) -> dict[tuple[int, int], Goal]:
    """(indicator id, unit id) → target of the period. One question."""
    rows = Target.objects.filter(
        first=period.first,
        last=period.last,
        indicator_id__in=[one.pk for one in indicators],
        unit_id__in=list(units),
    )
    return {
        (indicator, unit): Goal(value, strict)
        for indicator, unit, value, strict in rows.values_list("indicator_id", "unit_id", "value", "strict")
    }


def entered_and_wanted(
    indicators: Sequence[Indicator], units: Iterable[int], period: Period
) -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], tuple[int, bool]]]:
    """((indicator id, unit id) → figure; → (target, strict)) of the period, as they are kept: to be counted. Two questions."""
    asked = {
        "first": period.first,
        "last": period.last,
        "indicator_id__in": [one.pk for one in indicators],
        "unit_id__in": list(units),
    }
    figures = Observation.objects.filter(current=True, **asked).order_by()
    goals = Target.objects.filter(**asked).order_by()
    return (
        {(one, unit): value for one, unit, value in figures.values_list("indicator_id", "unit_id", _AS_KEPT)},
        {
            (one, unit): (value, strict)
            for one, unit, value, strict in goals.values_list("indicator_id", "unit_id", _AS_KEPT, "strict")
        },
    )
