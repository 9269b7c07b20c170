"""Django's migrate, and then the locks: the one place where triggers are written."""

from __future__ import annotations

from typing import Any

from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import DEFAULT_DB_ALIAS

from bangvang.audit.freeze import write_triggers


class Command(DjangoMigrate):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        full = not options.get("app_label") and not options.get("plan") and not options.get("check_unapplied")
        if full and options.get("database", DEFAULT_DB_ALIAS) == DEFAULT_DB_ALIAS:
            write_triggers()
