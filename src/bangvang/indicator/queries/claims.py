"""Which indicator a figure of a text speaks of, what is on record about it, and what the check says. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bangvang.indicator.choices import Direction, PeriodKind
from bangvang.indicator.models import Indicator, Observation
from bangvang.indicator.periods import Period, parsed
from bangvang.indicator.queries.series import Series, goals_of_unit, series_for
from bangvang.register.models import Unit
from bangvang_paper.claims import Figure, Finding, Known, Role, check_one, find
from bangvang_paper.vietnamese import folded

_LIKELY = Decimal("0.6")
"""The part of the words of an indicator's name that must stand around a figure for the two to be linked unasked."""
_EMPTY_WORDS = frozenset(
    {
        "ty",
        "le",
        "so",
        "cua",
        "cac",
        "va",
        "duoc",
        "theo",
        "voi",
        "tren",
        "co",
        "la",
        "trong",
        "ky",
        "cho",
        "bang",
        "hoac",
    }
)


@dataclass(frozen=True)
class Claim:
    """A figure of a text with what became of it. ``chosen``: a person said which indicator it is, or that it is none."""

    figure: Figure
    written: str
    finding: Finding
    indicator: Indicator | None
    period: Period | None
    chosen: bool
    stands_alone: bool


def any_period(text: str) -> Period | None:
    """The period that somebody wrote, of whatever kind; a year before a stage before a quarter before a month."""
    return next((found for kind in PeriodKind if (found := parsed(kind, text)) is not None), None)


def figures_of(text: str) -> list[Figure]:
    return find(text)


def claims_in(
    text: str, unit: Unit, indicators: Sequence[Indicator], about: str, links: Mapping[int, int | None]
) -> list[Claim]:
    """Every figure of ``text``, held against the figures of ``unit``; the questions do not grow with the text.

    ``about``: the period that the text speaks of. ``links``: place in the text → indicator that a person chose, None for none.
    """
    figures = find(text)
    whole = {one.pk: one for one in indicators}
    series = series_for(unit, indicators)
    goals = goals_of_unit(indicators, unit)
    linked = [_linked(figure, indicators, links, whole) for figure in figures]
    known: list[Known | None] = []
    periods: list[Period | None] = []
    for place, figure in enumerate(figures):
        indicator = linked[_subject(figures, place)]
        period = _period_of(indicator, about, series) if indicator else None
        periods.append(period.before if period and figure.role is Role.BEFORE else period)
        if indicator is None or period is None:
            known.append(None)
            continue
        wanted = goals.get(indicator.pk, {}).get(period.first)
        known.append(
            Known(
                value=_value(series[indicator.pk], period),
                base=_value(series[indicator.pk], _base_period(figure, indicator, period)),
                target=wanted.value if wanted else None,
                more=indicator.direction == Direction.MORE,
            )
        )
    findings = [check_one(figures, place, one) for place, one in enumerate(known)]
    return [
        Claim(
            figure,
            text[figure.begin : figure.end],
            finding,
            linked[_subject(figures, place)],
            periods[place],
            chosen=figures[_subject(figures, place)].begin in links,
            stands_alone=figure.of is None,
        )
        for place, (figure, finding) in enumerate(zip(figures, findings, strict=True))
    ]


def _subject(figures: Sequence[Figure], place: int) -> int:
    of = figures[place].of
    return place if of is None else _subject(figures, of)


def _linked(
    figure: Figure, indicators: Sequence[Indicator], links: Mapping[int, int | None], whole: Mapping[int, Indicator]
) -> Indicator | None:
    if figure.begin in links:
        chosen = links[figure.begin]
        return whole.get(chosen) if chosen is not None else None
    if figure.of is not None:
        return None
    scored = [(likeness(figure, one), one) for one in indicators]
    best = max((score for score, _one in scored), default=Decimal(0))
    likeliest = [one for score, one in scored if score == best]
    return likeliest[0] if best >= _LIKELY and len(likeliest) == 1 else None


def likeness(figure: Figure, indicator: Indicator) -> Decimal:
    """The part of the words of the indicator's name that stand around the figure; 0 where one is a share and the other not."""
    share = figure.percent or figure.points
    relative = figure.role not in (Role.LEVEL, Role.BEFORE, Role.AFTER)
    if not relative and share != (indicator.measure == "%"):
        return Decimal(0)
    words = _words(indicator.name)
    around = _words(figure.said_of)
    return Decimal(len(words & around)) / len(words) if words else Decimal(0)


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(text).split()) - _EMPTY_WORDS


def _period_of(indicator: Indicator, about: str, series: Mapping[int, Series]) -> Period | None:
    """The period of the text where it is of the indicator's kind; else the last of the indicator's periods that lies in it."""
    exact = parsed(indicator.period_kind, about)
    if exact is not None:
        return exact
    around = any_period(about)
    within = [one for one in series[indicator.pk] if around and around.first <= one.first and one.last <= around.last]
    return max(within, default=None)


def _base_period(figure: Figure, indicator: Indicator, period: Period) -> Period | None:
    if figure.role is Role.BEFORE or not figure.base or figure.base == "previous":
        return period.before
    return parsed(indicator.period_kind, figure.base)


def _value(series: Series, period: Period | None) -> Decimal | None:
    point = series.get(period) if period else None
    return point.value if point else None


def evidence_of(claims: Sequence[Claim], unit: Unit) -> dict[tuple[int, Period], Observation]:
    """The rows that the matched figures stand on, by (indicator, period). One question."""
    wanted = {(one.indicator.pk, one.period) for one in claims if one.indicator and one.period}
    rows = Observation.objects.filter(
        current=True,
        unit=unit,
        indicator_id__in={pk for pk, _period in wanted},
        first__in={p.first for _pk, p in wanted},
    ).select_related("indicator")
    return {(row.indicator_id, row.period): row for row in rows}
