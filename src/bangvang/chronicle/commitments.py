"""One row as bytes that are equal on both databases, and the commitment to them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.db import models

from bangvang_trust import cose
from bangvang_trust.log import Frontier, commit

AT_ONCE = 2_000
_LARGE = 1 << 64
"""From here on CBOR writes a whole number in another form."""
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def commitment(table: str, part: str, key: int, columns: Sequence[str], values: Sequence[Any], salt: bytes) -> bytes:
    """32 bytes: HMAC over table, part, key and every named value under ``salt`` (`bangvang_trust.log.commit`)."""
    return commit(f"{table}/{key}", _told(part, columns, values), salt)


def _told(part: str, columns: Sequence[str], values: Sequence[Any]) -> bytes:
    """CBOR of ``[part, [[name, value], …]]``: names are spelt once for a table, values most of which are texts by hand."""
    beginning, names = _spelt(part, tuple(columns))
    return beginning + b"".join([name + _value(value) for name, value in zip(names, values, strict=True)])


@cache
def _spelt(part: str, columns: tuple[str, ...]) -> tuple[bytes, list[bytes]]:
    pair = cose.array_of(2)
    return pair + cose.text(part) + cose.array_of(len(columns)), [pair + cose.text(name) for name in columns]


def _value(value: Any) -> bytes:
    if value is None:
        return cose.NULL
    plain = value if type(value) is str else _plain(value)
    if type(plain) is str:
        return cose.text(plain)
    return cose.unsigned(plain) if type(plain) is int and 0 <= plain < _LARGE else cose.dumps(plain)


def root_of(digests: Iterable[bytes]) -> bytes:
    """One hash for many commitments: the root of their own Merkle tree (RFC 6962), so that one can be shown alone."""
    tree = Frontier()
    tree.add_entries(digests)
    return tree.root()


def values_of(
    model: type[models.Model], keys: Sequence[int], columns: Sequence[str]
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """(key, values) of rows as the database holds them, in the order of ``keys``; a row that is not there is left out."""
    for first in range(0, len(keys), AT_ONCE):
        some = keys[first : first + AT_ONCE]
        found = {
            row[0]: row[1:] for row in model._base_manager.filter(pk__in=some).values_list("pk", *columns).iterator()
        }
        yield from ((key, found[key]) for key in some if key in found)


def _plain(value: Any) -> str | int | bytes | None:
    """A value in one spelling: what SQLite and PostgreSQL give back differs in type, never in meaning."""
    match value:
        case None | str():
            return value
        case bool() | int():
            return int(value)
        case bytes() | memoryview():
            return bytes(value)
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case dict() | list():
            return _JSON.encode(value)
        case _:
            return str(value)
