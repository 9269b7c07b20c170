"""What the page of a round shows of each unit, cut to what the reader may know now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from bangvang.accounts.models import User
from bangvang.block.choices import CardKind, RoundState
from bangvang.block.models import Card, Contender, Round
from bangvang.block.queries.organisation import READERS
from bangvang.block.queries.scoring import Standing, cards_seen, contenders_visible_to, standings
from bangvang.block.sheet import Tally
from bangvang.register.queries import holds


@dataclass(frozen=True)
class Cell:
    """One card of a unit. ``counted`` None: not handed in, or not for this reader yet."""

    kind: CardKind
    card: Card | None
    counted: Tally | None


@dataclass(frozen=True)
class Row:
    """One unit of a round; ``standing`` has its place only where the reader may know it."""

    standing: Standing
    cells: Sequence[Cell]
    may_place: bool

    @property
    def contender(self) -> Contender:
        return self.standing.contender


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
    cards: dict[int, dict[str, Card]] = defaultdict(dict)
    for card in Card.objects.filter(contender__round=round).select_related("scorer"):
        cards[card.contender_id][card.kind] = card
    placed = may_see_order(user, round)
    rows = []
    for one in standings(round):
        if one.contender.pk not in seen:
            continue
        one.contender.round = round
        theirs = cards[one.contender.pk]
        rows.append(Row(one, _cells(user, round, one, theirs), placed))
    return rows if placed else sorted(rows, key=lambda row: row.contender.place)


def _cells(user: User | AnonymousUser, round: Round, one: Standing, cards: Mapping[str, Card]) -> list[Cell]:
    readable = cards_seen(user, one.contender, cards)
    counted = {CardKind.SELF: one.own, CardKind.PEER: one.peer, CardKind.COUNCIL: one.counted}
    return [Cell(kind, cards.get(kind), counted[kind] if kind in readable else None) for kind in kinds_of(round)]


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
