"""One dossier explained, and the read table equal to the explanation at every stage."""

from __future__ import annotations

import pytest

from bangvang.desk.actions import rebuild
from bangvang.desk.choices import Stage
from bangvang.desk.journey import place_of, steps_of, with_journey
from bangvang.desk.models import JourneyRow
from bangvang.desk.queries import river, waiting_for
from bangvang.nomination.models import Nomination
from bangvang.outbox.actions import carry_out_waiting
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db
STAGES = {
    "drafted_proposal": Stage.DRAFT,
    "submitted_proposal": Stage.APPRAISAL,
    "assessed_proposal": Stage.APPRAISAL,
    "prepared_sitting": Stage.COUNCIL,
    "closed_sitting": Stage.PASSED,
    "drafted_decision": Stage.DRAFTED,
    "issued_decision": Stage.ISSUED,
    "certified_decision": Stage.CERTIFIED,
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_dossier_stands_where_the_last_verb_left_it(stage, world):
    getattr(world, stage)()
    places = {place_of(nomination).stage for nomination in with_journey(Nomination.objects.all())}
    assert places == {STAGES[stage]}


@pytest.mark.parametrize("stage", STAGES)
def test_the_read_table_is_equal_to_the_journey(stage, world):
    getattr(world, stage)()
    carry_out_waiting()
    filled = table()
    assert filled == told()
    JourneyRow.objects.all().delete()
    assert rebuild() == 22
    assert table() == filled


def table():
    return {row.nomination_id: (row.body_id, row.stage, row.since, row.finding) for row in JourneyRow.objects.all()}


def told():
    found = {}
    for nomination in with_journey(Nomination.objects.all()):
        place = place_of(nomination)
        found[nomination.pk] = (place.body.pk if place.body else None, place.stage, place.since, place.finding)
    return found


def test_the_steps_tell_the_whole_way(world):
    world.certified_decision()
    steps = steps_of(with_journey(Nomination.objects.all()).first())
    assert [step.when for step in steps] == ["done"] * len(steps)
    assert [step.label for step in steps][-2:] == ["Đã có quyết định", "Đã in giấy khen"]


def test_explaining_many_asks_no_more_than_explaining_one(world, django_assert_max_num_queries):
    world.certified_decision()
    with django_assert_max_num_queries(12):
        for nomination in with_journey(Nomination.objects.all()):
            steps_of(nomination)
            place_of(nomination)


def test_each_role_is_shown_what_it_can_do(world):
    world.submitted_proposal()
    carry_out_waiting()
    assert [thing.act for thing in waiting_for(world.user(Role.OFFICER))] == ["Xét điều kiện"]
    assert waiting_for(world.user(Role.AUDITOR)) == []
    assert waiting_for(world.outsider(Role.OFFICER)) == []


def test_the_river_counts_only_what_one_may_see(world):
    world.submitted_proposal()
    carry_out_waiting()
    assert dict(river(world.user(Role.OFFICER)))["đang thẩm định"] == 22
    assert dict(river(world.outsider(Role.OFFICER)))["đang thẩm định"] == 0


def test_the_desk_opens_with_few_queries(client, world, django_assert_max_num_queries):
    world.submitted_proposal()
    carry_out_waiting()
    client.force_login(world.user(Role.OFFICER))
    with django_assert_max_num_queries(23):  # one for the questions that other bodies put to the units of the reader
        page = client.get("/ban-viec/").content.decode()
    assert "22 hồ sơ chưa xét điều kiện" in page
