"""What every test may ask for: the world of the cast, and databases whose locks are lifted to be emptied."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management.commands import flush
from django.db import connection
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases
from django.urls import reverse
from wagtail.models import Collection, Locale, Page

from bangvang.audit.freeze import drop_triggers, write_triggers
from bangvang.config.template import make_template
from bangvang.design.keeping.middleware import shelf
from bangvang.register.choices import Role
from cast import World, build_world
from cast import whole_river as walk_the_whole_river
from short_river import shorten


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker) -> Iterator[None]:
    """The test database. On SQLite it is a copy, in memory, of the template that real migrations made once."""
    if connection.vendor != "sqlite":
        worker = getattr(request.config, "workerinput", {}).get("workerid")
        with django_db_blocker.unblock():
            if worker:
                connection.settings_dict["TEST"]["NAME"] = f"test_bangvang_{worker}"
            # A thread of the live server answers one browser socket after another: it gives its session back after each.
            connection.settings_dict["CONN_MAX_AGE"] = 0
            kept = setup_databases(verbosity=0, interactive=False, serialized_aliases=())
        yield
        with django_db_blocker.unblock():
            send_the_others_away()
            teardown_databases(kept, verbosity=0)
        return
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = connection.creation._get_test_db_name()
        pour_template_in()
    yield
    with django_db_blocker.unblock():
        connection.close()


def send_the_others_away() -> None:
    """End what is still connected to the test database, which PostgreSQL would otherwise refuse to drop.

    A browser that is closed lets its sockets go in its own time, and the server's thread behind each holds a session.
    What was ended is printed: a session that shows up here again and again is a leak to look for.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT state, left(query, 200), pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        for state, query, _ in cursor.fetchall():
            print(f"\nCòn một phiên nối vào cơ sở dữ liệu thử, đã kết thúc ({state}): {query}")


@pytest.fixture(autouse=True)
def nobody_has_knocked_before() -> None:
    """Counts of wrong sign-ins live in the cache, kept pages on a shelf; no transaction takes either back."""
    cache.clear()
    shelf.clear()


@pytest.fixture(autouse=True)
def files_in_a_folder_of_their_own(settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.LOG_KEYS = tmp_path / "log"
    settings.TALLIES = tmp_path / "tallies.sqlite3"


@pytest.fixture(autouse=True, scope="session")
def emptying_gives_the_first_state_back() -> Iterator[None]:
    """After a transactional test Django empties every table; ours hold locked rows, and Wagtail's hold its first page.

    On SQLite the template is copied back instead, which is quicker and whole. On PostgreSQL the locks are lifted while the
    tables are emptied, and the roots that Wagtail's migrations had planted are planted again.
    """
    handle = flush.Command.handle

    def begin_again(self: flush.Command, **options: object) -> None:
        if connection.vendor == "sqlite":
            pour_template_in()
        else:
            drop_triggers()
            handle(self, **options)
            write_triggers()
            ContentType.objects.clear_cache()
            plant_wagtails_roots()
            import_module("bangvang.portal.migrations.0003_editing").set_up(apps)
        ContentType.objects.clear_cache()

    flush.Command.handle = begin_again  # type: ignore[method-assign]
    yield
    flush.Command.handle = handle  # type: ignore[method-assign]


def plant_wagtails_roots() -> None:
    """The locale, the root page and the root collection, without which no page can be added."""
    Locale.objects.create(language_code="vi")
    Page.add_root(instance=Page(title="Root", slug="root", content_type=ContentType.objects.get_for_model(Page)))
    Collection.add_root(name="Root")


def pour_template_in() -> None:
    """Copy the migrated template into the database of this connection."""
    connection.ensure_connection()
    template = sqlite3.connect(make_template())
    template.backup(connection.connection)
    template.close()


@pytest.fixture
def world(db) -> World:
    """The department of the demonstration with its people, movement and council, and nothing walked yet."""
    return build_world()


@pytest.fixture
def whole_river(world: World) -> World:
    """The same with one thing at every stage, from a list to a drafted piece of news."""
    return walk_the_whole_river(world)


@pytest.fixture
def short(world: World) -> World:
    """The world with a list of one collective and two people."""
    return shorten(world)


@pytest.fixture
def officer(world: World):
    return world.user(Role.OFFICER)


@pytest.fixture
def document_clerk(world: World):
    return world.user(Role.DOCUMENT_CLERK)


@pytest.fixture(scope="session", autouse=True)
def counted_at_every_question():
    """What a reader sees is counted once a minute; a test that counts questions must not depend on who asked before it."""
    from bangvang.register.queries import sight

    kept = sight._are_few
    sight._are_few = kept.__wrapped__
    yield
    sight._are_few = kept


@pytest.fixture
def at(client):
    """Open or post as a user: ``at(user, "decision:detail", pk)``, with ``post=`` fields."""

    def go(user, name, *args, post=None, **query):
        client.force_login(user)
        address = reverse(name, args=args)
        return client.get(address, query) if post is None else client.post(address, post)

    return go


@pytest.fixture
def queries_of(client):
    """How many queries one page takes for a user."""

    def count(user, name, *args) -> int:
        client.force_login(user)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(name, args=args)).status_code == 200
        return len(queries)

    return count
