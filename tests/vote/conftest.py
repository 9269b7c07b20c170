"""One question of the department with its two tellers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bangvang.register.choices import Role
from bangvang.vote.actions import ask
from bangvang.vote.choices import VoteBase, VoteMethod


@pytest.fixture
def question(world):
    return ask(
        "Giấy khen: Bùi Đình Dũng",
        body=world.department,
        method=VoteMethod.PAPER_SECRET,
        base=VoteBase.TOTAL_MEMBERS,
        base_count=11,
        ballots_given=10,
        threshold=Fraction(2, 3),
        strict=False,
        source="Quy chế, Điều 6",
    )


@pytest.fixture
def tellers(world):
    return world.user(Role.TELLER), world.user(Role.TELLER, again=True)
