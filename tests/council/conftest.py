"""A short agenda and ways to count it."""

from __future__ import annotations

import pytest

from bangvang.register.choices import Role
from bangvang.vote.actions import enter


@pytest.fixture
def secretary(world):
    return world.user(Role.COUNCIL_SECRETARY)


@pytest.fixture
def count(world):
    """Enter equal figures of both tellers for all items of a sitting; ``disagree`` of the eleven."""
    tellers = [world.user(Role.TELLER), world.user(Role.TELLER, again=True)]

    def counted(sitting, *, disagree: int = 0, only=None) -> None:
        for item in only or sitting.items.filter(withdrawn=False).order_by("ordinal"):
            given = item.question.ballots_given
            for slot, teller in enumerate(tellers, start=1):
                enter(teller, item.question, slot=slot, agree=given - disagree, disagree=disagree)

    return counted
