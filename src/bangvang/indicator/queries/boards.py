"""Boards: a body in one period, one unit, one indicator. Each asks the same number of questions, however long it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from bangvang.indicator.charts import Chart, chart, spark
from bangvang.indicator.derived import derive, is_reached, ranks
from bangvang.indicator.models import Indicator, Observation
from bangvang.indicator.periods import Period, back_from
from bangvang.indicator.queries.series import (
    Goal,
    Point,
    Series,
    children_of,
    entered_and_wanted,
    figures_in,
    goals_in,
    goals_of_unit,
    latest_of,
    series_of_unit,
    whole_series,
)
from bangvang.indicator.showing import Shown, goal, with_measure
from bangvang.register.models import Unit

MOST_PERIODS = 20
"""Periods of a chart and of its table."""
MOST_OFFERED = 8
"""Periods that a board of a body offers to look at even where the body has no figure of its own."""


@dataclass(frozen=True)
class Row:
    """An indicator on a board. ``units``, ``reached``: of the units below, how many have a figure, and are at their target."""

    indicator: Indicator
    shown: Shown
    point: Point | None
    spark: str
    units: int = 0
    reached: int = 0
    targets: int = 0


@dataclass(frozen=True)
class UnitRow:
    """A unit on the board of its body: how many figures it has entered, and how many of its targets it reached."""

    unit: Unit
    entered: int
    due: int
    targets: int
    reached: int


@dataclass(frozen=True)
class Board:
    """A body, or one unit of it, in a period."""

    period: Period
    periods: list[Period]
    rows: list[Row]
    units: list[UnitRow] = field(default_factory=list)

    @property
    def entered(self) -> int:
        return sum(row.shown.derived is not None for row in self.rows)

    @property
    def targets(self) -> int:
        return sum(row.shown.goal != "" for row in self.rows)

    @property
    def reached(self) -> int:
        return sum(row.shown.reached is True for row in self.rows)


def board_of_body(body: Unit, indicators: Sequence[Indicator], asked: Period | None, fallback: Period) -> Board:
    """The body as a whole and each unit below it; ``asked`` or the last period that has a figure, else ``fallback``."""
    children = children_of(body)
    below = [unit.pk for unit in children]
    series = whole_series(indicators, body, below)
    latest = latest_of(indicators, [*below, body.pk], fallback.kind)
    period = asked or latest or fallback
    periods = _periods(series, back_from(max(period, latest or period, fallback), MOST_OFFERED))
    own_goals = goals_of_unit(indicators, body)
    figures, goals = entered_and_wanted(indicators, below, period)
    at_target = _at_target(indicators, figures, goals)
    entered = Counter(one for one, _unit in figures)
    per_indicator, reached = Counter(one for one, _unit in goals), Counter(one for one, _unit in at_target)
    rows = [
        _row(
            one,
            series.get(one.pk, {}),
            own_goals.get(one.pk, {}),
            period,
            units=entered[one.pk],
            reached=reached[one.pk],
            targets=per_indicator[one.pk],
        )
        for one in indicators
    ]
    units = _unit_rows(children, len(indicators), period, figures, goals, at_target)
    return Board(period, _with(period, periods), rows, units)


def board_of_unit(unit: Unit, indicators: Sequence[Indicator], asked: Period | None, fallback: Period) -> Board:
    """One unit: its own figures and targets."""
    series, goals = series_of_unit(indicators, unit), goals_of_unit(indicators, unit)
    periods = _periods(series, ())
    period = asked or (periods[0] if periods else fallback)
    rows = [_row(one, series.get(one.pk, {}), goals.get(one.pk, {}), period) for one in indicators]
    return Board(period, _with(period, periods), rows)


def _unit_rows(
    children: Sequence[Unit],
    due: int,
    period: Period,
    figures: Mapping[tuple[int, int], int],
    goals: Mapping[tuple[int, int], tuple[int, bool]],
    at_target: set[tuple[int, int]],
) -> list[UnitRow]:
    entered, targets = Counter(unit for _one, unit in figures), Counter(unit for _one, unit in goals)
    reached = Counter(unit for _one, unit in at_target)
    return [
        UnitRow(unit, entered[unit.pk], due, targets[unit.pk], reached[unit.pk])
        for unit in children
        if unit.exists_on(period.last) or unit.exists_on(period.first) or entered[unit.pk]
    ]


def _at_target(
    indicators: Sequence[Indicator],
    figures: Mapping[tuple[int, int], int],
    goals: Mapping[tuple[int, int], tuple[int, bool]],
) -> set[tuple[int, int]]:
    directions = {one.pk: one.direction for one in indicators}
    return {
        key
        for key, (wanted, strict) in goals.items()
        if key in figures and is_reached(directions[key[0]], figures[key], wanted, strict=strict)
    }


def _row(indicator: Indicator, series: Series, goals: Mapping[date, Goal], period: Period, **counts: int) -> Row:
    shown_periods = sorted(one for one in series if one <= period)[-MOST_PERIODS:]
    return Row(
        indicator,
        shown_in(indicator, series, goals, period),
        series.get(period),
        spark([series[one].value for one in shown_periods]),
        **counts,
    )


def shown_in(indicator: Indicator, series: Series, goals: Mapping[date, Goal], period: Period) -> Shown:
    """The figure of one period with everything that follows from it."""
    wanted = goals.get(period.first)
    words = goal(wanted.value, wanted.strict, indicator) if wanted else ""
    point, before = series.get(period), series.get(period.before)
    told = (words, wanted.value, wanted.strict) if wanted else ()
    if point is None:
        return Shown(indicator, None, *told)
    derived = derive(
        indicator.direction,
        point.value,
        target=wanted.value if wanted else None,
        strict=wanted.strict if wanted else False,
        previous=before.value if before else None,
    )
    return Shown(indicator, derived, *told)


def _periods(series: Mapping[int, Series], more: Iterable[Period]) -> list[Period]:
    found = {period for one in series.values() for period in one} | set(more)
    return sorted(found, reverse=True)


def _with(period: Period, periods: list[Period]) -> list[Period]:
    return periods if period in periods else sorted([period, *periods], reverse=True)


# ── one indicator ────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Line:
    """One period of one indicator."""

    period: Period
    shown: Shown
    point: Point | None


@dataclass(frozen=True)
class Ranked:
    """A unit among the others in one period; ``rank`` None where it has no figure."""

    unit: Unit
    shown: Shown
    rank: int | None


@dataclass(frozen=True)
class Story:
    """One indicator of its body over time: lines from the latest back, the chart of the same."""

    lines: list[Line]
    chart: Chart

    @property
    def latest(self) -> Line | None:
        return next((line for line in self.lines if line.point is not None), None)


def story(indicator: Indicator, *, through: date | None = None) -> Story:
    """The figures of the body; nothing that ends after ``through`` when it is given. Four questions."""
    body = indicator.body
    series = whole_series([indicator], body, [unit.pk for unit in children_of(body)]).get(indicator.pk, {})
    goals = goals_of_unit([indicator], body).get(indicator.pk, {})
    return _told(indicator, series, goals, through)


def _told(indicator: Indicator, series: Series, goals: Mapping[date, Goal], through: date | None) -> Story:
    told = {period: point for period, point in series.items() if through is None or period.last <= through}
    if not told:
        return Story([], chart([]))
    latest, earliest = max(told), min(told)
    run = [one for one in back_from(latest, MOST_PERIODS) if one >= earliest]
    periods = sorted({*run, *told}, reverse=True)[:MOST_PERIODS]  # stages of either kind may stand side by side
    lines = [Line(one, shown_in(indicator, told, goals, one), told.get(one)) for one in periods]
    points = [
        (
            line.period.short,
            line.point.value if line.point else None,
            line.shown.bare,
            goals[line.period.first].value if line.period.first in goals else None,
            line.shown.goal,
        )
        for line in reversed(lines)
    ]
    return Story(lines, chart(points))


def ranking(indicator: Indicator, period: Period) -> list[Ranked]:
    """Units right below the body in one period, the best first; those without a figure last. Four questions."""
    children = [
        unit for unit in children_of(indicator.body) if unit.exists_on(period.last) or unit.exists_on(period.first)
    ]
    keys = [unit.pk for unit in children]
    figures = {unit: value for (_one, unit), value in figures_in([indicator], keys, period).items()}
    earlier = {unit: value for (_one, unit), value in figures_in([indicator], keys, period.before).items()}
    goals = {unit: wanted for (_one, unit), wanted in goals_in([indicator], keys, period).items()}
    places = ranks(indicator.direction, figures)
    ranked = []
    for unit in children:
        series: Series = {}
        if unit.pk in figures:
            series[period] = Point(figures[unit.pk])
        if unit.pk in earlier:
            series[period.before] = Point(earlier[unit.pk])
        wanted = {period.first: goals[unit.pk]} if unit.pk in goals else {}
        ranked.append(Ranked(unit, shown_in(indicator, series, wanted, period), places.get(unit.pk)))
    return sorted(ranked, key=lambda one: (one.rank is None, one.rank or 0, one.unit.name))


def records_of(indicator: Indicator) -> QuerySet[Observation]:
    """Everything that was written down of the indicator, the latest first."""
    return (
        Observation.objects.filter(indicator=indicator)
        .select_related("unit", "by", "file", "corrects", "indicator")
        .order_by("-id")
    )


def figures_of_board(indicators: Sequence[Indicator], period: Period | None) -> QuerySet[Observation]:
    """Figures that stand, of every unit, in the order of indicators, periods and units; of one period where it is given."""
    found = Observation.objects.filter(current=True, indicator_id__in=[one.pk for one in indicators])
    if period is not None:
        found = found.filter(first=period.first, last=period.last)
    return found.select_related("indicator", "unit").order_by("indicator_id", "first", "unit__name", "unit_id")


# ── entering ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Cell:
    """What stands of one indicator in the period that figures are entered for."""

    indicator: Indicator
    current: Observation | None
    previous: str
    goal: str


def cells(indicators: Sequence[Indicator], unit: Unit, period: Period) -> list[Cell]:
    """One for each indicator, in their order. Two questions."""
    rows = Observation.objects.filter(
        current=True,
        unit=unit,
        indicator_id__in=[one.pk for one in indicators],
        first__in=[period.first, period.before.first],
    )
    standing: dict[tuple[int, date], Observation] = {(row.indicator_id, row.first): row for row in rows}
    goals = goals_in(indicators, [unit.pk], period)
    found = []
    for one in indicators:
        before = standing.get((one.pk, period.before.first))
        wanted = goals.get((one.pk, unit.pk))
        found.append(
            Cell(
                one,
                standing.get((one.pk, period.first)),
                with_measure(before.value, one) if before else "",
                goal(wanted.value, wanted.strict, one) if wanted else "",
            )
        )
    return found


# ── public ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class PublicGroup:
    """What one body shows to everybody."""

    body: Unit
    rows: list[tuple[Indicator, Line, str]]


def published() -> QuerySet[Indicator]:
    """Indicators with any period that is public."""
    return Indicator.objects.exclude(published_through=None).select_related("body", "owner")


def public_board() -> list[PublicGroup]:
    """The latest public figure of each published indicator, body by body. Three questions for each body."""
    by_body: dict[Unit, list[Indicator]] = defaultdict(list)
    for one in published().order_by("body__name", "id"):
        by_body[one.body].append(one)
    return [PublicGroup(body, _public_rows(body.pk, indicators)) for body, indicators in by_body.items()]


def public_lines(indicators: Iterable[Indicator]) -> dict[int, Line]:
    """Indicator id → its latest public figure, of those that have one. Three questions for each body."""
    by_body: dict[int, list[Indicator]] = defaultdict(list)
    for one in indicators:
        by_body[one.body_id].append(one)
    rows = (row for body, its in by_body.items() for row in _public_rows(body, its))
    return {one.pk: line for one, line, _spark in rows}


def _public_rows(body: int, indicators: Sequence[Indicator]) -> list[tuple[Indicator, Line, str]]:
    series = whole_series(indicators, body, Unit.objects.filter(parent=body).values("pk"))
    goals = goals_of_unit(indicators, body)
    rows = []
    for one in indicators:
        told = {period: point for period, point in series.get(one.pk, {}).items() if one.is_public(period)}
        if told:
            latest = max(told)
            line = Line(latest, shown_in(one, told, goals.get(one.pk, {}), latest), told[latest])
            rows.append((one, line, spark([told[period].value for period in sorted(told)][-MOST_PERIODS:])))
    return rows
