"""A short list, and proposals at each stage of it."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.nomination.choices import CommendationType
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
def said(world):
    """What a proposal says of itself."""
    return {
        "body": world.department,
        "title": "Đề nghị tặng Giấy khen năm 2020",
        "movement": world.movement,
        "commendation_type": CommendationType.MOVEMENT,
        "achieved_from": date(2015, 1, 1),
        "achieved_until": date(2020, 6, 30),
    }
