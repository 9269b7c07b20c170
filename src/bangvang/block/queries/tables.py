"""What the page of a round shows of each unit, cut to what the reader may know now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from bangvang.accounts.models import User
from bangvang.block.choices import CardKind, RoundState
from bangvang.block.models import Card, Contender, Round
from bangvang.block.queries.organisation import READERS
from bangvang.block.queries.scoring import Standing, cards_seen, contenders_visible_to, in_order, standings
from bangvang.block.sheet import Tally
from bangvang.register.queries import holds

MOST_NAMED = 3
"""Peers that are named beside a unit in the table; the page of the unit names all."""


@dataclass(frozen=True)
class Cell:
    """The cards of one side for a unit. ``counted``: what those handed in come to, on average where they are several; None
    where there is none, or where the reader may not read them all yet."""

    kind: CardKind
    cards: Sequence[Card]
    counted: Tally | None

    @property
    def handed_in(self) -> int:
        return sum(card.is_final for card in self.cards)


@dataclass(frozen=True)
class Row:
    """One unit of a round; ``standing`` has its place only where the reader may know it."""

    standing: Standing
    cells: Sequence[Cell]
    may_place: bool

    @property
    def contender(self) -> Contender:
        return self.standing.contender

    @property
    def peers(self) -> list[str]:
        """Names of who scores it, where they are few enough to be read beside it."""
        names = [str(card.scorer) for cell in self.cells if cell.kind == CardKind.PEER for card in cell.cards]
        return names if len(names) <= MOST_NAMED else []


def reads_all(user: User | AnonymousUser, round: Round) -> bool:
    """Whether the person reads what the organiser reads."""
    return holds(user, READERS, round.block.organiser_id)


def may_see_order(user: User | AnonymousUser, round: Round) -> bool:
    """Places are for the organiser until the round is closed, then for whoever sees the block."""
    return round.state == RoundState.CLOSED or reads_all(user, round)


def kinds_of(round: Round) -> list[CardKind]:
    """The sides that score in the round."""
    return [kind for kind in CardKind if kind != CardKind.PEER or round.peer_until is not None]


def table_of(user: User | AnonymousUser, round: Round) -> list[Row]:
    """Units that the person may see, in the order of `standings`, or in that of the block where places are not told."""
    seen = set(contenders_visible_to(user).filter(round=round).values_list("pk", flat=True))
    cards: dict[int, list[Card]] = defaultdict(list)
    for card in in_order(Card.objects.filter(contender__round=round).select_related("scorer")):
        cards[card.contender_id].append(card)
    placed = may_see_order(user, round)
    rows = []
    for one in standings(round):
        if one.contender.pk not in seen:
            continue
        one.contender.round = round
        theirs = cards[one.contender.pk]
        rows.append(Row(one, _cells(user, round, one, theirs), placed))
    return rows if placed else sorted(rows, key=lambda row: row.contender.place)


def _cells(user: User | AnonymousUser, round: Round, one: Standing, cards: Sequence[Card]) -> list[Cell]:
    readable = cards_seen(user, one.contender, cards)
    counted = {CardKind.SELF: one.own, CardKind.PEER: one.peer, CardKind.COUNCIL: one.counted}
    cells = []
    for kind in kinds_of(round):
        theirs = [card for card in cards if card.kind == kind]
        hidden = any(card.is_final and card not in readable for card in theirs)
        cells.append(Cell(kind, theirs, None if hidden else counted[kind]))
    return cells


@dataclass(frozen=True)
class Progress:
    """How many units of a round handed in their own card, and how many the organiser has scored."""

    units: int
    own: int
    council: int


def progress_of(round: Round) -> Progress:
    """One query."""
    done: dict[str, int] = defaultdict(int)
    for kind in Card.objects.filter(contender__round=round, handed_in_at__isnull=False).values_list("kind", flat=True):
        done[kind] += 1
    return Progress(round.contenders.count(), done[CardKind.SELF], done[CardKind.COUNCIL])
