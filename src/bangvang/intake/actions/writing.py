"""Rows of a list written at once, without a model object for each. Django's ``bulk_create`` makes one, and puts every value of
it through its compiler, which for a list of 50,000 takes longer than reading the file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import JSONField

from bangvang.intake.models import Batch, Row

_AT_ONCE = 1_000
"""Rows handed to the database together: a list of 50,000 never stands in memory as a whole."""

_as_json = json.JSONEncoder(ensure_ascii=False).encode


def write_rows(batch: Batch, rows: Iterable[Mapping[str, Any]]) -> None:
    """Store the rows of ``batch`` inside the transaction of the caller.

    Each row is given as the values of its fields (texts, numbers, truths, bytes, and what is kept as JSON); a field that is
    not given is as in a new `Row`.
    """
    fields = [field for field in Row._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(Row._meta.db_table)
    statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608  (names of our own columns)
    waiting = _values(Row(batch=batch), rows)
    with connection.cursor() as cursor:
        while some := list(islice(waiting, _AT_ONCE)):
            cursor.executemany(statement, some)


def _values(blank: Row, rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """The values of each row in the order of its columns. Both databases take JSON as its text."""
    fields = [field for field in Row._meta.concrete_fields if not field.primary_key]
    as_new = {field.attname: getattr(blank, field.attname) for field in fields}
    in_order = itemgetter(*as_new)
    kept_as_json = [field.attname for field in fields if isinstance(field, JSONField)]
    for row in rows:
        whole = {**as_new, **row}
        for name in kept_as_json:
            whole[name] = _as_json(whole[name])
        yield in_order(whole)
