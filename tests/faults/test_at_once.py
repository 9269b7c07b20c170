"""Two people press at the same moment. SQLite takes writers one by one (its own trial is the kills); PostgreSQL does not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from bangvang.decision.actions import issue
from bangvang.decision.models import Decision, NumberSeries, RegisterEntry
from bangvang.demonstration.sample import sample_list
from bangvang.register.choices import Role
from bangvang.vote.actions import enter
from bangvang.vote.models import Result
from cast import build_world
from short_river import shorten

pytestmark = pytest.mark.postgres


@pytest.fixture
def world(transactional_db, monkeypatch):
    """The office without its public front page: emptying the database after a test takes the root of the pages with it."""
    monkeypatch.setattr("cast.write_front_page", lambda _base: None)
    return build_world()


def at_once(*acts):
    """Run the acts in threads that start together; their answers in order."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=10)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [waiting.result(timeout=30) for waiting in [pool.submit(run, act) for act in acts]]


def fresh(decision: Decision) -> Decision:
    return Decision.objects.get(pk=decision.pk)


def test_one_decision_pressed_by_four_gets_one_number(world):
    decision = shorten(world).drafted_decision()
    clerks = [world.user(Role.DOCUMENT_CLERK, again=True) for _clerk in range(4)]
    answers = at_once(*[lambda who=who: issue(who, fresh(decision), key=f"key-{who.pk}").code for who in clerks])
    assert answers == ["01/QĐ-SLĐTBXH"] * 4
    assert (NumberSeries.objects.get().last_number, RegisterEntry.objects.count()) == (1, 1)


def test_several_decisions_at_once_get_numbers_without_gap_or_double(world):
    drafts = []
    for _draft in range(4):
        world.sample_list = sample_list()
        drafts.append(shorten(world, collectives=0, people=1).drafted_decision())
    clerks = [world.user(Role.DOCUMENT_CLERK, again=True) for _draft in drafts]
    pairs = list(zip(clerks, drafts, strict=True))
    numbers = at_once(
        *[lambda who=who, one=one: issue(who, fresh(one), key=f"key-{one.pk}").number for who, one in pairs]
    )
    assert sorted(numbers) == [1, 2, 3, 4]


def test_two_tellers_at_once_make_exactly_one_result(world):
    sitting = shorten(world).open_sitting()
    tellers = [world.user(Role.TELLER), world.user(Role.TELLER, again=True)]
    for item in sitting.items.all():
        question = item.question
        at_once(
            *[
                lambda slot=slot, who=who, question=question: enter(who, question, slot=slot, agree=11, disagree=0)
                for slot, who in enumerate(tellers, start=1)
            ]
        )
    assert Result.objects.count() == 3
