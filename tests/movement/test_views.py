"""Pages of movements."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from questions import questions

from bangvang.movement import actions
from bangvang.movement.choices import MovementState
from bangvang.movement.models import Movement
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def said(world, **changes):
    return {
        "body": world.department.pk, "name": "thi đua chuyển đổi số", "kind": "thematic", "period_from": "01/01/2021",
        "period_until": "31/12/2021",
    } | changes  # fmt: skip


def test_drafting_and_launching_on_the_pages(signed_in, world):
    answer = signed_in.post(reverse("movement:draft", args=[world.department.pk]), said(world))
    movement = Movement.objects.get(name="thi đua chuyển đổi số")
    assert answer["Location"] == reverse("movement:detail", args=[movement.pk])
    signed_in.post(reverse("movement:launch", args=[movement.pk]), {"on": "04/01/2021", "version": 1})
    text = signed_in.get(reverse("movement:detail", args=[movement.pk])).content.decode()
    assert "đã phát động" in text and "04/01/2021" in text


def test_a_period_out_of_order_keeps_everything_typed(signed_in, world):
    answer = signed_in.post(
        reverse("movement:draft", args=[world.department.pk]), said(world, period_until="01/01/2020")
    )
    text = answer.content.decode()
    assert answer.status_code == 422 and "thi đua chuyển đổi số" in text and "kết thúc trước khi bắt đầu" in text
    assert not Movement.objects.filter(name="thi đua chuyển đổi số").exists()


def test_a_stale_edit_shows_both_texts(signed_in, officer, world):
    movement = world.movement
    actions.revise(officer, Movement.objects.get(pk=movement.pk), read_version=1, slogan="Của người kia")
    data = said(world, name=movement.name, kind="regular", slogan="Của tôi", version=1)
    answer = signed_in.post(reverse("movement:edit", args=[movement.pk]), data)
    text = answer.content.decode()
    assert answer.status_code == 409 and "Của người kia" in text and "Của tôi" in text
    assert Movement.objects.get(pk=movement.pk).slogan == "Của người kia"


def test_planned_awards_are_shown_in_words(signed_in, world):
    signed_in.post(
        reverse("movement:plan", args=[world.movement.pk]), {"award": "advanced_worker", "individuals": "40"}
    )
    text = signed_in.get(reverse("movement:detail", args=[world.movement.pk])).content.decode()
    assert "Giấy khen" in text and "Lao động tiên tiến" in text and "không đặt mức" in text


def test_a_clerk_reads_but_is_offered_no_act(client, world):
    client.force_login(world.user(Role.CLERK))
    text = client.get(reverse("movement:detail", args=[world.movement.pk])).content.decode()
    assert reverse("movement:close", args=[world.movement.pk]) not in text
    assert (
        client.post(reverse("movement:close", args=[world.movement.pk]), {"on": "13/07/2020", "version": 1}).status_code
        == 403
    )
    assert Movement.objects.get(pk=world.movement.pk).state == MovementState.LAUNCHED


def test_a_draft_elsewhere_is_not_found(client, world):
    client.force_login(world.outsider(Role.OFFICER))
    for movement in (world.movement, world.next_movement):
        assert client.get(reverse("movement:detail", args=[movement.pk])).status_code == 404


def test_the_list_asks_as_often_for_five_movements_as_for_two(signed_in, officer, world):
    asked = questions(signed_in, reverse("movement:list"))
    for number in range(3):
        actions.draft_movement(
            officer,
            world.department,
            name=f"phong trào {number}",
            kind="by_spell",
            period_from=date(2021, 1, 1),
            period_until=date(2021, 2, 1),
        )
    assert questions(signed_in, reverse("movement:list")) == asked
