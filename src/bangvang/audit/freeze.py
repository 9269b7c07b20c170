"""Rows that may not change, kept by triggers in the database itself.

A model says ``frozen = Frozen(...)``. `write_triggers` turns every such word into triggers on both databases; it runs after
every migration (remaking an SQLite table drops its triggers silently) and `missing_triggers` lets the program refuse to
start when one is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models

REFUSAL = "dòng này đã khóa, không sửa và không xóa được"


@dataclass(frozen=True)
class Frozen:
    """``when``: the SQL condition on OLD under which a row is locked (always, when empty).

    ``open``: names of database columns that may still change on a locked row; ``once``: those that may still be filled, and
    stand from then on.
    """

    when: str = ""
    open: tuple[str, ...] = ()
    once: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trigger:
    name: str
    table: str
    event: str
    condition: str


def triggers() -> Iterator[Trigger]:
    """All triggers that must stand in the database, two for each frozen model."""
    for model in apps.get_models(include_auto_created=True):
        word = model.__dict__.get("frozen")
        if not isinstance(word, Frozen):
            continue
        table = model._meta.db_table
        locked = word.when or "1=1"
        yield Trigger(f"{table}_no_delete", table, "DELETE", locked)
        yield Trigger(f"{table}_no_update", table, "UPDATE", f"({locked}) AND ({_changed(model, word)})")


def _changed(model: type[models.Model], word: Frozen) -> str:
    columns = [str(field.column) for field in model._meta.concrete_fields if field.column not in word.open]
    return " OR ".join(
        f'(OLD."{column}" IS NOT NULL AND {_differs(column)})' if column in word.once else _differs(column)
        for column in columns
    )


def _differs(column: str) -> str:
    if connection.vendor == "postgresql":
        return f'OLD."{column}"::text IS DISTINCT FROM NEW."{column}"::text'
    return f'OLD."{column}" IS NOT NEW."{column}"'


def write_triggers() -> None:
    """Drop and write every trigger anew; called after each migration."""
    with connection.cursor() as cursor:
        for trigger in triggers():
            for statement in _statements(trigger):
                cursor.execute(statement)


def drop_triggers() -> None:
    """Remove the locks. Only for remaking tables and for emptying a test database."""
    with connection.cursor() as cursor:
        for trigger in triggers():
            cursor.execute(_drop(trigger))


def missing_triggers() -> list[str]:
    """Names of triggers that the database lacks."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type='trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {row[0] for row in cursor.fetchall()}
    return [trigger.name for trigger in triggers() if trigger.name not in standing]


def _drop(trigger: Trigger) -> str:
    on = f' ON "{trigger.table}"' if connection.vendor == "postgresql" else ""
    return f'DROP TRIGGER IF EXISTS "{trigger.name}"{on}'


def _statements(trigger: Trigger) -> list[str]:
    if connection.vendor == "postgresql":
        function = f"{trigger.name}_refuse"
        return [
            _drop(trigger),
            f'CREATE OR REPLACE FUNCTION "{function}"() RETURNS trigger AS $$ BEGIN '
            f"RAISE EXCEPTION '{trigger.table}: {REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; "
            "END $$ LANGUAGE plpgsql",
            f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.event} ON "{trigger.table}" FOR EACH ROW '
            f'WHEN ({trigger.condition}) EXECUTE FUNCTION "{function}"()',
        ]
    return [
        _drop(trigger),
        f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.event} ON "{trigger.table}" FOR EACH ROW '
        f"WHEN {trigger.condition} BEGIN SELECT RAISE(ABORT, '{trigger.table}: {REFUSAL}'); END",
    ]
