"""Events live and die with their transaction, and are carried out at least once."""

from __future__ import annotations

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from bangvang.outbox import actions, reactions
from bangvang.outbox.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(monkeypatch):
    """A reaction to ``test.happened`` that notes what it heard and can be told to fail."""
    seen: list[int] = []
    table = {name: list(found) for name, found in reactions._reactions.items()}
    monkeypatch.setattr(reactions, "_reactions", reactions.defaultdict(list, table))

    @reactions.on("test.happened")
    def note(event: Event) -> None:
        seen.append(event.pk)
        if len(seen) == 1 and event.object_id == -1:
            raise RuntimeError("lần đầu hỏng")

    return seen


def test_an_event_and_its_delivery_vanish_with_a_failed_verb(world):
    before = (Event.objects.count(), DBTaskResult.objects.count())
    with pytest.raises(RuntimeError):
        tell_and_fail(world)
    assert (Event.objects.count(), DBTaskResult.objects.count()) == before


@transaction.atomic
def tell_and_fail(world) -> None:
    actions.tell("test.happened", world.department)
    raise RuntimeError


def test_an_event_is_carried_out_once_however_often_it_is_delivered(world, heard):
    event = actions.tell("test.happened", world.department)
    actions.carry_out_waiting()
    actions.carry_out_waiting()
    event.refresh_from_db()
    assert heard == [event.pk]
    assert event.done_at is not None


def test_a_failed_reaction_is_written_down_and_tried_again(world, heard):
    event = actions.tell("test.happened", world.department)
    Event.objects.filter(pk=event.pk).update(object_id=-1)
    event.refresh_from_db()
    with pytest.raises(RuntimeError):
        actions.carry_out(event)
    event.refresh_from_db()
    assert (event.done_at, event.attempts, "lần đầu hỏng" in event.error) == (None, 1, True)
    actions.carry_out(event)
    event.refresh_from_db()
    assert (event.done_at is not None, event.attempts, event.error) == (True, 2, "")
