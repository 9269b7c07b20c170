"""Refuse an SQLite that could lose or corrupt what was decided.

SQLite 3.7.0–3.51.2 can corrupt a database in WAL mode when two connections write and checkpoint at once (fixed in 3.51.3).
Below that version the rollback journal is the only mode this program starts with.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

WAL_FIXED_IN = (3, 51, 3)


def refuse_unsafe_journal(version: tuple[int, ...], wal: bool) -> None:
    """Raise ImproperlyConfigured when the file is in WAL mode on an SQLite with the WAL-reset bug."""
    if wal and version < WAL_FIXED_IN:
        raise ImproperlyConfigured(
            f"Cơ sở dữ liệu đang ở chế độ WAL, mà SQLite {'.'.join(map(str, version))} có lỗi làm hỏng dữ liệu ở chế độ này "
            "(đã sửa từ 3.51.3). Chương trình không khởi động để giữ an toàn. "
            "Việc cần làm: sao lưu tệp, rồi chạy PRAGMA journal_mode=DELETE; trên tệp đó, hoặc dùng PostgreSQL."
        )


def file_is_wal(path: str | Path) -> bool:
    """Whether the file's own header asks for WAL (bytes 18 and 19 are 2), read before any connection could convert it."""
    try:
        with open(path, "rb") as database:
            header = database.read(20)
    except FileNotFoundError:
        return False
    return header[:16] == b"SQLite format 3\0" and header[18:20] == b"\x02\x02"


def check_database() -> None:
    """Refuse to start on an unsafe embedded database. PostgreSQL passes untouched."""
    if connection.vendor == "sqlite":
        refuse_unsafe_journal(sqlite3.sqlite_version_info, file_is_wal(connection.settings_dict["NAME"]))
