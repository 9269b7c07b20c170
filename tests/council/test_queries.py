"""Lists cost the same however long they are, and show only what is one's own."""

from __future__ import annotations

import pytest

from bangvang.council import actions, queries
from bangvang.register.choices import Role
from bangvang.vote.actions import enter
from cast import HELD
from short_river import shorten


def test_another_department_sees_no_sitting(short):
    sitting = short.prepared_sitting()
    assert list(queries.visible_to(short.user(Role.OFFICER))) == [sitting]
    assert list(queries.visible_to(short.outsider(Role.OFFICER))) == []
    assert list(queries.councils_visible_to(short.outsider(Role.COUNCIL_SECRETARY))) == []


@pytest.mark.parametrize(
    "role", [Role.CLERK, Role.NOMINEE, Role.EDITOR, Role.ACCOUNTANT, Role.DOCUMENT_CLERK, Role.ADMINISTRATOR]
)
def test_who_does_not_serve_the_council_sees_no_sitting(short, role):
    short.prepared_sitting()
    assert list(queries.visible_to(short.user(role))) == []


@pytest.mark.parametrize("people", [1, 3])
def test_a_summary_costs_the_same_for_one_item_and_for_three(world, people, django_assert_num_queries):
    sitting = shorten(world, collectives=0, people=people).open_sitting()
    with django_assert_num_queries(5):  # one of them: by which rules the body is judged
        summary = queries.summary_of(sitting)
    assert len(summary.items) == people


@pytest.mark.parametrize("people", [1, 3])
def test_candidates_cost_the_same_for_one_and_for_three(world, people, django_assert_num_queries):
    shorten(world, collectives=0, people=people).assessed_proposal()
    with django_assert_num_queries(3):  # with those that are stopped
        assert len(queries.candidates_for(world.council)) == people


def test_reading_order_is_collectives_then_people(world, secretary):
    shorten(world, collectives=2, people=2).assessed_proposal()
    kinds = [one.handling.nomination.recipient_kind for one in queries.candidates_for(world.council)]
    assert kinds == ["collective", "collective", "individual", "individual"]


def test_a_teller_is_called_until_all_is_entered_and_again_when_the_two_differ(short):
    first, second = short.user(Role.TELLER), short.user(Role.TELLER, again=True)
    sitting = short.open_sitting()
    assert queries.waiting_for_count(first) == [sitting]
    items = list(sitting.items.order_by("ordinal"))
    for item in items:
        enter(first, item.question, slot=1, agree=11, disagree=0)
    assert queries.waiting_for_count(first) == []
    assert queries.waiting_for_count(second) == [sitting]
    for item in items[:2]:
        enter(second, item.question, slot=2, agree=11, disagree=0)
    enter(second, items[2].question, slot=2, agree=10, disagree=1)
    assert queries.waiting_for_count(first) == [sitting]
    assert queries.waiting_for_count(short.outsider(Role.TELLER)) == []


def test_counts_of_a_sitting_leave_out_what_was_taken_off(short, secretary):
    sitting = short.prepared_sitting()
    actions.take_off_agenda(secretary, sitting.items.select_related("sitting__council", "handling").first())
    assert queries.with_counts(queries.visible_to(secretary)).get().item_count == 2
    assert sitting.held_on == HELD
