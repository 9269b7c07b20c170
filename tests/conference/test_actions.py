"""A conference names issued decisions of its own body, and tells them in today's words."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.conference import actions, queries
from bangvang.conference.models import Conference
from bangvang.decision.actions import correct
from bangvang.register.choices import Role
from cast import SIGNED


def planned(world, officer, **fields):
    return actions.plan_conference(officer, world.department, **({"name": "Hội nghị", "held_on": SIGNED} | fields))


def test_handing_over_counts_recipients_by_kind(short):
    conference = short.held_conference()
    assert queries.counts(conference) == {"collective": 1, "household": 0, "individual": 2}


def test_the_public_list_has_today_s_words_the_mark_and_the_address(short, officer):
    conference = short.held_conference()
    line = conference.decisions.get().lines.get(name="Bùi Đình Dũng")
    correct(officer, line, field="name", new="Bùi Đình Dững", act="12/QĐ", on=date(2020, 8, 3))
    (told,) = queries.decisions_of(conference)
    assert (told.award_name, told.issuer_title) == ("Giấy khen", "Giám đốc Sở Lao động - Thương binh và Xã hội")
    assert [one.name for one in told.collectives] == ["Trường Trung cấp nghề số 2"]
    assert [(one.name, one.corrected) for one in told.individuals] == [
        ("Đoàn Thị Hạnh", False),
        ("Bùi Đình Dững", True),
    ]
    assert all(len(one.public_id) == 20 for one in [*told.collectives, *told.individuals])


def test_the_list_costs_the_same_however_long(world, django_assert_num_queries):
    from short_river import shorten

    conference = shorten(world, collectives=1, people=3).held_conference()
    with django_assert_num_queries(3):
        (told,) = queries.decisions_of(conference)
    assert len(told.individuals) == 3


def test_a_draft_is_not_handed_over(short, officer):
    conference = planned(short, officer)
    with pytest.raises(Refusal, match="chưa ban hành"):
        actions.hand_over(officer, conference, [short.drafted_decision()])
    assert queries.counts(conference) == {"collective": 0, "household": 0, "individual": 0}


def test_a_decision_of_another_body_is_not_handed_over(short, officer):
    decision = short.issued_decision()
    editor = short.user(Role.EDITOR, short.other_department)
    elsewhere = actions.plan_conference(editor, short.other_department, name="Hội nghị khác", held_on=SIGNED)
    with pytest.raises(Refusal):
        actions.hand_over(editor, elsewhere, [decision])


def test_a_movement_of_another_body_is_refused(world, officer):
    world.movement.body = world.other_department
    world.movement.save()
    with pytest.raises(Refusal, match="không do cơ quan này phát động"):
        planned(world, officer, closes=world.movement)
    with pytest.raises(Refusal, match="hai phong trào khác nhau"):
        planned(world, officer, closes=world.next_movement, launches=world.next_movement)
    assert not Conference.objects.exists()


def test_two_hands_do_not_overwrite_each_other(world, officer):
    conference = planned(world, officer)
    actions.revise(officer, conference, read_version=1, place="Hội trường")
    with pytest.raises(Stale):
        actions.revise(officer, conference, read_version=1, place="Nơi khác")
    with pytest.raises(Stale):
        actions.hand_over(officer, conference, [], read_version=1)
    assert Conference.objects.get().place == "Hội trường"


def test_directions_are_lines_without_empty_ones(world, officer):
    conference = planned(world, officer, directions="một\n\n  hai  \n")
    assert queries.directions_of(conference) == ["một", "hai"]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICER, Role.EDITOR}))
def test_others_plan_no_conference(world, role):
    with pytest.raises(PermissionDenied):
        planned(world, world.user(role))
    assert not Conference.objects.exists()


def test_another_department_sees_and_changes_nothing(world, officer):
    conference = planned(world, officer)
    stranger = world.outsider(Role.EDITOR)
    assert list(queries.visible_to(stranger)) == []
    with pytest.raises(PermissionDenied):
        actions.revise(stranger, conference, read_version=1, name="Khác")
