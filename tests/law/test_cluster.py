"""The same rule objects inside a database: equal counts on PostgreSQL for a population with a bit of everything."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from law.population import individuals, rows_of

from bangvang_law.sweep import FACTS, sweep
from bangvang_law.sweep.facts import table_of

pytestmark = pytest.mark.postgres

TYPES = {"person": "bigint", "year": "integer", "used_year": "integer", "yes": "boolean"} | dict.fromkeys(
    ("day", "since", "until"), "date"
)
ON = date(2026, 3, 1)


@pytest.fixture(scope="module")
def connection() -> Iterator[Any]:
    """Ibis on the server of the run; its tables are temporary."""
    ibis = pytest.importorskip("ibis") if os.environ.get("CI") != "true" else __import__("ibis")
    connected = ibis.connect(os.environ["DATABASE_URL"].replace("postgres://", "postgresql://"))
    yield connected
    connected.disconnect()


def load(connection: Any, rows: list[dict[str, Any]]) -> Any:
    """The rows as a table of the database."""
    columns = ", ".join(f'"{name}" {TYPES.get(name, "text")}' for name in FACTS)
    raw: psycopg.Connection[Any] = connection.con
    with raw.cursor() as cursor:
        cursor.execute("drop table if exists sweep_facts")
        cursor.execute(f"create table sweep_facts ({columns})")
        marks = ", ".join(["%s"] * len(FACTS))
        cursor.executemany(
            f"insert into sweep_facts values ({marks})", [[row.get(name) for name in FACTS] for row in rows]
        )
    raw.commit()
    return connection.table("sweep_facts")


@given(st.data())
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
def test_counts_are_equal_to_those_of_the_columns_in_memory(connection: Any, data: st.DataObject) -> None:
    from bangvang_law.sweep.cluster import counts_in_database

    people = [data.draw(individuals(ON)) for _ in range(25)]
    rows = [row for number, (person, stated) in enumerate(people) for row in rows_of(number, person, stated)]
    assert counts_in_database(load(connection, rows), on=ON) == sweep(table_of(rows), on=ON).counts
