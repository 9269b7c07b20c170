"""Units that score one another: whom the organiser says, each on a card of its own, their mean told."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from bangvang.block.actions import scoring
from bangvang.block.choices import CardKind
from bangvang.block.models import Card, Contender
from bangvang.block.queries.comparing import compared
from bangvang.block.queries.scoring import (
    cards_of,
    cards_seen,
    ring,
    standings,
)

from .scored import (
    FULL,
    NAMES,
    OPENED,
    PEER_UNTIL,
    a_block,
    a_sheet,
    card_of,
    clerk_of,
    contender,
    filled,
    handed_in,
    opened,
    planned,
    refused,
    self_scored,
)  # fmt: skip

TT, VP, NCC = NAMES
ONE_DAY = timedelta(days=1)


@pytest.fixture
def block(world):
    return a_block(world)


@pytest.fixture
def round(officer, world, block):
    return opened(officer, planned(officer, block, a_sheet(officer, world)))


def test_a_peer_scores_whom_the_organiser_says_and_never_itself(officer, world, round):
    tt = contender(world, round, TT)
    refused(
        lambda: scoring.assign_peers(officer, round, {tt: [world.divisions[TT]]}, today=OPENED),
        "một đơn vị khác trong cùng đợt",
    )
    refused(lambda: scoring.assign_peers(officer, round, {tt: [world.department]}, today=OPENED), "cùng đợt chấm")
    scoring.assign_peers(officer, round, {tt: [world.divisions[VP]]}, today=OPENED)
    self_scored(world, round, {TT: FULL})
    card = card_of(tt, CardKind.PEER)
    filled(clerk_of(world, VP), card, {"1.1": 30}, today=PEER_UNTIL)
    refused(
        lambda: scoring.assign_peers(officer, round, {tt: [world.divisions[NCC]]}, today=OPENED), "đã chấm Thanh tra Sở"
    )
    refused(lambda: filled(clerk_of(world, VP), card, {"2": 1}, today=PEER_UNTIL + ONE_DAY), "Hạn chấm chéo")


def peer_of(one: Contender, unit) -> Card:
    return one.cards.get(kind=CardKind.PEER, scorer=unit)


@pytest.fixture
def two_peers(officer, world, round):
    """Both others score Thanh tra Sở, each on its card: 100 and 92,75."""
    tt, others = contender(world, round, TT), (VP, NCC)
    scoring.assign_peers(officer, round, {tt: [world.divisions[name] for name in others]}, today=OPENED)
    self_scored(world, round, dict.fromkeys(NAMES, FULL))
    for name, given in zip(others, (FULL, FULL | {"2": 33.75, "3": 1, "4": 2}), strict=True):
        card = peer_of(tt, world.divisions[name])
        handed_in(clerk_of(world, name), card, given, today=PEER_UNTIL, words=f"{name} nêu")
    return tt


def test_several_peers_score_on_cards_of_their_own_and_their_mean_is_told(round, two_peers):
    told = {one.contender: one.peer for one in standings(round)}[two_peers]
    assert (told.base, told.bonus, told.penalty, told.total) == (
        Decimal("96.88"), Decimal("0.5"), Decimal(1), Decimal("96.38")  # 96,375 to the hundredth, half up
    )  # fmt: skip
    rows, sides = compared(two_peers, cards_of(two_peers))
    (peers,) = (side for side in sides if side.kind == CardKind.PEER)
    assert ([told.total for _card, told in peers.each], peers.told.total) == ([100, Decimal("92.75")], Decimal("96.38"))
    by_code = {row.criterion.code: row for row in rows}
    assert by_code["2"].given["peer"] == Decimal("36.88")
    assert by_code["3"].given["peer"] == Decimal("0.5")  # who gave none gave nothing
    assert [(one.card.scorer.name, one.words) for one in by_code["2"].scores["peer"]] == [
        (VP, f"{VP} nêu"), (NCC, f"{NCC} nêu")
    ]  # fmt: skip


def test_a_peer_does_not_read_what_another_gave(world, two_peers):
    cards = cards_of(two_peers)
    for name in (VP, NCC):
        seen = cards_seen(clerk_of(world, name), two_peers, cards)
        assert [card.scorer.name for card in seen] == [TT, name]


def test_a_peer_that_was_late_does_not_pull_the_mean_down(officer, world, round):
    tt = contender(world, round, TT)
    scoring.assign_peers(officer, round, {tt: [world.divisions[VP], world.divisions[NCC]]}, today=OPENED)
    self_scored(world, round, {TT: FULL})
    filled(clerk_of(world, NCC), peer_of(tt, world.divisions[NCC]), {"2": 1}, today=PEER_UNTIL)
    handed_in(clerk_of(world, VP), peer_of(tt, world.divisions[VP]), FULL, today=PEER_UNTIL)
    assert standings(round)[0].peer.total == 100


def test_peers_are_added_and_those_who_have_not_begun_are_dropped(officer, world, round):
    tt, vp, ncc = contender(world, round, TT), world.divisions[VP], world.divisions[NCC]
    scoring.assign_peers(officer, round, {tt: [vp]}, today=OPENED)
    scoring.assign_peers(officer, round, {tt: [vp, ncc]}, today=OPENED)
    self_scored(world, round, {TT: FULL})
    filled(clerk_of(world, VP), peer_of(tt, vp), {"1.1": 30}, today=PEER_UNTIL)
    scoring.assign_peers(officer, round, {tt: [vp]}, today=OPENED)
    assert [card.scorer for card in tt.cards.filter(kind=CardKind.PEER)] == [vp]
    assert peer_of(tt, vp).scores.get().points == 30


def test_in_a_ring_each_is_scored_by_those_that_follow(round):
    contenders = list(round.contenders.select_related("unit"))
    assert {one.unit_name: [unit.name for unit in units] for one, units in ring(contenders, 2).items()} == {
        TT: [VP, NCC], VP: [NCC, TT], NCC: [TT, VP]
    }  # fmt: skip
    assert list(ring(contenders, 9).values()) == list(ring(contenders, 2).values())  # nobody scores itself
