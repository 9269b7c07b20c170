"""Rows of a list written at once, without a model object for each. Django's ``bulk_create`` makes one, and puts every value of
it through its compiler, which for a list of 50,000 takes longer than reading the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from operator import itemgetter
from typing import Any

import msgspec
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import JSONField

from bangvang.intake.models import Batch, Row

_AT_ONCE = 1_000
"""Rows handed to the database together: a list of 50,000 never stands in memory as a whole."""

_ROOM = 32 * 1024 * 1024
"""Bytes of the database that SQLite may keep in memory meanwhile."""

_encoder = msgspec.json.Encoder()


class Json(str):
    """A value of a field that is kept as JSON, written out already: what many rows say alike is written out once."""

    __slots__ = ()


def as_json(value: Any) -> Json:
    return Json(_encoded(value))


def _encoded(value: Any) -> str:
    return _encoder.encode(value).decode()


def write_rows(batch: Batch, rows: Iterable[Mapping[str, Any]]) -> int:
    """Store the rows of ``batch`` inside the transaction of the caller, and say how many there were.

    Each row is given as the values of its fields (texts, numbers, truths, bytes, and what is kept as JSON); a field that is
    not given is as in a new `Row`.
    """
    fields = [field for field in Row._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(Row._meta.db_table)
    statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608  (names of our own columns)
    waiting, count = _values(Row(batch=batch), rows), 0
    with connection.cursor() as cursor, _with_room_for_indexes(cursor):
        while some := list(islice(waiting, _AT_ONCE)):
            cursor.executemany(statement, some)
            count += len(some)
    return count


@contextmanager
def _with_room_for_indexes(cursor: CursorWrapper) -> Iterator[None]:
    """SQLite keeps two megabytes of a database in memory. The hashes of a long list fall on pages all over their indexes, and
    most of the time of writing it went into reading these pages again."""
    if connection.vendor != "sqlite":
        yield
        return
    cursor.execute("PRAGMA cache_size")
    (usual,) = cursor.fetchone()
    cursor.execute(f"PRAGMA cache_size = -{_ROOM // 1024}")
    try:
        yield
    finally:
        cursor.execute(f"PRAGMA cache_size = {usual}")


def _values(blank: Row, rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """The values of each row in the order of its columns. Both databases take JSON as its text."""
    fields = [field for field in Row._meta.concrete_fields if not field.primary_key]
    as_new = {field.attname: getattr(blank, field.attname) for field in fields}
    in_order = itemgetter(*as_new)
    kept_as_json = [field.attname for field in fields if isinstance(field, JSONField)]
    for row in rows:
        whole = {**as_new, **row}
        for name in kept_as_json:
            value = whole[name]
            if not isinstance(value, Json):
                whole[name] = _encoded(value) if value != [] else "[]"
        yield in_order(whole)
