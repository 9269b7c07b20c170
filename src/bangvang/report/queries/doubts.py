"""Figures that somebody typed instead of quoting them: each is held against the record, as `indicator` does with any text."""

from __future__ import annotations

from dataclasses import dataclass

from bangvang.indicator.choices import PeriodKind
from bangvang.indicator.periods import stage
from bangvang.indicator.queries import Claim, claims_in
from bangvang.indicator.showing import VerdictLook, look_of_verdict, what_holds
from bangvang.register.models import Unit
from bangvang.report.content import Content, Written
from bangvang.report.models import AchievementReport
from bangvang.report.queries.quoting import indicators_for
from bangvang_paper.claims import Verdict

_RANK = {
    Verdict.IMPOSSIBLE: 0,
    Verdict.MATCHES: 1,
    Verdict.FOLLOWS: 2,
    Verdict.ROUNDED: 3,
    Verdict.UNSURE: 4,
    Verdict.UNSUPPORTED: 5,
}


@dataclass(frozen=True)
class Doubt:
    """A typed figure: where, what became of it, what holds instead. ``wrong``: it contradicts what is on record."""

    heading: str
    written: str
    claim: Claim
    look: VerdictLook
    holds: str
    wrong: bool


def doubts_in(report: AchievementReport, content: Content) -> list[Doubt]:
    """The typed figures of the report, those that contradict the record first. Quoted ones are none."""
    indicators = list(indicators_for(report))
    units = _units(report)
    found = [
        _doubt(place, claims)
        for place in content.places
        if place.text
        for claims in zip(*(claims_in(place.text, unit, indicators, about(report), {}) for unit in units), strict=True)
        if not _quoted(place, claims[0])
    ]
    return sorted(found, key=lambda one: not one.wrong)


def _units(report: AchievementReport) -> list[Unit]:
    """Whose figures a typed one may be: of the collective or unit that reports, and of the units that it quotes."""
    found = {report.unit_id: report.unit}
    if report.collective is not None:
        found[report.collective.pk] = report.collective
    for quote in report.quotes.select_related("unit").exclude(unit=None):
        assert quote.unit is not None  # excluded above
        found[quote.unit.pk] = quote.unit
    return list(found.values())


def _doubt(place: Written, claims: tuple[Claim, ...]) -> Doubt:
    """Of what the units' figures say of it, the verdict that says most: it is somebody's, or it contradicts somebody's."""
    best = min(claims, key=lambda one: _RANK[one.finding.verdict])
    agreed = [one for one in claims if one.finding.verdict in (Verdict.MATCHES, Verdict.FOLLOWS)]
    claim = agreed[0] if agreed else best
    verdict = claim.finding.verdict
    return Doubt(
        place.heading,
        claim.written,
        claim,
        look_of_verdict(verdict),
        what_holds(claim.figure, claim.finding),
        verdict is Verdict.IMPOSSIBLE,
    )


def _quoted(place: Written, claim: Claim) -> bool:
    return any(begin < claim.figure.end and claim.figure.begin < end for begin, end, _number in place.spans)


def about(report: AchievementReport) -> str:
    """The period of the report as `indicator` reads it: a stage of five years, else the last year."""
    first, last = report.achieved_from, report.achieved_until
    found = stage(first.year, last.year)
    if found is not None and found.kind == PeriodKind.STAGE:
        return f"{first.year}–{last.year}"
    return str(last.year)
