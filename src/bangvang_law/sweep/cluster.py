"""The sweep inside an engine that already holds the facts, through Ibis (the extra ``bangvang[cluster]``).

The criteria are the same objects as everywhere; only the engine and the gathering of facts are Ibis's. The table of facts has
the columns of :data:`bangvang_law.sweep.FACTS`, all of them, in any database that Ibis speaks to::

    connection = ibis.postgres.connect(…)
    counts = counts_in_database(connection.table("facts"), on=date(2026, 3, 1))

Numbers that an engine keeps are whole numbers of 64 bits with a sign; year masks and places use 62 of them at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import ibis
from ibis.common.deferred import deferrable

from bangvang_law.assess import assess_all
from bangvang_law.book import Book, national_book
from bangvang_law.columns import (
    EVER,
    FEMALE,
    FREE,
    LISTS,
    MALE,
    MET,
    NOT_MET,
    RATED,
    REACH,
    SETTLED,
    UNKNOWN,
    WORDS,
    YEARS,
    Code,
    Engine,
    Sheet,
    Wanted,
)  # fmt: skip
from bangvang_law.dated import Period
from bangvang_law.facts import GROUPS, NOT_ASSESSED, RATINGS, SCOPES
from bangvang_law.finding import Word
from bangvang_law.sweep import individual_awards, last_full_year
from bangvang_law.sweep.widening import steps_of

_LATER, _EARLIER = 0, REACH + 1
_BIG = "int64"


class IbisEngine(Engine):
    """Columns of a table in a database."""

    def column(self, name: str) -> Any:
        return ibis._[name]

    def choose(self, cond: Any, then: Code, otherwise: Code) -> Any:
        return ibis.ifelse(cond, then, otherwise)

    def lookup(self, codes: Any, table: Sequence[int]) -> Any:
        """Sixteen entries of four bits in one number, moved so that the wanted one is last: ``codes`` is named once."""
        packed = sum(entry << 4 * place for place, entry in enumerate(table[:16]))
        signed = packed - (1 << 64) if packed >> 63 else packed
        return _entry(signed, codes)

    def number(self, cond: Any) -> Any:
        return ibis.ifelse(cond, 1, 0)

    def is_null(self, column: Any) -> Any:
        return column.isnull()


@deferrable  # type: ignore[untyped-decorator]
def _entry(packed: int, codes: Any) -> Any:
    return (ibis.literal(packed, _BIG) >> (codes * 4).cast("int32")) & 15


def counts_in_database(
    facts: Any,
    *,
    on: date,
    awards: Sequence[str] | None = None,
    book: Book | None = None,
    text_on: date | None = None,
) -> dict[str, dict[str, int]]:
    """How many people get which word for which award; the counts of :func:`bangvang_law.sweep.sweep` on the same facts."""
    query, names = query_of(facts, on=on, awards=awards, book=book, text_on=text_on)
    row = query.execute().iloc[0]
    return counts_of_row([int(row[f"{award}__{word}"] or 0) for award, word in names], names)


def query_of(
    facts: Any,
    *,
    on: date,
    awards: Sequence[str] | None = None,
    book: Book | None = None,
    text_on: date | None = None,
) -> tuple[Any, list[tuple[str, str]]]:
    """The one query behind the counts (a row of numbers), and which award and word each number is for."""
    book = book or national_book()
    chosen = tuple(awards) if awards is not None else individual_awards(book)
    period, wanted, engine = last_full_year(on), Wanted(), IbisEngine()
    outcomes = [
        assess_all(Sheet(one, on=on, period=period, book=book, engine=engine, wanted=wanted, text_on=text_on))
        for one in chosen
    ]
    wide = _Gathering(facts, wanted, on, period).table()
    judged = wide.select("person", **{outcome.award: outcome.code for outcome in outcomes})
    sums = {
        f"{award}__{word.value}": ibis.ifelse(judged[award] == code, 1, 0).sum()
        for award in chosen
        for code, word in WORDS.items()
    }
    return judged.aggregate(**sums), [(award, word.value) for award in chosen for word in WORDS.values()]


def counts_of_row(row: Sequence[int], names: Sequence[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """The numbers of the query as counts by award and word."""
    found: dict[str, dict[str, int]] = {}
    for number, (award, word) in zip(row, names, strict=True):
        found.setdefault(award, {word.value: 0 for word in Word})[word] = number
    return found


@ibis.udf.agg.builtin(name="bit_or")  # type: ignore[untyped-decorator]
def _bit_or(bits: int) -> int:  # type: ignore[empty-body]
    """Spark has the function, Ibis has no word for it there."""


def _joined_by_name(bits: Any, where: Any) -> Any:
    return _bit_or(bits, where=where)


def _joined(bits: Any, where: Any) -> Any:
    return bits.bit_or(where=where)


def _engine_of(facts: Any) -> str:
    """The name of the engine that holds a table; empty for a table that only stands for one."""
    backends, _ = facts._find_backends()
    return backends[0].name if backends else ""


class _Gathering:
    """What :mod:`bangvang_law.sweep.widening` does with Polars, in the words of SQL: one grouping over the facts."""

    def __init__(self, facts: Any, wanted: Wanted, on: date, period: Period) -> None:
        self.facts = facts
        self.wanted = wanted
        self.on = on
        self.period = period
        self.last_year = period.last.year
        self.joined = _joined_by_name if _engine_of(facts) == "pyspark" else _joined

    def table(self) -> Any:
        facts = self.facts
        columns = (
            self._person() | self._ratings() | self._honours() | self._ideas() | self._simple() | self._coded_rows()
        )
        wide = facts.group_by("person").aggregate(**columns)
        wide = wide.filter(wide.lists.notnull())
        wide = wide.mutate(**{name: wide[name].fill_null(0) for name in columns if not name.startswith(_STAY_UNKNOWN)})
        for part, names in self._posts():
            wide = wide.left_join(part, "person").drop("person_right")
            wide = wide.mutate(**{name: wide[name].fill_null(0) for name in names})
        if self.wanted.ratings:
            wide = wide.mutate(rated_as=self._completed(wide))
        return wide

    # -- pieces -------------------------------------------------------------------------------------------------------

    def _is(self, kind: str) -> Any:
        return self.facts.kind == kind

    def _or(self, kind: str, value: Any, more: Any = None) -> Any:
        where = self._is(kind) if more is None else self._is(kind) & more
        return self.joined(value.cast(_BIG), where)

    def _coded(self, column: Any, codes: dict[str, int]) -> Any:
        cases = [(column == word, ibis.literal(code, _BIG)) for word, code in codes.items() if code]
        return ibis.cases(*cases, else_=ibis.literal(0, _BIG)) if cases else ibis.literal(0, _BIG)

    def _year_bit(self, year: Any) -> Any:
        place = ibis.greatest(ibis.least(self.last_year + 1 - year, _EARLIER), _LATER)
        cases = [(place == at, ibis.literal(1 << at, _BIG)) for at in range(YEARS)]
        return ibis.cases(*cases, else_=ibis.literal(0, _BIG))

    def _person(self) -> dict[str, Any]:
        facts = self.facts
        said = facts.what.fill_null("")
        lists = sum(
            (ibis.ifelse(said.contains(name), 1 << place, 0) for place, name in enumerate(LISTS)), ibis.literal(0, _BIG)
        )
        return {
            "unit": facts.unit.max(where=self._is("person")),
            "lists": self._or("person", lists),
            "group": self._or(
                "person", self._coded(facts.group, {name: 1 << place for place, name in enumerate(GROUPS)})
            ),
            "sex": self._or("person", self._coded(facts.sex, {"female": FEMALE, "male": MALE})),
            "employed_since": facts.day.max(where=self._is("person")),
            "retirement_decided_on": facts.since.max(where=self._is("person")),
        }

    def _ratings(self) -> dict[str, Any]:
        if not self.wanted.ratings:
            return {}
        facts, found = self.facts, {}
        for column in ("rated_as", "rated_below"):
            codes = {
                rating: sum(1 << YEARS * RATED[step][1] for step in steps_of(rating) if RATED[step][0] == column)
                for rating in (*RATINGS, NOT_ASSESSED)
            }
            value = self._coded(facts.what, codes) * self._year_bit(facts.year)
            found[column] = self._or("rating", value, facts.year <= self.on.year)
        return found

    def _completed(self, wide: Any) -> Any:
        """See ``_rated_as`` of the widening: complete lists make years without a rating *not assessed*."""
        known = EVER << YEARS * RATED["known"][1]
        unsaid = (wide.rated_as & known) ^ known
        all_known = wide.rated_as | (unsaid * (1 << YEARS * RATED["skipped"][1])) | known
        complete = (wide.lists & (1 << LISTS.index("ratings"))) != 0
        return ibis.ifelse(complete, all_known, wide.rated_as)

    def _honours(self) -> dict[str, Any]:
        facts, wanted, found = self.facts, self.wanted, {}
        year = ibis.coalesce(facts.year, facts.until.year(), facts.day.year())
        stands = facts.yes.fill_null(True) & (facts.day.isnull() | (facts.day <= self.on)) & (year <= self.on.year)
        for places, bits in ((wanted.held, self._year_bit(year)), (wanted.doubled, self._overlap(year))):
            for word, factors in places.words().items():
                found[word] = self._or("award", self._coded(facts.what, factors) * bits, stands)
        end = ibis.coalesce(facts.until.year(), facts.year, facts.day.year())
        for award in sorted(wanted.ended):
            found[f"ended_{award}"] = end.min(where=self._is("award") & stands & (facts.what == award))
        return found

    def _overlap(self, year: Any) -> Any:
        facts, first, last = self.facts, self.period.start, self.period.last
        same_year = ibis.ifelse((year >= first.year) & (year <= last.year), 1, 0)
        by_period = ibis.ifelse((facts.since <= last) & (facts.until >= first), 1, 0)
        by_year = facts.day.isnull()
        if self.wanted.titles:
            by_year = by_year | facts.what.isin(sorted(self.wanted.titles))
        return ibis.cases(
            (facts.since.notnull() & facts.until.notnull(), by_period),
            (by_year, same_year),
            (facts.day < first, 0),
            (facts.year.notnull(), same_year),
            else_=2,
        )

    def _ideas(self) -> dict[str, Any]:
        facts, found = self.facts, {}
        reach = {scope: sum(1 << place for place in range(at + 1)) for at, scope in enumerate(SCOPES)}
        thermometer = self._coded(facts.what, reach)
        settled = facts.day.notnull() & (facts.day <= self.on)
        unused = facts.used_for.isnull()
        for kind, row in (("initiatives", "initiative"), ("works", "work")):
            if kind not in self.wanted.ideas:
                continue
            bits = (
                1
                + ibis.ifelse(settled, thermometer * SETTLED, 0)
                + ibis.ifelse(settled & unused, thermometer * FREE, 0)
            )
            found[kind] = self._or(row, bits)
            for asked, award in sorted(self.wanted.own_ideas):
                if asked == kind:
                    found[f"{kind}_{award}"] = self._or(row, ibis.ifelse(settled & self._own(award), thermometer, 0))
            for name, (asked, award, span) in self.wanted.ideas_within.items():
                if asked == kind:
                    inside = self._is(row) & settled & (facts.day >= span.start) & (facts.day <= span.last)
                    found[name] = ibis.ifelse(inside, 1, 0).sum()
                    found[f"{name}_free"] = ibis.ifelse(inside & (unused | self._own(award)), 1, 0).sum()
        return found

    def _own(self, award: str) -> Any:
        own = (self.facts.used_for == award) & (self.facts.used_year == self.last_year)
        return own.fill_null(False)

    def _simple(self) -> dict[str, Any]:
        facts, wanted, found = self.facts, self.wanted, {}
        if wanted.matters:
            open_ = (facts.since <= self.on) & (facts.until.isnull() | (facts.until > self.on))
            found["matter_open"] = ibis.ifelse(self._is("pending") & open_, 1, 0).max()
        if wanted.measures:
            late = (facts.since <= self.on) & (facts.until.isnull() | (facts.until >= self.period.start))
            found["measure_late"] = ibis.ifelse(self._is("discipline") & late, 1, 0).max()
            found["measure_ever"] = ibis.ifelse(self._is("discipline") & (facts.since <= self.on), 1, 0).max()
        for name, posts in wanted.posts_named.items():
            found[f"post_{name}"] = ibis.ifelse(self._is("post") & facts.what.isin(sorted(posts)), 1, 0).max()
        return found

    def _coded_rows(self) -> dict[str, Any]:
        facts, wanted, found = self.facts, self.wanted, {}
        said = ibis.ifelse(facts.yes, 1, 2)
        for word, factors in wanted.stated.words().items():
            found[word] = self._or("stated", self._coded(facts.what, factors) * said, facts.yes.notnull())
        for name, asked in wanted.movements.items():
            code: Any = ibis.literal(MET)
            if asked.least_years:
                code = ibis.cases((facts.year.isnull(), UNKNOWN), (facts.year < asked.least_years, NOT_MET), else_=code)
            if asked.levels:
                level = facts.used_for
                code = ibis.cases((level.isnull(), UNKNOWN), (~level.isin(asked.levels), NOT_MET), else_=code)
            code = ibis.cases((facts.what.isnull(), UNKNOWN), (~facts.what.isin(asked.results), NOT_MET), else_=code)
            found[name] = self._or("movement", code)
        return found

    # -- leadership posts ---------------------------------------------------------------------------------------------

    def _posts(self) -> list[tuple[Any, list[str]]]:
        """Tables to set beside the people, with their columns: months in offices, and measures while in one."""
        found: list[tuple[Any, list[str]]] = []
        spans = [self._months_in(posts, f"months_{name}") for name, posts in self.wanted.posts.items()]
        if spans:
            together = ibis.union(*spans, distinct=False) if len(spans) > 1 else spans[0]
            names = [f"months_{name}" for name in self.wanted.posts]
            columns = {name: together.months.max(where=together.of == name) for name in names}
            found.append((together.group_by("person").aggregate(**columns), names))
        if self.wanted.measures:
            found.append((self._measures_in_post(), ["measure_in_post"]))
        return found

    def _measures_in_post(self) -> Any:
        facts = self.facts
        posts = facts.filter(self._is("post")).select(
            "person", first=facts.since, last=facts.until.fill_null(date(9999, 12, 31))
        )
        measures = facts.filter(self._is("discipline")).select("person", began=facts.since)
        both = measures.inner_join(posts, "person")
        inside = both.filter((both.first <= both.began) & (both.began <= both.last))
        return inside.select("person").distinct().mutate(measure_in_post=ibis.literal(1))

    def _months_in(self, posts: frozenset[str], name: str) -> Any:
        """Full calendar months, spans that touch joined first, so that nothing counts twice."""
        facts = self.facts
        rows = facts.filter(self._is("post") & facts.what.isin(sorted(posts)) & (facts.since <= self.on)).select(
            "person", first=facts.since, last=ibis.least(facts.until.fill_null(self.on), ibis.literal(self.on))
        )
        until = rows.last.max().over(ibis.window(group_by="person", order_by=["first", "last"], preceding=(None, 1)))
        marked = rows.mutate(apart=ibis.ifelse(until.isnull() | (rows.first > until + ibis.interval(days=1)), 1, 0))
        spans = marked.mutate(
            span=marked.apart.sum().over(ibis.cumulative_window(group_by="person", order_by=["first", "last"]))
        )
        joined = spans.group_by(["person", "span"]).aggregate(first=spans.first.min(), last=spans.last.max())
        after = (joined.last + ibis.interval(days=1)).cast("date")
        next_month = (after.truncate("M") + ibis.interval(months=1)).cast("date")
        is_last = (after + ibis.interval(days=1)).cast("date") == next_month
        months = (after.year() - joined.first.year()) * 12 + after.month() - joined.first.month()
        short = ibis.ifelse((after.day() < joined.first.day()) & ~is_last, 1, 0)
        counted = joined.mutate(months=ibis.greatest(months - short, 0))
        summed = counted.group_by("person").aggregate(months=counted.months.sum().cast(_BIG))
        return summed.select("person", "months", of=ibis.literal(name))


_STAY_UNKNOWN = ("ended_", "unit", "employed_since", "retirement_decided_on")
