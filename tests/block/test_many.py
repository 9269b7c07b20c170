"""A round of 200 units by 60 criteria, each with two peers: the order is right, and the database is not asked more often."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from django.utils import timezone

from bangvang.block.actions.scoring import enter
from bangvang.block.choices import CardKind, CriterionKind, RoundState
from bangvang.block.models import Card, Criterion, Membership, Round, Score
from bangvang.block.queries.scoring import ring, standings
from bangvang.block.sheet import children, read
from bangvang.register.models import Unit

from .scored import YEAR, a_block, a_sheet, opened, planned

UNITS, GROUPS, EACH = 200, 6, 9
"""Six groups of nine parts, three bonuses and three penalties: sixty that are marked."""
BONUS, PENALTY = 3, 3
SHEET = "\n".join(
    [
        line
        for group in range(1, GROUPS + 1)
        for line in [
            f"{group} | Nhóm | {EACH * 2}",
            *(f"{group}.{part} | Tiêu chí | 2" for part in range(1, EACH + 1)),
        ]
    ]
    + [f"{GROUPS + 1 + nth} | Thưởng | +5" for nth in range(BONUS)]
    + [f"{GROUPS + BONUS + 1 + nth} | Trừ | -5" for nth in range(PENALTY)]
)


@pytest.fixture
def many(world, officer) -> Round:
    """Announced; every card of every side is in, with marks by a seed."""
    block = a_block(world)
    round = opened(officer, planned(officer, block, a_sheet(officer, world, SHEET)))
    units = Unit.objects.bulk_create(
        Unit(name=f"Đơn vị {nth}", folded=f"don vi {nth}", parent=world.department, begins_on=date(2020, 1, 1))
        for nth in range(UNITS - 3)
    )
    Membership.objects.bulk_create(
        Membership(block=block, unit=unit, place=place, begins_on=date(2020, 1, 1))
        for place, unit in enumerate(units, start=4)
    )
    said = {"joined_on": date(YEAR, 12, 1), "joined_because": "Vào sau", "joined_by": officer}
    enter(round, units, first=4, **said)
    contenders = list(round.contenders.select_related("unit"))
    Card.objects.bulk_create(
        Card(contender=one, kind=CardKind.PEER, scorer=unit)
        for one, peers in ring(contenders, 2).items()
        for unit in peers
    )
    _mark(round)
    Card.objects.update(handed_in_at=timezone.now(), handed_in_by=officer)
    Round.objects.filter(pk=round.pk).update(state=RoundState.APPEALS, announced_on=date(YEAR, 12, 22))
    return Round.objects.select_related("sheet", "block").get(pk=round.pk)


def _mark(round: Round) -> None:
    chance = Random(200_60)
    marked = _marked(round)
    Score.objects.bulk_create(
        (
            Score(card=card, criterion=one, points=Decimal(chance.randint(0, int(one.most) * 4)) / 4, final=True)
            for card in Card.objects.filter(contender__round=round).order_by("pk")
            for one in marked
        ),
        batch_size=5_000,
    )


def _marked(round: Round) -> list[Criterion]:
    grouping = children(read(SHEET))
    return [one for one in round.sheet.criteria.all() if one.code not in grouping]


def added_up(round: Round, kind: CardKind) -> dict[str, list[Decimal]]:
    """Totals of every card of a side by unit, mark by mark."""
    found: dict[int, Decimal] = {}
    for card, sign, points in Score.objects.filter(card__contender__round=round, card__kind=kind).values_list(
        "card_id", "criterion__kind", "points"
    ):
        found[card] = found.get(card, Decimal(0)) + (-points if sign == CriterionKind.PENALTY else points)
    totals: dict[str, list[Decimal]] = {}
    for key, name in Card.objects.filter(pk__in=found).values_list("pk", "contender__unit_name"):
        totals.setdefault(name, []).append(found[key])
    return totals


def test_two_hundred_units_by_sixty_criteria_stand_in_the_right_order(many, django_assert_num_queries):
    assert len(_marked(many)) == 60
    with django_assert_num_queries(5):
        found = standings(many)
    council = {name: total for name, (total,) in added_up(many, CardKind.COUNCIL).items()}
    assert {one.contender.unit_name: one.counted.total for one in found} == council
    assert [one.counted.total for one in found] == sorted(council.values(), reverse=True)
    for one in found:
        better = sum(total > one.counted.total for total in council.values())
        equal = sum(total == one.counted.total for total in council.values())
        assert (one.place, one.shared) == (better + 1, equal > 1)
    peers = added_up(many, CardKind.PEER)
    assert all(len(totals) == 2 for totals in peers.values())
    assert all(abs(one.peer.total - sum(peers[one.contender.unit_name]) / 2) <= Decimal("0.005") for one in found)


def test_pages_of_two_hundred_units_ask_as_often_as_those_of_three(many, officer, queries_of):
    few = Round.objects.create(
        block=many.block, year=YEAR + 1, sheet=many.sheet, state=RoundState.APPEALS, opened_on=many.opened_on,
        self_until=many.self_until, peer_until=many.peer_until, council_until=many.council_until,
        announced_on=many.announced_on,
    )  # fmt: skip
    enter(few, [one.unit for one in many.contenders.select_related("unit")[:3]], first=1)
    for name in ("block:round", "block:ranking", "block:peers"):
        assert queries_of(officer, name, many.pk) == queries_of(officer, name, few.pk) <= 20
