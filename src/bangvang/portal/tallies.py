"""How often somebody asked, shared by all processes of this machine, in a small file that may be lost.

Not in the database: a stranger's question must not wait for its lock, nor hold it against an officer who signs. The file knows
nobody's address, only a keyed hash of it, and forgets that after the hour.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

KEPT = 3600
"""Seconds after which a count is forgotten."""
_PATIENCE = 2.0
_BEGIN = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=OFF",  # a lost count lets somebody ask thirty times more
    "CREATE TABLE IF NOT EXISTS asked (who BLOB PRIMARY KEY, since REAL, last REAL, answered INT, refused INT) WITHOUT ROWID",
)
_LOG = logging.getLogger(__name__)
_here = threading.local()


@dataclass
class Asked:
    """Questions of one asker since a moment: how many were answered, how many were put off, and when the last answer was."""

    since: float = 0.0
    last: float = 0.0
    answered: int = 0
    refused: int = 0


@contextmanager
def asked_by(*askers: str, now: float) -> Iterator[list[Asked]]:
    """Counts of ``askers``, held for this caller alone and written when the block ends. Old ones begin anew.

    A file that is damaged is begun anew; one that stays locked counts nothing this time: readers come first.
    """
    keys = [salted_hmac("portal.tallies", asker).digest()[:16] for asker in askers]
    try:
        file = _file()
        file.execute("BEGIN IMMEDIATE")
        counts = [_read(file, key, now) for key in keys]
    except sqlite3.Error as error:
        _give_up(error)
        yield [Asked(since=now) for _ in keys]
        return
    try:
        yield counts
    except BaseException:
        file.execute("ROLLBACK")
        raise
    rows = [(key, *astuple(count)) for key, count in zip(keys, counts, strict=True)]
    file.executemany("INSERT OR REPLACE INTO asked VALUES (?, ?, ?, ?, ?)", rows)
    file.execute("DELETE FROM asked WHERE since < ?", (now - KEPT,))
    file.execute("COMMIT")


def _read(file: sqlite3.Connection, key: bytes, now: float) -> Asked:
    row = file.execute("SELECT since, last, answered, refused FROM asked WHERE who = ?", (key,)).fetchone()
    return Asked(*row) if row and now - row[0] <= KEPT else Asked(since=now)


def _file() -> sqlite3.Connection:
    """The file as this thread has it open."""
    path = Path(settings.TALLIES)
    if getattr(_here, "path", None) != path:
        file = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        for line in _BEGIN:
            file.execute(line)
        _here.file, _here.path = file, path
    open_file: sqlite3.Connection = _here.file
    return open_file


def _give_up(error: sqlite3.Error) -> None:
    _LOG.warning("counts of questions: %s", error)
    if getattr(_here, "path", None) is not None:
        _here.file.close()
        _here.path = None
    if not isinstance(error, sqlite3.OperationalError):  # damaged, not locked
        Path(settings.TALLIES).unlink(missing_ok=True)
