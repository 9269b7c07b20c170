"""The embedded database is one that keeps what it is told, or the program does not start."""

from __future__ import annotations

import sqlite3

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from bangvang.config.sqlite import file_is_wal, refuse_unsafe_journal


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2), (3, 7, 0)])
def test_wal_is_refused_below_the_fix(version):
    with pytest.raises(ImproperlyConfigured, match=r"3\.51\.3"):
        refuse_unsafe_journal(version, wal=True)


@pytest.mark.parametrize(("version", "wal"), [((3, 51, 3), True), ((3, 40, 1), False), ((3, 52, 0), True)])
def test_a_safe_pair_passes(version, wal):
    refuse_unsafe_journal(version, wal=wal)


def test_the_files_own_header_tells(tmp_path):
    path = tmp_path / "a.sqlite3"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE t (x)")
    database.commit()
    assert file_is_wal(path) is False
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("INSERT INTO t VALUES (1)")
    database.commit()
    assert file_is_wal(path) is True
    database.close()
    assert file_is_wal(tmp_path / "missing") is False


@pytest.mark.django_db
def test_the_connection_runs_with_the_promised_settings():
    if connection.vendor != "sqlite":
        pytest.skip("chỉ dành cho SQLite")
    with connection.cursor() as cursor:
        values = {}
        for name in ("synchronous", "foreign_keys"):
            cursor.execute(f"PRAGMA {name}")
            values[name] = cursor.fetchone()[0]
    assert values == {"synchronous": 3, "foreign_keys": 1}
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert connection.settings_dict["ATOMIC_REQUESTS"] is False
