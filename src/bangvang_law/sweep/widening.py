"""From a long table of facts to one row per person, with the columns that the criteria of a sweep asked for (Polars).

Each kind of fact is filtered, turned into small numbers (year masks, bits, counts) and gathered per person; nothing is kept
that no criterion reads. See :mod:`bangvang_law.columns` for what the columns mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import polars as pl

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
    YEARS,
    Bits,
    Places,
    Wanted,
)  # fmt: skip
from bangvang_law.dated import Period
from bangvang_law.facts import GROUPS, MEMBER_COUNTS, NOT_ASSESSED, RATINGS, SCOPES
from bangvang_law.sweep.expressions import among, beside, code_of, coded, entry, first_of, place_of
from bangvang_law.sweep.facts import Checked, FactsRefused

_LATER, _EARLIER = 0, REACH + 1


def widened(
    facts: Checked,
    wanted: Wanted,
    *,
    on: date,
    period: Period,
    nominated: Sequence[str] = (),
    hopeful: bool = False,
) -> pl.DataFrame:
    """One row per person of the facts, in the order of their *person* rows. Raises :class:`FactsRefused`."""
    return _Widening(facts, wanted, on, period, hopeful).table(nominated)


_SELDOM = ("work", "discipline", "pending", "post", "movement", "block", "members")
"""Kinds of facts that few people have: read once and held, instead of looked for again by everything that asks for them."""


class _Widening:
    def __init__(self, facts: Checked, wanted: Wanted, on: date, period: Period, hopeful: bool) -> None:
        self.facts = facts
        self.wanted = wanted
        self.on = on
        self.period = period
        self.last_year = period.last.year
        self.hopeful = hopeful
        self.nominated = Places("nominated", 2)
        few = facts.rows.filter(pl.col("kind").cast(pl.String).is_in(_SELDOM))
        self.seldom = few.collect(engine="streaming")

    def table(self, nominated: Sequence[str]) -> pl.DataFrame:
        for award in nominated:
            self.nominated.of(award)
        frames = [self._people(), *self._parts(nominated)]
        people, *others = (frame.collect(engine="streaming") for frame in frames)
        self._check(people)
        wide = people.with_columns(column for frame in others for column in beside(people, frame))
        return wide.with_columns(*self._last_touches()).with_columns(*self._nowhere())

    def _check(self, people: pl.DataFrame) -> None:
        if people["person"].null_count():
            raise FactsRefused("Có dòng dữ kiện không ghi “person”. Hãy ghi mỗi dòng của ai.")
        if people["person"].n_unique() != people.height:
            twice = people["person"].value_counts().filter(pl.col("count") > 1)["person"][0]
            raise FactsRefused(f"Người “{twice}” có hai dòng “person”. Mỗi người chỉ một dòng.")

    # -- the person rows ----------------------------------------------------------------------------------------------

    def _rows(self, kind: str) -> pl.LazyFrame:
        if kind in _SELDOM:
            return self.seldom.lazy().filter(pl.col("kind") == kind)
        return self.facts.rows.filter(pl.col("kind") == kind)

    def _people(self) -> pl.LazyFrame:
        lists = pl.col("what").cast(pl.String).fill_null("")
        complete: Any = pl.lit(0, dtype=pl.UInt16)
        for place, name in enumerate(LISTS):
            complete = complete | (lists.str.contains(name, literal=True).cast(pl.UInt16) * (1 << place))
        return self._rows("person").select(
            "person",
            pl.col("unit").cast(pl.String),
            lists=complete,
            group=coded(pl.col("group"), {name: 1 << place for place, name in enumerate(GROUPS)}, pl.UInt16),
            sex=coded(pl.col("sex"), {"female": FEMALE, "male": MALE}, pl.UInt8),
            employed_since=pl.col("day"),
            retirement_decided_on=pl.col("since"),
        )

    # -- one frame per kind of fact -----------------------------------------------------------------------------------

    def _parts(self, nominated: Sequence[str]) -> Iterable[pl.LazyFrame]:
        wanted = self.wanted
        if wanted.ratings:
            yield self._ratings()
        yield from self._honours()
        for kind in ("initiatives", "works"):
            if kind in wanted.ideas or any(asked == kind for asked, _, _ in wanted.ideas_within.values()):
                yield self._ideas(kind)
        if wanted.matters:
            open_ = (pl.col("since") <= self.on) & (pl.col("until").is_null() | (pl.col("until") > self.on))
            yield self._any("pending", matter_open=open_)
        if wanted.measures:
            late = (pl.col("since") <= self.on) & (pl.col("until").is_null() | (pl.col("until") >= self.period.start))
            yield self._any("discipline", measure_late=late, measure_ever=pl.col("since") <= self.on)
            yield self._measures_in_post()
        yield from self._posts()
        if wanted.movements:
            yield self._movements()
        if wanted.blocks:
            yield self._blocks()
        if wanted.stated.names:
            yield self._stated()
        if wanted.members:
            yield self._members()
        if nominated:
            yield self._nominations(nominated)

    def _any(self, kind: str, **conditions: pl.Expr) -> pl.LazyFrame:
        rows = self._rows(kind).select("person", **{name: cond.fill_null(False) for name, cond in conditions.items()})
        return rows.group_by("person").agg(pl.col(name).any().cast(pl.UInt8) for name in conditions)

    def _ratings(self) -> pl.LazyFrame:
        """Year masks side by side in two numbers, gathered by one *or*."""
        names = (*RATINGS, NOT_ASSESSED)
        rows = self._rows("rating").filter(pl.col("year") <= self.on.year)
        rows = rows.select("person", "year", at=place_of(pl.col("what"), names))
        bit = self._year_bit(pl.col("year"))
        words = {}
        for column in ("rated_as", "rated_below"):
            steps = [[step for step in steps_of(rating) if RATED[step][0] == column] for rating in names]
            codes = [sum(1 << YEARS * RATED[step][1] for step in some) for some in steps]
            words[column] = entry(pl.col("at"), codes) * bit
        return rows.select("person", **words).group_by("person").agg(pl.col(name).bitwise_or() for name in words)

    def _year_bit(self, year: pl.Expr) -> pl.Expr:
        place = (self.last_year + 1 - year.cast(pl.Int32)).clip(_LATER, _EARLIER)
        return pl.lit(2, dtype=pl.UInt64).pow(place.cast(pl.UInt32))

    def _honours(self) -> Iterable[pl.LazyFrame]:
        """Year masks of awards that stand, the earliest end of an achievement, and what this achievement was given already."""
        wanted = self.wanted
        names = sorted({*wanted.held.names, *wanted.ended, *wanted.doubled.names})
        if not names:
            return
        year = pl.coalesce(pl.col("year").cast(pl.Int32), pl.col("until").dt.year(), pl.col("day").dt.year())
        stands = pl.col("yes").fill_null(True) & (pl.col("day").is_null() | (pl.col("day") <= self.on))
        rows = (
            self._rows("award")
            .filter(stands & (year <= self.on.year))
            .with_columns(at=place_of(pl.col("what"), names))
            .filter(pl.col("at") < len(names))
        )
        values = {}
        for places, bits in ((wanted.held, self._year_bit(year)), (wanted.doubled, self._overlap(year, names))):
            for word, factors in places.words().items():
                if self.facts.awards & set(factors):
                    values[word] = entry(pl.col("at"), [factors.get(name, 0) for name in names]) * bits
        if values:
            some = pl.any_horizontal(pl.col(name) != 0 for name in values)  # most titles of older years say nothing
            telling = rows.select("person", **values).filter(some)
            yield telling.group_by("person").agg(pl.col(name).bitwise_or() for name in values)
        if wanted.ended:
            yield self._ends(rows)

    def _ends(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        end = pl.coalesce(pl.col("until").dt.year(), pl.col("year").cast(pl.Int32), pl.col("day").dt.year())
        names = sorted(self.wanted.ended)
        few = rows.filter(among(pl.col("what"), names)).select("person", what=pl.col("what").cast(pl.String), end=end)
        return few.group_by("person").agg(
            pl.col("end").filter(pl.col("what") == name).min().alias(f"ended_{name}") for name in names
        )

    def _overlap(self, year: pl.Expr, names: Sequence[str]) -> pl.Expr:
        """1 where the achievement of a row overlaps the period, 2 where that is not recorded, else 0."""
        first, last = self.period.start, self.period.last
        same_year = ((year >= first.year) & (year <= last.year)).cast(pl.UInt64)
        recorded = pl.col("since").is_not_null() & pl.col("until").is_not_null()
        by_period = ((pl.col("since") <= last) & (pl.col("until") >= first)).cast(pl.UInt64)
        is_title = entry(pl.col("at"), [int(name in self.wanted.titles) for name in names]) != 0
        by_year = is_title | pl.col("day").is_null()
        return (
            pl.when(recorded)
            .then(by_period)
            .when(by_year)
            .then(same_year)
            .when(pl.col("day") < first)
            .then(pl.lit(0, dtype=pl.UInt64))
            .when(pl.col("year").is_not_null())
            .then(same_year)
            .otherwise(pl.lit(2, dtype=pl.UInt64))
        )

    def _ideas(self, kind: str) -> pl.LazyFrame:
        settled = pl.col("day").is_not_null() & (pl.col("day") <= self.on)
        unused = pl.col("used_for").is_null()
        reach = {scope: sum(1 << place for place in range(at + 1)) for at, scope in enumerate(SCOPES)}
        thermometer = coded(pl.col("what"), reach, pl.UInt16)
        values: dict[str, pl.Expr] = {
            kind: 1
            | (thermometer * SETTLED * settled.cast(pl.UInt16))
            | (thermometer * FREE * (settled & unused).cast(pl.UInt16))
        }
        sums: dict[str, pl.Expr] = {}
        for asked, award in sorted(self.wanted.own_ideas):
            if asked == kind:
                values[f"{kind}_{award}"] = thermometer * (settled & self._own(award)).cast(pl.UInt16)
        for name, (asked, award, span) in self.wanted.ideas_within.items():
            if asked == kind:
                inside = settled & (pl.col("day") >= span.start) & (pl.col("day") <= span.last)
                sums[name] = inside.cast(pl.UInt16)
                sums[f"{name}_free"] = (inside & (unused | self._own(award))).cast(pl.UInt16)
        rows = self._rows("initiative" if kind == "initiatives" else "work").select("person", **values, **sums)
        return rows.group_by("person").agg(
            *(pl.col(name).bitwise_or() for name in values), *(pl.col(name).sum() for name in sums)
        )

    def _own(self, award: str) -> pl.Expr:
        """Whether an idea was used for this award of this very year, which leaves it free for it."""
        own = (pl.col("used_for").cast(pl.String) == award) & (pl.col("used_year") == self.last_year)
        return own.fill_null(False)

    def _measures_in_post(self) -> pl.LazyFrame:
        posts = self._rows("post").select("person", first=pl.col("since"), last=pl.col("until").fill_null(date.max))
        measures = self._rows("discipline").select("person", began=pl.col("since"))
        return (
            measures.join(posts, on="person")
            .filter((pl.col("first") <= pl.col("began")) & (pl.col("began") <= pl.col("last")))
            .select("person", measure_in_post=pl.lit(1, dtype=pl.UInt8))
            .unique("person")
        )

    def _posts(self) -> Iterable[pl.LazyFrame]:
        for name, posts in self.wanted.posts.items():
            yield self._months_in(posts).rename({"months": f"months_{name}"})
        for name, posts in self.wanted.posts_named.items():
            rows = self._rows("post").filter(among(pl.col("what"), sorted(posts))).select("person").unique("person")
            yield rows.with_columns(pl.lit(1, dtype=pl.UInt8).alias(f"post_{name}"))

    def _nowhere(self) -> Iterable[pl.Expr]:
        """Columns of awards that nobody has: one zero for everybody."""
        for places in (self.wanted.held, self.wanted.doubled):
            for word, factors in places.words().items():
                if not self.facts.awards & set(factors):
                    yield pl.lit(0, dtype=pl.UInt64).alias(word)

    def _months_in(self, posts: frozenset[str]) -> pl.LazyFrame:
        """Full calendar months, spans that touch joined first, so that nothing counts twice."""
        rows = (
            self._rows("post")
            .filter(among(pl.col("what"), sorted(posts)) & (pl.col("since") <= self.on))
            .select(
                "person",
                first=pl.col("since"),
                last=pl.min_horizontal(pl.col("until").fill_null(self.on), pl.lit(self.on)),
            )
            .sort("person", "first", "last")
        )
        so_far = pl.col("last").cum_max().shift(1).over("person")
        joined = (
            rows.with_columns(
                apart=(so_far.is_null() | (pl.col("first") > so_far + pl.duration(days=1))).cast(pl.UInt32)
            )
            .with_columns(span=pl.col("apart").cum_sum().over("person"))
            .group_by("person", "span")
            .agg(pl.col("first").min(), pl.col("last").max())
        )
        after = pl.col("last") + pl.duration(days=1)
        months = (
            (after.dt.year() - pl.col("first").dt.year()) * 12
            + after.dt.month().cast(pl.Int32)
            - pl.col("first").dt.month().cast(pl.Int32)
        )
        # a month is not full where the same day, or the last of a shorter month, has not come yet
        short = (after.dt.day() < pl.col("first").dt.day()) & (after != after.dt.month_end())
        return (
            joined.with_columns(months=(months - short.cast(pl.Int32)).clip(0))
            .group_by("person")
            .agg(pl.col("months").sum().cast(pl.UInt16))
        )

    def _movements(self) -> pl.LazyFrame:
        result, level, years = pl.col("what").cast(pl.String), pl.col("used_for").cast(pl.String), pl.col("year")
        codes: dict[str, pl.Expr] = {}
        for name, asked in self.wanted.movements.items():
            code: Any = code_of(MET)
            if asked.least_years:
                code = first_of(years.is_null(), UNKNOWN, first_of(years < asked.least_years, NOT_MET, code))
            if asked.levels:
                code = first_of(level.is_null(), UNKNOWN, first_of(~level.is_in(asked.levels), NOT_MET, code))
            codes[name] = first_of(result.is_null(), UNKNOWN, first_of(~result.is_in(asked.results), NOT_MET, code))
        return self._joined_codes("movement", codes)

    def _blocks(self) -> pl.LazyFrame:
        level, year = pl.col("what").cast(pl.String), pl.col("year")
        codes = {
            name: first_of(
                ~level.is_in(levels),
                NOT_MET,
                first_of(year.is_null(), UNKNOWN, first_of(year == self.last_year, MET, code_of(NOT_MET))),
            )
            for name, levels in self.wanted.blocks.items()
        }
        return self._joined_codes("block", codes)

    def _joined_codes(self, kind: str, codes: dict[str, pl.Expr]) -> pl.LazyFrame:
        return (
            self._rows(kind)
            .select("person", **codes)
            .group_by("person")
            .agg(pl.col(name).bitwise_or() for name in codes)
        )

    def _stated(self) -> pl.LazyFrame:
        said = pl.when(pl.col("yes")).then(1).otherwise(2).cast(pl.UInt64)
        words = {
            word: coded(pl.col("what"), factors, pl.UInt64) * said
            for word, factors in self.wanted.stated.words().items()
        }
        rows = self._rows("stated").filter(pl.col("yes").is_not_null())
        return rows.select("person", **words).group_by("person").agg(pl.col(name).bitwise_or() for name in words)

    def _members(self) -> pl.LazyFrame:
        rows = self._rows("members").select(
            "person", what=pl.col("what").cast(pl.String), number=pl.col("year").cast(pl.Int64)
        )
        return rows.group_by("person").agg(
            pl.col("number").filter(pl.col("what") == name).max().alias(f"members_{name}") for name in MEMBER_COUNTS
        )

    def _nominations(self, awards: Sequence[str]) -> pl.LazyFrame:
        """Bits per award: 1 nominated at some time, 2 nominated in the last year of the period or later."""
        places = self.nominated
        now = pl.when(pl.col("year") >= self.last_year).then(3).otherwise(1).cast(pl.UInt64)
        words = {word: coded(pl.col("what"), factors, pl.UInt64) * now for word, factors in places.words().items()}
        rows = self._rows("nominated").filter(among(pl.col("what"), awards))
        return rows.select("person", **words).group_by("person").agg(pl.col(name).bitwise_or() for name in words)

    # -- when all stand side by side ----------------------------------------------------------------------------------

    def _last_touches(self) -> Iterable[pl.Expr]:
        for award in self.nominated.names:
            word, shift = self.nominated.of(award)
            at_all, now = Bits(pl.col(word), shift).any(1), Bits(pl.col(word), shift).any(2)
            yield (at_all.cast(pl.UInt8) + now.cast(pl.UInt8) * 2).alias(f"nominated_{award}")
        if self.wanted.ratings:
            yield self._rated_as()
        if self.hopeful:
            coming: dict[str, int] = {}  # several titles may lie in one word
            for award in sorted(_COMING & set(self.wanted.held.names)):
                column, shift = self.wanted.held.of(award)
                coming[column] = coming.get(column, 0) | (1 << 1 << shift)
            for column, bits in coming.items():
                yield (pl.col(column) | pl.lit(bits, dtype=pl.UInt64)).alias(column)

    def _rated_as(self) -> pl.Expr:
        """Complete lists make years without a rating *not assessed*; hope makes the coming year, where unsaid, excellent."""

        def mask(step: str) -> int:
            return EVER << YEARS * RATED[step][1]

        word = pl.col("rated_as")
        unsaid = (word & mask("known")) ^ mask("known")  # bits of the years that nothing is known about
        as_skipped = unsaid * (1 << YEARS * RATED["skipped"][1])
        if self.hopeful:
            coming = 1 << 1
            good = sum(coming << YEARS * RATED[step][1] for step in ("known", "completed", "good", "excellent"))
            word = pl.when((pl.col("rated_as") & coming) == 0).then(word | good).otherwise(word)
            as_skipped = as_skipped & ~pl.lit(coming << YEARS * RATED["skipped"][1], dtype=pl.UInt64)
        complete = (pl.col("lists") & (1 << LISTS.index("ratings"))) != 0
        return pl.when(complete).then(word | as_skipped | mask("known")).otherwise(word).alias("rated_as")


_COMING = frozenset(
    {"grassroots_emulation_fighter", "ministerial_provincial_emulation_fighter", "excellent_labor_collective"}
)
"""Titles of a year that rows are made of: a hopeful sweep takes the coming year's as granted."""


def steps_of(rating: str) -> tuple[str, ...]:
    """The masks in which a rating sets its year."""
    if rating == NOT_ASSESSED:
        return ("known", "ever", "skipped")
    at = RATINGS.index(rating)
    return ("known", "ever", *RATINGS[1 : at + 1], *(f"below_{step}" for step in RATINGS[at + 1 :]))
