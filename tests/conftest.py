"""What every test may ask for: the world of the cast, and databases whose locks are lifted to be emptied."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management.commands import flush
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from bangvang.audit.freeze import drop_triggers, write_triggers
from bangvang.config.template import make_template
from cast import World, build_world
from cast import whole_river as walk_the_whole_river


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker) -> Iterator[None]:
    """The test database. On SQLite it is a copy, in memory, of the template that real migrations made once."""
    if connection.vendor != "sqlite":
        worker = getattr(request.config, "workerinput", {}).get("workerid")
        with django_db_blocker.unblock():
            if worker:
                connection.settings_dict["TEST"]["NAME"] = f"test_bangvang_{worker}"
            kept = setup_databases(verbosity=0, interactive=False)
        yield
        with django_db_blocker.unblock():
            teardown_databases(kept, verbosity=0)
        return
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = connection.creation._get_test_db_name()
        connection.ensure_connection()
        template = sqlite3.connect(make_template())
        template.backup(connection.connection)
        template.close()
    yield
    with django_db_blocker.unblock():
        connection.close()


@pytest.fixture(autouse=True)
def nobody_has_knocked_before() -> None:
    """Counts of wrong sign-ins live in the cache, which no transaction takes back."""
    cache.clear()


@pytest.fixture(autouse=True)
def files_in_a_folder_of_their_own(settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True, scope="session")
def flush_lifts_the_locks() -> Iterator[None]:
    """Emptying the test database after a transactional test deletes locked rows; only there are the locks lifted."""
    handle = flush.Command.handle

    def without_locks(self: flush.Command, **options: object) -> None:
        drop_triggers()
        handle(self, **options)
        write_triggers()

    flush.Command.handle = without_locks  # type: ignore[method-assign]
    yield
    flush.Command.handle = handle  # type: ignore[method-assign]


@pytest.fixture
def world(db) -> World:
    """The department of the demonstration with its people, movement and council, and nothing walked yet."""
    return build_world()


@pytest.fixture
def whole_river(world: World) -> World:
    """The same with one thing at every stage, from a list to a drafted piece of news."""
    return walk_the_whole_river(world)
