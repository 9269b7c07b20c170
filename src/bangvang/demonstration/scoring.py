"""How the department's blocks are scored: 2019 of the offices from the own cards to who was put forward, and this year of the
services, which their units are filling now.

Points, objections and who led are invented and say so; every step is the office's own verb.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.block import sheet as sheets
from bangvang.block.actions import cards, results, scoring
from bangvang.block.choices import CardKind, CriterionKind
from bangvang.block.models import Block, Card, Contender, Criterion, Round, ScoreSheet
from bangvang.block.queries.scoring import criteria_of, leaves, ring, standings, ties

YEAR = 2019
OPENED, SELF_UNTIL, PEER_UNTIL, COUNCIL_UNTIL = (
    date(2019, 11, 25), date(2019, 12, 10), date(2019, 12, 15), date(2019, 12, 25)
)  # fmt: skip
ANNOUNCED, OBJECTED, CLOSED, CHOSEN = date(2019, 12, 26), date(2019, 12, 28), date(2020, 1, 3), date(2020, 1, 8)
LOST: Mapping[int, Mapping[str, str]] = {
    0: {"3.1": "0.5", "5.2": "1"},
    1: {"2.3": "3"},
    2: {"1.1": "1", "4": "1"},
    3: {"2.2": "2", "5.2": "2"},
    4: {"2.3": "4", "3.2": "1"},
    5: {"5.3": "2.5", "4": "2"},
    6: {"2.1": "3", "3.1": "1.5"},
    7: {"1.2": "2", "2.2": "3", "4": "2"},
}
"""Points that the organiser took from full marks, by the place of the unit in the block."""
PEERS = 2
"""Units that score each unit; the second is as strict as the organiser."""
BONUS, LATE = {1: "10"}, {4: "1", 7: "2"}
"""Of a flag of the year before (97 + 10 = 107), and of reports that came late."""


def write_scoring(offices: Block, services: Block) -> None:
    """Both rounds. Blocks and accounts are there already."""
    officer = User.objects.get(username="chuyenvien")
    sheet = _sheet(officer, offices)
    _score_2019(officer, offices, sheet)
    _begin_this_year(officer, services, sheet)


def _sheet(officer: User, block: Block) -> ScoreSheet:
    template = sheets.templates()["common"]
    return scoring.draw_up_sheet(
        officer, block.organiser, name="Bảng chấm điểm thi đua (minh hoạ)", text=template.text, rule="Mẫu để tham khảo"
    )


def _score_2019(officer: User, block: Block, sheet: ScoreSheet) -> None:
    round = scoring.plan_round(
        officer, block, YEAR, today=OPENED, sheet=sheet, self_until=SELF_UNTIL, peer_until=PEER_UNTIL,
        council_until=COUNCIL_UNTIL, appeal_days=5,
    )  # fmt: skip
    round = scoring.open_round(officer, round, today=OPENED, read_version=round.version)
    contenders = list(round.contenders.select_related("unit"))
    scoring.assign_peers(officer, round, ring(contenders, PEERS), today=OPENED)
    criteria = leaves(criteria_of(sheet))
    for place, one in enumerate(contenders):
        own = _points(criteria, {}, place)
        given = _points(criteria, LOST[place % len(LOST)], place)
        _hand_in(
            officer, one.cards.get(kind=CardKind.SELF), own, "Báo cáo tổng kết năm của đơn vị (minh hoạ)", SELF_UNTIL
        )
        for card, points in zip(one.cards.filter(kind=CardKind.PEER).order_by("pk"), (own, given), strict=True):
            _hand_in(officer, card, points, "", PEER_UNTIL)
        _hand_in(
            officer, one.cards.get(kind=CardKind.COUNCIL), given, "Theo hồ sơ và sổ theo dõi (minh hoạ)", COUNCIL_UNTIL
        )
    round = _fresh(round)
    round = scoring.announce(officer, round, today=ANNOUNCED, read_version=round.version)
    _object(officer, contenders[3], criteria)
    for tied in ties(standings(round)):
        order = [one.contender for one in tied]
        results.settle_tie(officer, round, order, reason="Đơn vị có nhiều việc đột xuất hơn (minh hoạ)", today=CLOSED)
    placings = results.close_round(officer, round, today=CLOSED, read_version=round.version)
    words = "Bỏ phiếu tại hội nghị tổng kết khối (minh hoạ)"
    for placing in placings[:2]:
        results.put_forward(
            officer, placing.contender, "commendation_letter", words=words, on=CHOSEN, today=timezone.localdate()
        )


def _fresh(round: Round) -> Round:
    return Round.objects.select_related("block__organiser", "sheet").get(pk=round.pk)


def _points(criteria: list[Criterion], lost: Mapping[str, str], place: int) -> dict[Criterion, Decimal]:
    """Full marks without what was lost; the bonus and the late reports of the unit at the place."""
    given = {
        one: (one.most or Decimal(0)) - Decimal(lost.get(one.code, "0"))
        for one in criteria
        if one.kind == CriterionKind.BASE
    }
    for code, of in (("6.1", BONUS), ("3.3", LATE)):
        given |= {one: Decimal(of[place]) for one in criteria if one.code == code and place in of}
    return given


def _hand_in(by: User, card: Card, points: Mapping[Criterion, Decimal], words: str, on: date) -> None:
    card = Card.objects.select_related("contender__round__block").get(pk=card.pk)
    marks = [cards.Mark(criterion, value, words) for criterion, value in points.items()]
    card = cards.fill(by, card, marks, today=on, read_version=card.version)
    cards.hand_in(by, card, today=on, read_version=card.version)


def _object(officer: User, contender: Contender, criteria: list[Criterion]) -> None:
    (criterion,) = (one for one in criteria if one.code == "5.2")
    words = "Hồ sơ trình ngày 02/12/2019, trước hạn; biên nhận kèm theo (minh hoạ)."
    appeal = results.appeal(officer, contender, criterion, words=words, today=OBJECTED)
    answer = "Đã xem biên nhận: nhận đủ, đúng hạn (minh hoạ)."
    results.answer_appeal(officer, appeal, points=criterion.most or Decimal(0), words=answer, today=OBJECTED)


def _begin_this_year(officer: User, block: Block, sheet: ScoreSheet) -> None:
    """Open since today: one unit has handed its own card in, the others have a fortnight."""
    today = timezone.localdate()
    due = [today + timedelta(days=days) for days in (14, 21, 28)]
    round = scoring.plan_round(
        officer, block, today.year, today=today, sheet=sheet, self_until=due[0], peer_until=due[1],
        council_until=due[2], appeal_days=5,
    )  # fmt: skip
    round = scoring.open_round(officer, round, today=today, read_version=round.version)
    done = round.contenders.select_related("unit").last()
    if done is not None:
        points = _points(leaves(criteria_of(sheet)), {"2.3": "2"}, 0)
        _hand_in(
            officer, done.cards.get(kind=CardKind.SELF), points, "Báo cáo tổng kết năm của đơn vị (minh hoạ)", today
        )
