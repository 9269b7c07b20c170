"""The values of a pack: which kinds it may hold, what lets it hold them, and how they lie over those of the book below."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from bangvang_law.catalogue import BookData, Scope
from bangvang_law.citation import Citation
from bangvang_law.dated import Period, Timeline, Value
from bangvang_law.layers import Pack, PackRule
from bangvang_law.loading.checks import Checks
from bangvang_law.loading.overlaying import Lines, Own, laid_over
from bangvang_law.loading.values import ValueReader
from bangvang_law.record import Record

EVERYBODY: Scope = ("", "", "")

OWN_KINDS: Mapping[str, str] = {
    "council_quorum": "tỷ lệ",
    "council_presence_for_awards": "tỷ lệ",
    "council_decides_by": "cách quyết định",
    "council_meets_every": "tháng",
    "council_route": "các bước",
    "performance_of_person_shown_by": "các nguồn",
    "performance_of_collective_shown_by": "các nguồn",
    "dossier_before_event": "ngày",
    "dossier_of_the_year_before": "ngày trong năm",
    "dossier_of_the_school_year_before": "ngày trong năm",
    "violations_reported_before": "ngày trong năm",
    "conferred_on": "ngày trong năm",
    "publicity_of_proposed": "ngày làm việc",
    "recipients_a_year": "người",
    "revocation_proposed_within": "ngày",
}
"""Kinds of values that packs have besides those of the national book, with their units."""


class PackValues(ValueReader):
    """Reads ``values.yaml`` of a pack. An entry may name the clauses by which it differs from the book below."""

    def __init__(
        self, checks: Checks, awards: Collection[str], data: BookData, pack: Pack, own_texts: Collection[str]
    ) -> None:
        super().__init__(checks, awards, data.authorities)
        self.below = data
        self.pack = pack
        self.own_texts = own_texts
        self.by: dict[str, tuple[str, ...]] = {}
        self.units = {kind: timeline.entries[0][1].unit for (kind, _), timeline in data.values.items()} | dict(
            OWN_KINDS
        )

    def overlaid(self, rows: list[Record]) -> tuple[Mapping[tuple[str, Scope], Lines], list[PackRule]]:
        """Every value of both, and what the pack brought. Raises :class:`bangvang_law.errors.LawDataError`."""
        for row in rows:
            self._check_kind(row)
            self.series(row)
        values: dict[tuple[str, Scope], Lines] = dict(self.below.values)
        rules: dict[tuple[str, str], PackRule] = {}
        for (kind, scope), timeline in self.timelines().items():
            own = [self._own(value, scope[0]) for _, value in timeline.entries]
            values[(kind, scope)] = laid_over(_effective(self.below.values, kind, scope), own)
            if scope == EVERYBODY:
                self._fill_single_awards(values, kind, own)
            for one in own:  # a value that ends where its text changes has two entries, and is one rule
                value = one.value
                rule = PackRule("value", kind, scope[0], value.period, value.citations, one.by, value.place)
                rules.setdefault((value.place, scope[0]), rule)
        return values, list(rules.values())

    def _check_kind(self, row: Record) -> None:
        kind = row.choice("kind", self.units)
        if row.text("unit") != self.units[kind]:
            raise row.wrong("unit", f"“{kind}” tính bằng “{self.units[kind]}”.", f"Hãy viết unit: {self.units[kind]}.")

    def _own(self, value: Value, award: str) -> Own:
        return Own(value, self.by.get(value.place, ()), detail_of(self.below, award, self.pack.level))

    def _fill_single_awards(self, values: dict[tuple[str, Scope], Lines], kind: str, own: list[Own]) -> None:
        """A value for all awards also fills what the book below leaves open for single ones."""
        for key in self.below.values:
            if key[0] == kind and key[1] != EVERYBODY:
                values[key] = laid_over(values[key], own, quietly=True)

    def _more(self, row: Record, value: Value) -> Value:
        mine = self.pack.period
        if value.period.start < mine.start:
            raise row.wrong(
                "from", f"{value.period.start} sớm hơn ngày gói có hiệu lực ({mine.start}).", "Hãy sửa “from”."
            )
        if mine.end is not None and (value.period.end is None or value.period.end > mine.end):
            value = replace(value, period=Period(value.period.start, mine.end))
        by = permitted(row, self.checks, self.own_texts)
        if not by:
            return value
        self.by[value.place] = by
        return replace(value, citations=tuple(dict.fromkeys((*value.citations, *by))))


def permitted(row: Record, checks: Checks, own_texts: Collection[str]) -> tuple[str, ...]:
    """The clauses of ``by``: each names an article of a text above the pack."""
    if not row.has("by"):
        return ()
    found = checks.all_cited(row, "by")
    for text in found:
        cited = Citation.parse(text)
        if cited.instrument in own_texts:
            raise row.wrong(
                "by",
                f"“{text}” là văn bản của chính gói.",
                "Hãy nêu điều khoản của văn bản cấp trên.",
            )
        if not cited.article:
            raise row.wrong("by", f"“{text}” không nói điều nào.", "Hãy ghi đến điều, khoản, điểm.")
    return found


def detail_of(data: BookData, award: str, level: str) -> str:
    """The clause by which the law lets a pack of a level detail the award; empty when none was read."""
    return next((one.citation for one in data.details if award in one.awards and level in one.levels), "")


def _effective(values: Mapping[tuple[str, Scope], Lines], kind: str, scope: Scope) -> Lines | None:
    """What the book answers for a scope, day by day: the narrowest of the scopes around it that has a value."""
    award, recipient, _ = scope
    around = dict.fromkeys((scope, (award, recipient, ""), (award, "", ""), EVERYBODY))
    lines = [values[(kind, one)] for one in around if (kind, one) in values]
    if len(lines) < 2:
        return lines[0] if lines else None
    periods = [period for line in lines for period, _ in line.entries]
    edges = sorted({edge for period in periods for edge in (period.start, period.end) if edge is not None})
    entries: list[tuple[Period, Value]] = []
    for start, end in zip(edges, [*edges[1:], None], strict=True):
        found = next((value for value in (line.on(start) for line in lines) if value is not None), None)
        if found is not None:
            entries.append((Period(start, end), replace(found, period=Period(start, end))))
    return Timeline(entries)
