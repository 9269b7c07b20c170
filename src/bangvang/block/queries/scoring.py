"""Who sees which round, which unit in it and which cards; what the marks come to, and the order that follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from bangvang.accounts.models import User
from bangvang.block.choices import CardKind, CriterionKind, RoundState
from bangvang.block.models import Appeal, Block, Card, Change, Contender, Criterion, Round, Score, ScoreSheet
from bangvang.block.queries.organisation import FOR_A_UNIT, ORGANISERS, READERS, members_on, visible_to
from bangvang.block.sheet import NOTHING, Tally, groups, mean_of, tally
from bangvang.register.models import Unit
from bangvang.register.queries import units_of

Marks = Mapping[str, Decimal]
"""Points by the code of their criterion."""
_SIDES = list(CardKind.values)


# ── who sees what ────────────────────────────────────────────────────────────────────────────────────────────────────
def sheets_visible_to(user: User | AnonymousUser) -> QuerySet[ScoreSheet]:
    """Sheets of organisers whose blocks the person sees; what is still written is for those who write it."""
    own = Q(organiser_id__in=units_of(user, ORGANISERS))
    used = Q(fixed_at__isnull=False, organiser__in=visible_to(user).values("organiser_id"))
    return ScoreSheet.objects.filter(own | used).select_related("organiser")


def rounds_visible_to(user: User | AnonymousUser) -> QuerySet[Round]:
    """Rounds of the blocks that the person sees."""
    return Round.objects.filter(block__in=visible_to(user)).select_related("block__organiser", "sheet", "closed_by")


def rounds_of(block: Block) -> QuerySet[Round]:
    return block.rounds.select_related("sheet")


def contenders_visible_to(user: User | AnonymousUser) -> QuerySet[Contender]:
    """Units of rounds: all to who reads for the organiser, and to members once a round is closed; before that only the own
    ones and those that one of the person's units scores."""
    units = units_of(user, READERS)
    theirs = Q(cards__kind=CardKind.PEER, cards__scorer_id__in=units)
    closed = Q(round__state=RoundState.CLOSED, round__contenders__unit_id__in=units)
    seen = Contender.objects.filter(Q(organiser_id__in=units) | Q(unit_id__in=units) | theirs | closed)
    return Contender.objects.filter(pk__in=seen.values("pk")).select_related(
        "round__block__organiser", "round__sheet", "unit", "organiser"
    )


def to_let_in(round: Round, today: date) -> list[Unit]:
    """Members of the block that a round in which units score themselves does not have."""
    if round.state != RoundState.SCORING or today > round.self_until:
        return []
    scored = round.contenders.values("unit_id")
    return [one.unit for one in members_on(round.block, today).exclude(unit_id__in=scored)]


def cards_of(contender: Contender) -> list[Card]:
    """The unit's own card, those of its peers, the organiser's."""
    return in_order(contender.cards.select_related("scorer", "handed_in_by"))


def in_order(cards: Iterable[Card]) -> list[Card]:
    """By side, and peers as they were assigned."""
    return sorted(cards, key=lambda card: (_SIDES.index(card.kind), card.pk))


def ring(contenders: Sequence[Contender], each: int) -> dict[Contender, list[Unit]]:
    """Each unit with the ``each`` units that follow it, the first after the last."""
    twice = [one.unit for one in [*contenders, *contenders]]
    most = min(each, len(contenders) - 1)
    return {one: twice[place : place + most] for place, one in enumerate(contenders, start=1)}


def cards_seen(user: User | AnonymousUser, contender: Contender, cards: Sequence[Card]) -> list[Card]:
    """Those of ``cards``, which are all of the unit's, whose marks the person may read now.

    A card that is being filled is for its scorer alone. Handed in, it is for the organiser; the unit reads the others' cards
    from the announcement on; a peer reads what the unit said of itself and no other peer; members read everything once the
    round is closed.
    """
    units = units_of(user, READERS)
    state = contender.round.state
    everything = contender.organiser_id in units or state == RoundState.CLOSED
    scored = everything or (contender.unit_id in units and state == RoundState.APPEALS)
    scores_it = any(card.kind == CardKind.PEER and card.scorer_id in units for card in cards)
    reads_own = scored or scores_it or contender.unit_id in units
    return [
        card
        for card in cards
        if card.scorer_id in units_of(user, FOR_A_UNIT)
        or (card.is_final and (reads_own if card.kind == CardKind.SELF else scored))
    ]


def cards_waiting_for(user: User | AnonymousUser, today: date) -> QuerySet[Card]:
    """Own and peer cards within their days that wait for the person; not for the organiser, who could fill all of them."""
    mine = Card.objects.filter(handed_in_at=None, scorer_id__in=units_of(user, FOR_A_UNIT))
    mine = mine.exclude(contender__organiser_id__in=units_of(user, ORGANISERS))
    running = mine.filter(contender__round__state=RoundState.SCORING)
    within = Q(kind=CardKind.SELF, contender__round__self_until__gte=today) | Q(
        kind=CardKind.PEER, contender__round__peer_until__gte=today
    )
    return running.filter(within).select_related("contender__round__block", "scorer")


def appeals_waiting_for(user: User | AnonymousUser) -> QuerySet[Appeal]:
    """Objections that the person can answer."""
    mine = Appeal.objects.filter(change=None, contender__organiser_id__in=units_of(user, ORGANISERS))
    return mine.filter(contender__round__state=RoundState.APPEALS).select_related(
        "contender__round__block", "criterion"
    )


# ── what the marks come to ───────────────────────────────────────────────────────────────────────────────────────────
def criteria_of(sheet: ScoreSheet) -> list[Criterion]:
    return list(sheet.criteria.all())


def leaves(criteria: Sequence[Criterion]) -> list[Criterion]:
    """Criteria that are marked themselves."""
    grouping = groups(one.code for one in criteria)
    return [one for one in criteria if one.code not in grouping]


def marks_in(round: Round) -> dict[tuple[int, str], list[dict[str, Decimal]]]:
    """(contender, side) → marks of each card of the round that was handed in; council marks as objections changed them.

    Three queries however many units are scored and by however many peers.
    """
    by_card: dict[int, dict[str, Decimal]] = {}
    found: dict[tuple[int, str], list[dict[str, Decimal]]] = defaultdict(list)
    cards = Card.objects.filter(contender__round=round, handed_in_at__isnull=False).order_by("pk")
    for key, contender, kind in cards.values_list("pk", "contender_id", "kind"):
        by_card[key] = {}
        found[contender, kind].append(by_card[key])
    scores = Score.objects.filter(card__contender__round=round, card__handed_in_at__isnull=False).order_by()
    for key, code, points in scores.values_list("card_id", "criterion__code", "points"):
        by_card[key][code] = points
    changed = Change.objects.filter(appeal__contender__round=round)
    for contender, code, points in changed.values_list("appeal__contender_id", "appeal__criterion__code", "becomes"):
        for marks in found[contender, CardKind.COUNCIL]:
            marks[code] = points
    return dict(found)


@dataclass(frozen=True)
class Standing:
    """One unit as the marks place it. ``counted`` None: the organiser has not scored it, so it has no place.

    ``peer``: the mean of its peers' cards (`sheet.mean_of`).
    """

    contender: Contender
    counted: Tally | None
    own: Tally | None = None
    peer: Tally | None = None
    place: int | None = None
    shared: bool = False
    tie_reason: str = ""

    @property
    def ended(self) -> date | None:
        """Since when the unit is no more."""
        return self.contender.unit.ends_on


def standings(round: Round) -> list[Standing]:
    """Every unit of the round: those with points first, the most points before the others; then those without, in their order.

    Equal points share a place unless somebody settled who comes first. Five queries however many units, peers and criteria.
    """
    criteria = criteria_of(round.sheet)
    marks = marks_in(round)
    rows = [
        (one, {kind: _told(criteria, marks[one.pk, kind]) for kind in CardKind if marks.get((one.pk, kind))})
        for one in round.contenders.select_related("unit", "tie_break")
    ]
    scored = [row for row in rows if CardKind.COUNCIL in row[1]]
    scored.sort(key=lambda row: (-row[1][CardKind.COUNCIL].total, _ordinal(row[0])))
    found: list[Standing] = []
    for _total, tied in groupby(scored, key=lambda row: row[1][CardKind.COUNCIL].total):
        found += _placed(list(tied), len(found) + 1)
    return found + [_standing(*row) for row in rows if CardKind.COUNCIL not in row[1]]


def _told(criteria: Sequence[Criterion], cards: Sequence[Marks]) -> Tally:
    return mean_of([tally(criteria, marks) for marks in cards])


def _placed(tied: list[tuple[Contender, dict[CardKind, Tally]]], first: int) -> list[Standing]:
    """Units with equal points from the place ``first`` on."""
    settled = len(tied) > 1 and all(hasattr(one, "tie_break") for one, _tallies in tied)
    shared = len(tied) > 1 and not settled
    return [
        _standing(
            one, tallies, place=first if shared else first + nth, shared=shared,
            tie_reason=one.tie_break.reason if settled else "",
        )
        for nth, (one, tallies) in enumerate(tied)
    ]  # fmt: skip


def _standing(one: Contender, tallies: Mapping[CardKind, Tally], **said: Any) -> Standing:
    counted, own, peer = (tallies.get(kind) for kind in (CardKind.COUNCIL, CardKind.SELF, CardKind.PEER))
    return Standing(one, counted, own, peer, **said)


def _ordinal(one: Contender) -> tuple[int, int]:
    broken = getattr(one, "tie_break", None)
    return (broken.ordinal if broken else 0, one.place)


def ties(found: Sequence[Standing]) -> list[list[Standing]]:
    """Units that share a place, place by place."""
    shared = [one for one in found if one.shared]
    return [list(some) for _place, some in groupby(shared, key=lambda one: one.place)]


# ── what a card still lacks ──────────────────────────────────────────────────────────────────────────────────────────
def missing_in(card: Card, criteria: Sequence[Criterion]) -> list[str]:
    """Codes that the card must have marks for and has not: every maximum, and what the unit itself marked."""
    asked = {one.pk for one in leaves(criteria) if one.kind == CriterionKind.BASE}
    if card.kind == CardKind.COUNCIL:
        asked |= set(_own_scores(card).values_list("criterion_id", flat=True))
    has = set(card.scores.values_list("criterion_id", flat=True))
    return [one.code for one in criteria if one.pk in asked - has]


def unexplained_in(card: Card) -> list[str]:
    """Codes on which the organiser's points differ from the unit's own and no reason is given."""
    own = dict(_own_scores(card).values_list("criterion_id", "points"))
    silent = card.scores.filter(words="").select_related("criterion").order_by("criterion__place")
    if not _own_card_final(card):
        return []
    return [one.criterion.code for one in silent if own.get(one.criterion_id, NOTHING) != one.points]


def _own_scores(card: Card) -> QuerySet[Score]:
    return Score.objects.filter(
        card__contender=card.contender_id, card__kind=CardKind.SELF, card__handed_in_at__isnull=False
    )


def _own_card_final(card: Card) -> bool:
    return Card.objects.filter(contender=card.contender_id, kind=CardKind.SELF, handed_in_at__isnull=False).exists()


def open_appeals(round: Round) -> QuerySet[Appeal]:
    """Objections that nobody has answered."""
    return Appeal.objects.filter(contender__round=round, change=None)
