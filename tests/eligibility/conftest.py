"""Handlings to ask the law about."""

from __future__ import annotations

import pytest

from bangvang.nomination.models import Handling
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
def submitted(short):
    return short.submitted_proposal()


@pytest.fixture
def handling(submitted):
    """The turn of Bùi Đình Dũng."""
    return Handling.objects.get(nomination__proposal=submitted, nomination__name="Bùi Đình Dũng")
