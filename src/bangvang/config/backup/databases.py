"""A database copied out while people work, and put back: SQLite by its online backup, PostgreSQL by its own tools."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from pathlib import Path

from django.db import connection

from bangvang.config.backup.archive import BadBackup

SQLITE, POSTGRES = "database.sqlite3", "database.dump"
_PATIENCE = 3_600


def copy_out(folder: Path) -> Path:
    """A copy of the database as it was at one moment, in ``folder``. Raises BadBackup."""
    if connection.vendor == "sqlite":
        return _copy_sqlite(Path(str(connection.settings_dict["NAME"])), folder / SQLITE)
    _run_tool("pg_dump", ["--format=custom", "--no-owner", "--no-acl", f"--file={folder / POSTGRES}", *_address()])
    return folder / POSTGRES


def put_back(copy: Path) -> None:
    """Make ``copy`` the database of this installation, which must be empty. Raises BadBackup and leaves it empty."""
    if connection.vendor == "sqlite":
        _check_sqlite(copy)
        target = Path(str(connection.settings_dict["NAME"]))
        connection.close()
        os.replace(copy, target)
        return
    _run_tool(
        "pg_restore", ["--single-transaction", "--no-owner", "--no-acl", "--exit-on-error", *_address(), str(copy)]
    )


def is_empty() -> bool:
    """Whether no table stands in the database yet."""
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        return True
    return not connection.introspection.table_names()


def _copy_sqlite(source: Path, target: Path) -> Path:
    """SQLite's online backup: writers wait a moment at a time, and what comes out is one state."""
    if not source.exists():
        raise BadBackup("Chưa có cơ sở dữ liệu để sao lưu. Hãy chạy “bangvang migrate” trước.")
    with sqlite3.connect(f"file:{source}?mode=ro", uri=True) as live, sqlite3.connect(target) as copy:
        live.backup(copy, pages=1_000, sleep=0.01)
    live.close()
    copy.close()
    return target


def _check_sqlite(copy: Path) -> None:
    opened = sqlite3.connect(f"file:{copy}?mode=ro", uri=True)
    try:
        said = [row[0] for row in opened.execute("PRAGMA integrity_check")]
        orphans = opened.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as wrong:
        raise BadBackup(f"Cơ sở dữ liệu trong bản sao lưu hỏng ({wrong}). Hãy dùng bản khác.") from wrong
    finally:
        opened.close()
    if said != ["ok"] or orphans is not None:
        raise BadBackup("Cơ sở dữ liệu trong bản sao lưu không còn toàn vẹn. Hãy dùng bản khác.")


def _address() -> list[str]:
    told = connection.settings_dict
    given = {"host": told["HOST"], "port": told["PORT"], "username": told["USER"], "dbname": told["NAME"]}
    return [f"--{name}={value}" for name, value in given.items() if value]


def _run_tool(name: str, arguments: Iterable[str]) -> None:
    program = _tool(name)
    environment = {**os.environ, "PGPASSWORD": str(connection.settings_dict["PASSWORD"])}
    done = subprocess.run(  # noqa: S603  (PostgreSQL's own tool, its arguments from our settings)
        [program, *arguments], env=environment, capture_output=True, text=True, timeout=_PATIENCE, check=False
    )
    if done.returncode:
        raise BadBackup(f"{name} không làm được: {done.stderr.strip()[-500:]}")


def _tool(name: str) -> str:
    """PostgreSQL's tool on the path, or where Debian keeps the newest."""
    found = shutil.which(name)
    if found:
        return found
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    if not debian:
        raise BadBackup(f"Máy này không có {name}. Hãy cài bộ công cụ của PostgreSQL (trên Debian: postgresql-client).")
    return str(debian[-1])
