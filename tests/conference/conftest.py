"""The short list of one collective and two people."""

from __future__ import annotations

import pytest

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
