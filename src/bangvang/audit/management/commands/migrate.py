"""Django's migrate, and then the locks: the one place where triggers are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.management.commands import migrate as django_migrate
from django.db import DEFAULT_DB_ALIAS
from django.db.migrations.executor import MigrationExecutor

from bangvang.audit.freeze import write_triggers

_OURS = "bangvang."


class OthersFirst(MigrationExecutor):
    """Migrations of libraries before those of the office, as far as these do not ask for each other.

    Every step of a migration draws anew the models that lie about it: two hundred of Wagtail's take 8 s before there are tables
    of ours, and 45 s after.
    """

    def migration_plan(self, targets: Iterable[Any], clean_start: bool = False) -> Any:
        ours = {config.label for config in apps.get_app_configs() if config.name.startswith(_OURS)}
        return super().migration_plan(sorted(targets, key=lambda target: target[0] in ours), clean_start)


django_migrate.MigrationExecutor = OthersFirst  # type: ignore[attr-defined]  # it takes no executor as an argument


class Command(django_migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        full = not options.get("app_label") and not options.get("plan") and not options.get("check_unapplied")
        if full and options.get("database", DEFAULT_DB_ALIAS) == DEFAULT_DB_ALIAS:
            write_triggers()
