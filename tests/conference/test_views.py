"""Pages of conferences: what was handed over comes from decisions, never from typing."""

from __future__ import annotations

import pytest

from bangvang.conference.actions import plan_conference, revise
from bangvang.conference.models import Conference
from bangvang.demonstration.sample import sample_list
from bangvang.register.choices import Role
from cast import SIGNED
from short_river import shorten

SAID = {"version": 1, "name": "Hội nghị điển hình tiên tiến", "held_on": "13/07/2020", "part_of_day": "Chiều"}


def test_a_conference_is_written_and_decisions_are_chosen(short, officer, at):
    decision = short.certified_decision()
    assert at(officer, "conference:plan", short.department.pk, post=SAID).status_code == 302
    conference = Conference.objects.get()
    assert (conference.body, conference.held_on) == (short.department, SIGNED)
    assert "Chưa ghi quyết định nào được trao" in at(officer, "conference:detail", conference.pk).content.decode()
    said = {"version": conference.version, "decisions": [decision.pk]}
    assert at(officer, "conference:hand_over", conference.pk, post=said).status_code == 302
    page = at(officer, "conference:detail", conference.pk).content.decode()
    assert "Trao khen thưởng cho 1 tập thể và 2 cá nhân" in page
    assert "Bùi Đình Dũng" in page


def test_decisions_are_looked_for_by_number_and_those_ticked_stay(short, officer, at):
    decision = short.certified_decision()
    conference = plan_conference(officer, short.department, name="Hội nghị", held_on=SIGNED)
    box = f'value="{decision.pk}"'

    def page(words):
        return at(officer, "conference:hand_over", conference.pk, q=words).content.decode()

    assert box in page(str(decision.number)) and box in page(decision.code.lower()) and box not in page("99999")
    said = {"version": conference.version, "decisions": [decision.pk]}
    at(officer, "conference:hand_over", conference.pk, post=said)
    assert f"{box} checked" in page("99999")


def test_a_draft_is_not_offered_and_not_taken(short, officer, at):
    decision = short.drafted_decision()
    conference = plan_conference(officer, short.department, name="Hội nghị", held_on=SIGNED)
    assert f'value="{decision.pk}"' not in at(officer, "conference:hand_over", conference.pk).content.decode()
    answer = at(officer, "conference:hand_over", conference.pk, post={"version": 1, "decisions": [decision.pk]})
    assert answer.status_code == 422
    assert conference.decisions.count() == 0


def test_an_impossible_day_keeps_what_was_typed(world, officer, at):
    answer = at(officer, "conference:plan", world.department.pk, post=SAID | {"held_on": "31/02/2020"})
    assert answer.status_code == 422
    assert "Hội nghị điển hình tiên tiến" in answer.content.decode()
    assert not Conference.objects.exists()


def test_editing_a_stale_conference_shows_both_texts(world, officer, at):
    conference = plan_conference(officer, world.department, name="Hội nghị", held_on=SIGNED)
    revise(officer, conference, read_version=1, place="Hội trường A")
    answer = at(officer, "conference:edit", conference.pk, post=SAID | {"place": "Hội trường B"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Hội trường A" in page
    assert "Hội trường B" in page
    conference.refresh_from_db()
    assert conference.place == "Hội trường A"


def test_movements_of_another_body_are_not_offered(world, officer, at):
    world.next_movement.body = world.other_department
    world.next_movement.save()
    page = at(officer, "conference:plan", world.department.pk).content.decode()
    assert f'<option value="{world.movement.pk}"' in page
    assert f'<option value="{world.next_movement.pk}"' not in page


def test_another_department_finds_nothing(world, officer, at):
    conference = plan_conference(officer, world.department, name="Hội nghị kín", held_on=SIGNED)
    stranger = world.outsider(Role.EDITOR)
    for name in ("conference:detail", "conference:edit", "conference:hand_over"):
        assert at(stranger, name, conference.pk).status_code == 404
    assert at(stranger, "conference:plan", world.department.pk).status_code == 404
    assert "Hội nghị kín" not in at(stranger, "conference:list").content.decode()


@pytest.mark.parametrize("name", ["conference:detail", "conference:hand_over", "conference:list"])
def test_a_page_costs_the_same_for_one_recipient_and_for_three(world, officer, queries_of, name):
    spent = []
    for people in (1, 3):
        world.sample_list = sample_list()
        conference = shorten(world, collectives=1, people=people).held_conference()
        spent.append(queries_of(officer, name, *([] if name.endswith("list") else [conference.pk])))
    assert spent[0] == spent[1]
    assert spent[0] <= 15
