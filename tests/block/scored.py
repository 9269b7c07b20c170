"""A block of three divisions whose year is scored, step by step, on days of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from bangvang.audit.refusals import Refusal
from bangvang.block.actions import cards, results, scoring
from bangvang.block.choices import CardKind
from bangvang.block.models import Block, Card, Contender, Membership, Placing, Round, ScoreSheet
from bangvang.register.choices import Role

NAMES = ("Thanh tra Sở", "Văn phòng Sở", "Phòng Người có công")
YEAR = 2025
OPENED, SELF_UNTIL, PEER_UNTIL, COUNCIL_UNTIL = (
    date(2025, 11, 20),
    date(2025, 12, 5),
    date(2025, 12, 10),
    date(2025, 12, 20),
)
ANNOUNCED, APPEAL_DAYS = date(2025, 12, 22), 5
LAST_TO_APPEAL, CLOSED = date(2025, 12, 27), date(2025, 12, 28)
TEXT = """1 | Phong trào | 60
1.1 | Kế hoạch | 40
1.2 | Sơ kết | 20
2 | Báo cáo | 40
3 | Điểm thưởng | +10
4 | Điểm trừ | -5
"""
FULL = {"1.1": 40, "1.2": 20, "2": 40}


def a_block(world, *names: str) -> Block:
    block = Block.objects.create(organiser=world.department, name="Khối tham mưu", begins_on=date(2020, 1, 1))
    for place, name in enumerate(names or NAMES, start=1):
        Membership.objects.create(block=block, unit=world.divisions[name], place=place, begins_on=date(2020, 1, 1))
    return block


def a_sheet(officer, world, text: str = TEXT) -> ScoreSheet:
    return scoring.draw_up_sheet(officer, world.department, name="Bảng chấm 2025", text=text)


def planned(officer, block: Block, sheet: ScoreSheet, **changes) -> Round:
    said = {
        "sheet": sheet, "self_until": SELF_UNTIL, "peer_until": PEER_UNTIL, "council_until": COUNCIL_UNTIL,
        "appeal_days": APPEAL_DAYS,
    }  # fmt: skip
    return scoring.plan_round(officer, block, YEAR, today=OPENED, **said | changes)


def opened(officer, round: Round, today: date = OPENED) -> Round:
    return scoring.open_round(officer, round, today=today, read_version=round.version)


def contender(world, round: Round, name: str) -> Contender:
    return round.contenders.get(unit=world.divisions[name])


def card_of(one: Contender, kind: CardKind) -> Card:
    return one.cards.get(kind=kind)


def marks(round: Round, points: Mapping[str, object], words: str = "") -> list[cards.Mark]:
    by_code = {one.code: one for one in round.sheet.criteria.all()}
    return [cards.Mark(by_code[code], Decimal(str(value)), words) for code, value in points.items()]


def filled(by, card: Card, points: Mapping[str, object], *, today: date, words: str = "") -> Card:
    card = Card.objects.get(pk=card.pk)
    return cards.fill(by, card, marks(card.contender.round, points, words), today=today, read_version=card.version)


def handed_in(by, card: Card, points: Mapping[str, object], *, today: date, words: str = "") -> Card:
    card = filled(by, card, points, today=today, words=words)
    return cards.hand_in(by, card, today=today, read_version=card.version)


def clerk_of(world, name: str):
    return world.user(Role.CLERK, world.divisions[name])


def self_scored(world, round: Round, points: Mapping[str, Mapping[str, object]]) -> None:
    for name, own in points.items():
        handed_in(
            clerk_of(world, name),
            card_of(contender(world, round, name), CardKind.SELF),
            own,
            today=SELF_UNTIL,
            words="BC 12",
        )


def council_scored(officer, world, round: Round, points: Mapping[str, Mapping[str, object]]) -> None:
    for name, given in points.items():
        card = card_of(contender(world, round, name), CardKind.COUNCIL)
        handed_in(officer, card, given, today=COUNCIL_UNTIL, words="Theo hồ sơ")


def announced(officer, round: Round) -> Round:
    round = Round.objects.get(pk=round.pk)
    return scoring.announce(officer, round, today=ANNOUNCED, read_version=round.version)


def closed(officer, round: Round) -> list[Placing]:
    round = Round.objects.get(pk=round.pk)
    return results.close_round(officer, round, today=CLOSED, read_version=round.version)


COUNCIL = {
    "Thanh tra Sở": FULL | {"1.2": 17, "3": 10},
    "Văn phòng Sở": FULL | {"4": 2.5},
    "Phòng Người có công": FULL | {"2": 37.5},
}
"""107, 97,5 and 97,5."""


def scored_round(officer, world) -> Round:
    """Announced, with marks of every side."""
    round = opened(officer, planned(officer, a_block(world), a_sheet(officer, world)))
    self_scored(world, round, dict.fromkeys(NAMES[:2], FULL))
    council_scored(officer, world, round, COUNCIL)
    return announced(officer, round)


def refused(act, *told: str) -> None:
    """What is asked is refused with these words."""
    with pytest.raises(Refusal) as why:
        act()
    for words in told:
        assert words in why.value.sentence
