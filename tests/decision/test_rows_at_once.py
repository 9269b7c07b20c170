"""Two clerks press at the same moment: rows of numbers never mix and never leave a gap. PostgreSQL only, as in ``faults``."""

from __future__ import annotations

import pytest
from decision.rows import IN_ORDER, sitting_of_three, three_drafts, wish
from faults.test_at_once import at_once

from bangvang.audit.refusals import Refusal
from bangvang.decision import actions
from bangvang.decision.models import Decision, NumberSeries, RegisterEntry
from bangvang.register.choices import Role
from cast import build_world

pytestmark = pytest.mark.postgres


@pytest.fixture
def world(transactional_db, monkeypatch):
    """As in ``faults``: without the public front page, which emptying the database would take away."""
    monkeypatch.setattr("cast.write_front_page", lambda _base: None)
    return build_world()


def row(clerk, drafts, key):
    """Numbers of the row, or the reason of the refusal."""
    fresh = list(Decision.objects.filter(pk__in=[draft.pk for draft in drafts]))
    versions = {draft.pk: draft.version for draft in drafts}
    try:
        return [one.number for one in actions.issue_in_a_row(clerk, fresh, key=key, read_versions=versions)]
    except Refusal as refusal:
        return refusal.sentence


def two_clerks(world):
    return world.user(Role.DOCUMENT_CLERK), world.user(Role.DOCUMENT_CLERK, again=True)


def test_one_row_pressed_by_two_gets_its_numbers_once(world):
    _sitting, drafts = three_drafts(world, world.user(Role.OFFICER))
    one, two = two_clerks(world)
    answers = at_once(lambda: row(one, drafts, "a" * 32), lambda: row(two, drafts, "b" * 32))
    assert answers == [[1, 2, 3], [1, 2, 3]]
    assert (NumberSeries.objects.get().last_number, RegisterEntry.objects.count()) == (3, 3)


def test_rows_that_share_a_decision_leave_no_gap(world):
    _sitting, drafts = three_drafts(world, world.user(Role.OFFICER))
    one, two = two_clerks(world)
    answers = at_once(lambda: row(one, drafts[:2], "a" * 32), lambda: row(two, drafts[:0:-1], "b" * 32))
    assert [1, 2] in answers
    (refused,) = [answer for answer in answers if answer != [1, 2]]
    assert "Chưa quyết định nào trong loạt này được cấp số" in refused
    assert sorted(filter(None, Decision.objects.values_list("number", flat=True))) == [1, 2]
    assert NumberSeries.objects.get().last_number == 2


def test_a_row_and_a_single_decision_of_it_do_not_wait_for_each_other(world):
    _sitting, drafts = three_drafts(world, world.user(Role.OFFICER))
    one, two = two_clerks(world)
    at_once(
        lambda: row(one, drafts, "a" * 32),
        lambda: actions.issue(two, Decision.objects.get(pk=drafts[2].pk), key="b" * 32).number,
    )
    numbers = sorted(filter(None, Decision.objects.values_list("number", flat=True)))
    assert numbers in ([1, 2, 3], [1])
    assert NumberSeries.objects.get().last_number == len(numbers)


def test_two_officers_draft_a_sitting_once(world):
    officers = world.user(Role.OFFICER), world.user(Role.OFFICER, again=True)
    sitting = sitting_of_three(world)
    wishes = [wish(world, award) for award in IN_ORDER]

    def draft(who):
        try:
            return len(actions.draft_in_a_row(who, sitting, wishes))
        except Refusal as refusal:
            return refusal.sentence

    answers = at_once(*[lambda who=who: draft(who) for who in officers])
    assert 3 in answers
    assert any("không còn hồ sơ nào" in str(answer) for answer in answers)
    assert Decision.objects.count() == 3
