"""The short list of one collective and two people."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bangvang.register.choices import Role
from short_river import shorten


@pytest.fixture
def short(world):
    """The world with a list of one collective and two people."""
    return shorten(world)


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def document_clerk(world):
    return world.user(Role.DOCUMENT_CLERK)


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
