"""A unit that comes into the block after its round was opened is let in with a reason, while units score themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse

from bangvang.block.actions import joining
from bangvang.block.choices import CardKind, LeadRole
from bangvang.block.exports import remarks
from bangvang.block.models import Block, Contender, Leadership, Membership
from bangvang.block.queries.scoring import standings, to_let_in
from bangvang.register.choices import Role

from .scored import (
    COUNCIL,
    FULL,
    NAMES,
    SELF_UNTIL,
    YEAR,
    a_block,
    a_sheet,
    announced,
    contender,
    council_scored,
    opened,
    planned,
    refused,
    self_scored,
)

TT, VP, NCC = NAMES
NEW = "Phòng Bảo trợ xã hội"
JOINED = date(2025, 12, 1)
WHY = "Vào khối từ ngày 25/11/2025"


@pytest.fixture
def block(world):
    return a_block(world)


@pytest.fixture
def round(officer, world, block):
    round = opened(officer, planned(officer, block, a_sheet(officer, world)))
    Membership.objects.create(block=block, unit=world.divisions[NEW], place=4, begins_on=date(2025, 11, 25))
    return round


@pytest.fixture
def head(world, block, officer):
    """An officer of the division that leads the block in the year."""
    Leadership.objects.create(
        block=block, year=YEAR, role=LeadRole.HEAD, unit=world.divisions[TT], chosen_on=date(2024, 12, 31), by=officer
    )
    return world.user(Role.OFFICER, world.divisions[TT])


def let_in(by, round, world, name=NEW, **more):
    return joining.let_in(by, round, world.divisions[name], **({"reason": WHY, "today": JOINED} | more))


def test_a_member_of_a_later_day_is_scored_with_the_others_and_the_reason_stands_beside_it(officer, world, round, head):
    made = let_in(head, round, world)
    assert (made.place, made.joined_on, made.joined_because, made.joined_by) == (4, JOINED, WHY, head)
    assert [(card.kind, card.scorer) for card in made.cards.order_by("pk")] == [
        (CardKind.SELF, world.divisions[NEW]), (CardKind.COUNCIL, world.department)
    ]  # fmt: skip
    self_scored(world, round, {NEW: FULL})
    council_scored(officer, world, round, COUNCIL | {NEW: FULL | {"3": 10}})
    first = standings(announced(officer, round))[0]
    assert (first.contender.unit_name, first.place, first.counted.total) == (NEW, 1, 110)
    assert next(remarks(first)) == f"vào đợt chấm ngày 01/12/2025: {WHY}"


def test_who_may_be_let_in_is_offered_until_the_day_is_over(world, round, head):
    assert to_let_in(round, SELF_UNTIL) == [world.divisions[NEW]]
    assert to_let_in(round, SELF_UNTIL + timedelta(days=1)) == []
    assert to_let_in(round, date(2025, 11, 24)) == []  # not yet in the block
    let_in(head, round, world)
    assert to_let_in(round, SELF_UNTIL) == []


def test_nobody_is_let_in_late_without_a_reason_or_from_outside(officer, world, round):
    refused(lambda: let_in(officer, round, world, reason=" "), "Chưa ghi vì sao")
    refused(
        lambda: let_in(officer, round, world, today=SELF_UNTIL + timedelta(days=1)), "Hạn tự chấm 05/12/2025 đã qua"
    )
    refused(lambda: let_in(officer, round, world, "Phòng Dạy nghề"), "hôm nay không ở trong Khối tham mưu")
    refused(lambda: let_in(officer, round, world, VP), "đã được chấm năm 2025 ở Khối tham mưu")
    assert Contender.objects.count() == 3


def test_a_round_whose_points_are_told_lets_nobody_in(officer, world, round):
    council_scored(officer, world, round, COUNCIL)
    refused(lambda: let_in(officer, announced(officer, round), world), "Điểm đã báo")


def test_a_unit_that_another_block_has_scored_is_not_let_in(officer, world, round):
    other = Block.objects.create(organiser=world.department, name="Khối khác", begins_on=date(2020, 1, 1))
    Membership.objects.filter(unit=world.divisions[NEW]).update(block=other)
    opened(officer, planned(officer, other, round.sheet), JOINED)
    Membership.objects.create(block=round.block, unit=world.divisions[NEW], place=4, begins_on=JOINED)
    refused(lambda: let_in(officer, round, world), "đã được chấm năm 2025 ở Khối khác")


def test_the_head_of_the_year_lets_in_and_other_members_do_not(world, round, head):
    for user in (world.user(Role.OFFICER, world.divisions[VP]), world.outsider(Role.OFFICER), world.user(Role.LEADER)):
        with pytest.raises(PermissionDenied):
            let_in(user, round, world)
    assert let_in(head, round, world).joined_by == head


def test_why_a_unit_came_late_is_not_changed_afterwards(world, round, officer):
    made = let_in(officer, round, world)
    for said in ({"joined_because": "khác"}, {"joined_on": None, "joined_because": None, "joined_by": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Contender.objects.filter(pk=made.pk).update(**said)


def test_the_page_offers_who_is_missing_and_shows_why_it_came(client, world, round, head, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_given, **_said: JOINED)
    client.force_login(head)
    page, address = reverse("block:round", args=[round.pk]), reverse("block:let_in", args=[round.pk])
    assert address in client.get(page).content.decode()
    wrong = client.post(address, {"unit": world.divisions[VP].pk, "reason": WHY})
    assert wrong.status_code == 422
    said = {"unit": world.divisions[NEW].pk, "reason": WHY}
    assert client.post(address, said)["Location"] == page
    client.force_login(world.user(Role.OFFICER))
    text = client.get(page).content.decode()
    assert f"vào đợt chấm ngày 01/12/2025: {WHY}" in text and address not in text
    one = client.get(reverse("block:contender", args=[contender(world, round, NEW).pk])).content.decode()
    assert f"đưa vào đợt chấm ngày 01/12/2025: {WHY}" in one
