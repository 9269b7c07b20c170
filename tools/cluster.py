"""The sweep on engines that this project does not install: ``make cluster``. Outside CI; prints seconds and compares counts.

    python tools/cluster.py [--people 100000] [--engines postgres,clickhouse,spark]

Makes an invented population, judges it with Polars, then with the same rule objects inside each engine that is there: PostgreSQL
(a server of its own, see ``tools/postgres.py``), ClickHouse (the package ``chdb``), Spark (the package ``pyspark`` and a Java).
An engine that is missing is named and passed over; different counts end the run with 1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks"), str(ROOT / "tools")]
ON = date(2026, 3, 1)
Counts = dict[str, dict[str, int]]


class Missing(Exception):
    """The engine is not on this machine."""


def main() -> int:
    """Compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--engines", default="postgres,clickhouse,spark")
    options = parser.parse_args()
    import polars as pl
    from _population import write

    from bangvang_law.sweep import sweep

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "facts.parquet"
        facts = write(options.people, file)
        print(f"{options.people:,} people, {facts:,} facts")
        start = time.perf_counter()
        expected = sweep(pl.scan_parquet(file), on=ON).counts
        print(f"{'polars':12} {time.perf_counter() - start:8.2f} s")
        different = False
        for name in options.engines.split(","):
            try:
                seconds, counts = ENGINES[name](file)
            except Missing as missing:
                print(f"{name:12} not on this machine: {missing}")
                continue
            same = counts == expected
            different |= not same
            print(f"{name:12} {seconds:8.2f} s  counts {'equal' if same else 'DIFFERENT'}")
    return 1 if different else 0


def postgres(file: Path) -> tuple[float, Counts]:
    """A PostgreSQL of its own; loading is not counted."""
    try:
        import ibis
        import polars as pl
        from postgres import NoPostgres, cluster
    except ImportError as wrong:
        raise Missing(str(wrong)) from wrong
    try:
        with cluster() as address:
            connection = ibis.connect(address.replace("postgres://", "postgresql://"))
            raw = connection.con
            frame = pl.read_parquet(file)
            columns = ", ".join(f'"{name}" {_sql(kind)}' for name, kind in frame.schema.items())
            with raw.cursor() as cursor:
                cursor.execute(f"create unlogged table facts ({columns})")
                with cursor.copy("copy facts from stdin (format csv)") as copy:
                    for part in frame.iter_slices(200_000):
                        copy.write(part.write_csv(include_header=False))
                cursor.execute("analyze facts")
                cursor.execute("set jit = off")  # compiling the long expressions takes longer than working them out
            raw.commit()
            found = _timed(lambda: _counts(connection.table("facts")))
            connection.disconnect()
            return found
    except NoPostgres as wrong:
        raise Missing(str(wrong)) from wrong


def _sql(kind: Any) -> str:
    import polars as pl

    if kind == pl.Date:
        return "date"
    if kind == pl.Boolean:
        return "boolean"
    return "bigint" if kind.is_integer() else "text"


def clickhouse(file: Path) -> tuple[float, Counts]:
    """ClickHouse inside the process (chdb): the query is written for it and reads the file where it lies."""
    try:
        import chdb
        import ibis
    except ImportError as wrong:
        raise Missing(str(wrong)) from wrong
    from bangvang_law.sweep.cluster import counts_of_row, query_of

    table = ibis.table(_schema(), name="facts")
    query, names = query_of(table, on=ON)
    sql = ibis.to_sql(query, dialect="clickhouse")
    session = chdb.session.Session()
    for setting in (
        "join_use_nulls = 1",
        "max_query_size = 10000000",
        "max_ast_elements = 1000000",
        "max_expanded_ast_elements = 5000000",
    ):
        session.query(f"set {setting}")
    session.query("create database if not exists sweep")
    session.query(f"create view sweep.facts as select * from file('{file}', Parquet)")
    text = str(sql).replace('"facts"', "sweep.facts")

    def ask() -> Counts:
        line = str(session.query(text, "CSV")).strip().splitlines()[-1]
        return counts_of_row([int(value) for value in line.split(",")], names)

    return _timed(ask)


def spark(file: Path) -> tuple[float, Counts]:
    """Spark on this machine with two threads."""
    try:
        import ibis
        from pyspark.sql import SparkSession
    except ImportError as wrong:
        raise Missing(str(wrong)) from wrong
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.driver.memory", "4g")
        .getOrCreate()
    )
    try:
        connection = ibis.pyspark.connect(session)
        session.read.parquet(str(file)).createOrReplaceTempView("facts")
        return _timed(lambda: _counts(connection.table("facts")))
    finally:
        session.stop()


def _counts(table: Any) -> Counts:
    from bangvang_law.sweep.cluster import counts_in_database

    return counts_in_database(table, on=ON)


def _schema() -> dict[str, str]:
    days = dict.fromkeys(("day", "since", "until"), "date")
    texts = dict.fromkeys(("kind", "what", "used_for", "group", "sex", "unit"), "string")
    return {"person": "int64", "year": "int32", "used_year": "int32", "yes": "boolean"} | days | texts


def _timed(ask: Callable[[], Counts]) -> tuple[float, Counts]:
    start = time.perf_counter()
    counts = ask()
    return time.perf_counter() - start, counts


ENGINES: dict[str, Callable[[Path], tuple[float, Counts]]] = {
    "postgres": postgres,
    "clickhouse": clickhouse,
    "spark": spark,
}

if __name__ == "__main__":
    raise SystemExit(main())
