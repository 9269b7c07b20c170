"""Invented populations for the sweep: people with six years of ratings, titles, initiatives and what else an office records.

    python benchmarks/_population.py 1000000 facts.parquet

Nobody in it exists. The same size gives the same table on every machine: what looks like chance is a hash of the person's
number. About 16 facts a person; a part of the people has a long row of good years, so that every award has somebody near it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl

from bangvang_law.facts import GROUPS
from bangvang_law.sweep.facts import KINDS, schema

YEARS = range(2020, 2026)
"""The six years that have facts."""
PEOPLE_IN_A_UNIT = 320
_SHAPE = schema() | {"kind": pl.Enum(KINDS)}
_RATINGS = (("excellent", 120), ("good", 800), ("completed", 960), ("not_completed", 975), ("not_assessed", 1000))
"""Yearly ratings of people who are not steady; each number is where its part of the thousand ends."""


def facts(people: int) -> pl.LazyFrame:
    """The long table for so many people, rows of one kind beside one another."""
    everybody = pl.LazyFrame({"person": pl.int_range(people, dtype=pl.UInt32, eager=True)})
    return pl.concat([_shaped(frame, kind) for kind, frame in _kinds(everybody)])


def write(people: int, path: Path) -> int:
    """Write the table to Parquet; gives the number of facts."""
    facts(people).sink_parquet(path, row_group_size=500_000)
    return int(pl.scan_parquet(path).select(pl.len()).collect().item())


def _shaped(frame: pl.LazyFrame, kind: str) -> pl.LazyFrame:
    there = frame.collect_schema().names()
    columns = [
        pl.col(name).cast(dtype) if name in there else pl.lit(None, dtype=dtype).alias(name)
        for name, dtype in _SHAPE.items()
        if name not in ("person", "kind")
    ]
    return frame.select("person", pl.lit(kind).cast(_SHAPE["kind"]).alias("kind"), *columns)


def _chance(seed: int) -> pl.Expr:
    """A number from 0 to 999 that depends on the person and the seed alone."""
    return pl.col("person").cast(pl.UInt64).hash(seed) % 1000


def _good(person_seed: int = 1) -> pl.Expr:
    """Whether a person is one of the steady ones: a quarter of all."""
    return _chance(person_seed) < 250


def _kinds(people: pl.LazyFrame) -> Iterator[tuple[str, pl.LazyFrame]]:
    yield (
        "person",
        people.with_columns(
            what=pl.when(_chance(2) < 930)
            .then(pl.lit("awards initiatives works discipline pending posts"))
            .otherwise(pl.lit("discipline pending")),
            unit=pl.format("Đơn vị {}", pl.col("person") // PEOPLE_IN_A_UNIT),
            group=_one_of(
                (
                    ("civil_servant", 400),
                    ("public_employee", 820),
                    ("worker", 900),
                    ("official", 960),
                    ("military", 1000),
                ),
                3,
            ),
            sex=pl.when(_chance(4) < 520).then(pl.lit("female")).otherwise(pl.lit("male")),
            day=pl.lit(date(2020, 1, 1)).cast(pl.Date) - pl.duration(days=_chance(5) * 12),
            since=pl.when(_chance(6) < 15).then(pl.lit(date(2026, 1, 15))).otherwise(None),
        ),
    )
    for year in YEARS:
        yield (
            "rating",
            people.filter(_chance(year) < 985).with_columns(
                what=pl.when(_good() & (_chance(year + 50) < 930))
                .then(pl.lit("excellent"))
                .otherwise(_one_of(_RATINGS, year + 100)),
                year=pl.lit(year),
            ),
        )
        yield "award", _title(people, "advanced_worker", year, pl.when(_good()).then(980).otherwise(720))
        yield "award", _title(people, "grassroots_emulation_fighter", year, pl.when(_good()).then(700).otherwise(60))
        yield (
            "award",
            _title(people, "ministerial_provincial_emulation_fighter", year, pl.when(_good()).then(120).otherwise(2)),
        )
        yield (
            "initiative",
            people.filter(_chance(year + 300) < pl.when(_good()).then(520).otherwise(110)).with_columns(
                what=_one_of((("grassroots", 850), ("ministry_province", 990), ("national", 1000)), year + 310),
                day=pl.lit(date(year, 11, 20)),
                used_for=pl.when(_chance(year + 320) < 400)
                .then(pl.lit("grassroots_emulation_fighter"))
                .otherwise(None),
                used_year=pl.when(_chance(year + 320) < 400).then(pl.lit(year)).otherwise(None),
            ),
        )
        yield (
            "nominated",
            people.filter(_chance(year + 400) < pl.when(_good()).then(560).otherwise(60)).with_columns(
                what=pl.lit("grassroots_emulation_fighter"), year=pl.lit(year)
            ),
        )
    yield "award", _title(people, "ministry_province_certificate", 2021, pl.when(_good()).then(300).otherwise(20))
    yield "award", _title(people, "prime_minister_certificate", 2020, pl.when(_good()).then(60).otherwise(1))
    yield "award", _title(people, "labor_order_3", 2020, pl.when(_good()).then(20).otherwise(0))
    yield "work", people.filter(_chance(500) < 40).with_columns(what=pl.lit("grassroots"), day=pl.lit(date(2025, 6, 1)))
    yield (
        "discipline",
        people.filter(_chance(510) < 12).with_columns(
            what=pl.lit("reprimand"), since=pl.lit(date(2024, 5, 1)), until=pl.lit(date(2025, 4, 30))
        ),
    )
    yield (
        "pending",
        people.filter(_chance(520) < 8).with_columns(what=pl.lit("complaint"), since=pl.lit(date(2026, 1, 5))),
    )
    yield (
        "post",
        people.filter(_chance(530) < 12).with_columns(
            what=pl.lit("deputy_department_director"), since=pl.lit(date(2008, 3, 1)), until=pl.lit(date(2018, 2, 28))
        ),
    )
    yield (
        "post",
        people.filter(_chance(530) < 6).with_columns(
            what=pl.lit("department_director"), since=pl.lit(date(2018, 3, 1))
        ),
    )
    yield (
        "movement",
        people.filter(_chance(540) < 30).with_columns(
            what=pl.lit("outstanding"), used_for=pl.lit("province"), year=pl.lit(5)
        ),
    )
    for key, share in (
        ("united_and_exemplary", 620),
        ("outstanding_selected", 150),
        ("recognition", 100),
        ("productive_work", 30),
    ):
        yield (
            "stated",
            people.filter(_chance(600 + share) < share).with_columns(what=pl.lit(key), yes=_chance(601 + share) < 990),
        )


def _title(people: pl.LazyFrame, award: str, year: int, share: pl.Expr) -> pl.LazyFrame:
    seed = year + 1000 * (1 + sum(map(ord, award)) % 97)
    return people.filter(_chance(seed) < share).with_columns(
        what=pl.lit(award), year=pl.lit(year), day=pl.lit(date(year, 12, 20)), yes=_chance(seed + 7) >= 4
    )


def _one_of(words: tuple[tuple[str, int], ...], seed: int) -> pl.Expr:
    """A word by chance; each word's number is where its part of the thousand ends."""
    chosen = pl.lit(words[-1][0])
    for word, until in reversed(words[:-1]):
        chosen = pl.when(_chance(seed) < until).then(pl.lit(word)).otherwise(chosen)
    return chosen


assert {"civil_servant", "public_employee", "worker", "official", "military"} <= set(GROUPS)


def main() -> int:
    """Write a population to a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("people", type=int)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    print(f"{write(options.people, options.file):,} facts of {options.people:,} people in {options.file}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
