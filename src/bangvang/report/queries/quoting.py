"""What a quote says now: the figure with its unit, what follows from it, or an honour, each with who stands for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from bangvang.catalogue.queries import award_name
from bangvang.indicator.models import Indicator, Observation
from bangvang.indicator.periods import Period, kept
from bangvang.indicator.queries import Series, goals_of_unit, indicators_over, series_for, shown_in
from bangvang.indicator.showing import Shown, with_measure
from bangvang.register.choices import FALLEN
from bangvang.register.models import Honour, Unit
from bangvang.register.queries import standing_on
from bangvang.report.choices import FIGURES, QuoteKind
from bangvang.report.content import Cited, Content
from bangvang.report.models import AchievementReport, Quote

NOTHING = "[…]"
"""Stands in the text where a quote has nothing on record."""


class Figures:
    """The figures and targets that the quotes of a report need, asked once for each unit."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self.series: dict[tuple[int, int], Series] = {}
        self.goals: dict[tuple[int, int], dict[date, object]] = {}
        wanted: dict[int, tuple[Unit, dict[int, Indicator]]] = {}
        for quote in quotes:
            if quote.indicator is not None and quote.unit is not None:
                wanted.setdefault(quote.unit.pk, (quote.unit, {}))[1][quote.indicator.pk] = quote.indicator
        for unit, indicators in wanted.values():
            several = list(indicators.values())
            for pk, series in series_for(unit, several).items():
                self.series[unit.pk, pk] = series
            for pk, goals in goals_of_unit(several, unit).items():
                self.goals[unit.pk, pk] = dict(goals)

    def shown(self, indicator: Indicator, unit: Unit, period: Period) -> Shown:
        series = self.series.get((unit.pk, indicator.pk), {})
        return shown_in(indicator, series, self.goals.get((unit.pk, indicator.pk), {}), period)  # type: ignore[arg-type]


def quotes_of(report: AchievementReport) -> list[Quote]:
    return list(report.quotes.select_related("indicator__body", "unit", "honour").prefetch_related("honour__standings"))


def indicators_for(report: AchievementReport) -> QuerySet[Indicator]:
    """Indicators of which the report may quote figures."""
    return indicators_over(report.unit).order_by("body__name", "name")


def units_quoted(report: AchievementReport) -> list[Unit]:
    """Units whose figures the report may quote: its own and every one above it."""
    found: list[Unit] = []
    place: Unit | None = report.unit
    while place is not None:
        found.append(place)
        place = place.parent
    if report.collective is not None and report.collective not in found:
        found.insert(0, report.collective)
    return found


def cited_by(report: AchievementReport, quotes: Sequence[Quote], figures: Figures, on: date) -> list[Cited]:
    """Every quote as it reads on the day. Two questions for each unit that is quoted, one for their evidence."""
    evidence = _evidence([quote for quote in quotes if quote.kind in FIGURES])
    return [_cited(quote, figures, evidence, on) for quote in quotes if quote.kind != QuoteKind.BY_YEAR]


def _cited(quote: Quote, figures: Figures, evidence: dict[tuple[int, int, date], Observation], on: date) -> Cited:
    if quote.honour is not None:
        return _honour(quote, quote.honour, on)
    assert quote.indicator is not None and quote.unit is not None  # the constraint of the table
    assert quote.first is not None and quote.last is not None
    period = kept(quote.indicator.period_kind, quote.first, quote.last)
    shown = figures.shown(quote.indicator, quote.unit, period)
    words = _words(quote.kind, shown)
    told = {"indicator": quote.indicator.name, "period": period.label, "unit": quote.unit}
    label = _("%(indicator)s, %(period)s, %(unit)s") % told
    if quote.kind != QuoteKind.VALUE:
        label = _("%(label)s: %(kind)s") % {"label": label, "kind": quote.get_kind_display()}
    row = evidence.get((quote.indicator.pk, quote.unit.pk, quote.first))
    value = shown.derived.value if shown.derived else None
    return Cited(
        quote.number,
        quote.kind,
        words or NOTHING,
        label,
        key_of(quote),
        _source(row, quote.indicator) if value is not None else "",
        "" if value is None else f"{value.normalize():f}",
        on.isoformat(),
        missing=not words,
    )


def _words(kind: str, shown: Shown) -> str:
    if kind == QuoteKind.OF_TARGET:
        return shown.share_of_target
    if kind == QuoteKind.OF_PREVIOUS:
        return shown.share_of_previous
    if kind == QuoteKind.CHANGE:
        return _change(shown)
    return shown.value


def _change(shown: Shown) -> str:
    """Tăng 10 điểm %, giảm 1.200 hộ, không đổi."""
    change = shown.derived.change if shown.derived else None
    if change is None:
        return ""
    if change == 0:
        return _("không đổi")
    size = shown.change.lstrip("+−-")
    return (_("tăng %(size)s") if change > 0 else _("giảm %(size)s")) % {"size": size}


def _source(row: Observation | None, indicator: Indicator) -> str:
    if row is None:
        return _("cộng từ số của các đơn vị trực thuộc")
    said = row.evidence or indicator.source or _("không ghi căn cứ")
    return _("%(said)s (ghi ngày %(day)s)") % {"said": said, "day": f"{row.at:%d/%m/%Y}"}


def _evidence(quotes: Sequence[Quote]) -> dict[tuple[int, int, date], Observation]:
    rows = Observation.objects.filter(
        current=True,
        indicator_id__in={quote.indicator_id for quote in quotes},
        unit_id__in={quote.unit_id for quote in quotes},
        first__in={quote.first for quote in quotes},
    )
    return {(row.indicator_id, row.unit_id, row.first): row for row in rows}


def _honour(quote: Quote, honour: Honour, on: date) -> Cited:
    fallen, later = standing_on(honour, on) in FALLEN, honour.decided_on > on
    told = {
        "award": award_name(honour.award),
        "code": honour.decision_code,
        "day": f"{honour.decided_on:%d/%m/%Y}",
        "issuer": honour.issuer_as_written,
    }
    why = "%(words)s"
    if fallen:
        why = _("khen thưởng đã bị hủy bỏ hoặc tước: %(words)s")
    elif later:
        why = _("khen thưởng sau ngày của báo cáo: %(words)s")
    words = _("%(award)s (Quyết định số %(code)s ngày %(day)s của %(issuer)s)") % told
    return Cited(
        quote.number,
        quote.kind,
        NOTHING if fallen or later else words,
        why % {"words": words},
        key_of(quote),
        _("sổ khen thưởng"),
        honour.decision_code,
        on.isoformat(),
        missing=fallen or later,
    )


def corrected_since(report: AchievementReport, content: Content, on: date) -> list[tuple[Cited, str]]:
    """(quote as it was closed, what the same record says now) wherever the two differ."""
    quotes = [_again(report, one) for one in content.cited]
    whole = [one for one in quotes if one is not None]
    standing = {one.key: one for one in cited_by(report, whole, Figures(whole), on)}
    return [
        (one, standing[one.key].words)
        for one in content.cited
        if one.key in standing and (standing[one.key].value, standing[one.key].words) != (one.value, one.words)
    ]


def key_of(quote: Quote) -> str:
    """The record that is quoted, as an edition keeps it."""
    if quote.kind == QuoteKind.HONOUR:
        return f"{quote.kind}:{quote.honour_id}"
    return f"{quote.kind}:{quote.indicator_id}:{quote.unit_id}:{quote.first}:{quote.last}"


def _again(report: AchievementReport, cited: Cited) -> Quote | None:
    """The quote that an edition kept, to be asked anew; None when its record is no longer there."""
    kind, *parts = cited.key.split(":")
    if kind == QuoteKind.HONOUR:
        honour = Honour.objects.filter(pk=parts[0]).prefetch_related("standings").first()
        return Quote(report=report, number=cited.number, kind=kind, honour=honour) if honour else None
    indicator = Indicator.objects.filter(pk=parts[0]).select_related("body").first()
    unit = Unit.objects.filter(pk=parts[1]).first()
    if indicator is None or unit is None:
        return None
    first, last = date.fromisoformat(parts[2]), date.fromisoformat(parts[3])
    return Quote(report=report, number=cited.number, kind=kind, indicator=indicator, unit=unit, first=first, last=last)


def by_year(quotes: Sequence[Quote], figures: Figures, years: range) -> list[tuple[str, ...]]:
    """Rows of the yearly table: the indicator, its unit, and for each year the figure with its target."""
    rows: list[tuple[str, ...]] = []
    for quote in quotes:
        if quote.kind == QuoteKind.BY_YEAR and quote.indicator is not None and quote.unit is not None:
            cells = [_year_cell(figures, quote.indicator, quote.unit, number) for number in years]
            rows.append((quote.indicator.name, quote.indicator.measure or "–", *cells))
    return rows


def _year_cell(figures: Figures, indicator: Indicator, unit: Unit, number: int) -> str:
    period = kept(indicator.period_kind, date(number, 1, 1), date(number, 12, 31))
    shown = figures.shown(indicator, unit, period)
    if shown.derived is None:
        return _("chưa có số")
    if shown.wanted is None:
        return shown.bare
    return _("%(value)s (đích %(goal)s)") % {"value": shown.bare, "goal": with_measure(shown.wanted, indicator)}
