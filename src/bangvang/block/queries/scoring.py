"""Who sees which round, which unit in it and which marks; what the marks come to, and the order that follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from bangvang.accounts.models import User
from bangvang.block.choices import CardKind, CriterionKind, RoundState
from bangvang.block.models import Appeal, Block, Card, Change, Contender, Criterion, Round, Score, ScoreSheet
from bangvang.block.queries.organisation import FOR_A_UNIT, ORGANISERS, READERS, visible_to
from bangvang.block.sheet import NOTHING, Tally, groups, tally
from bangvang.register.queries import units_of

Marks = Mapping[str, Decimal]
"""Points by the code of their criterion."""


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


def cards_of(contender: Contender) -> dict[str, Card]:
    """Kind → card."""
    return {card.kind: card for card in contender.cards.select_related("scorer", "handed_in_by")}


def cards_seen(user: User | AnonymousUser, contender: Contender, cards: Mapping[str, Card]) -> dict[str, Card]:
    """Those of ``cards`` whose marks the person may read now.

    A card that is being filled is for its scorer alone. Handed in, it is for the organiser; the unit reads the others' cards
    from the announcement on; a peer reads what the unit said of itself; members read everything once the round is closed.
    """
    units = units_of(user, READERS)
    state = contender.round.state
    everything = contender.organiser_id in units or state == RoundState.CLOSED
    scored = everything or (contender.unit_id in units and state == RoundState.APPEALS)
    peer = cards.get(CardKind.PEER)
    scores_it = peer is not None and peer.scorer_id in units
    return {
        kind: card
        for kind, card in cards.items()
        if card.scorer_id in units_of(user, FOR_A_UNIT)
        or (card.is_final and (scored or (kind == CardKind.SELF and (scores_it or contender.unit_id in units))))
    }


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


def marks_in(round: Round, *kinds: CardKind) -> dict[tuple[int, str], dict[str, Decimal]]:
    """(contender, kind) → marks of every card of the round that was handed in; council marks as objections changed them.

    Two queries however many units are scored.
    """
    found: dict[tuple[int, str], dict[str, Decimal]] = defaultdict(dict)
    for card in Card.objects.filter(contender__round=round, kind__in=kinds, handed_in_at__isnull=False).values_list(
        "contender_id", "kind"
    ):
        found[card] = {}
    scores = Score.objects.filter(
        card__contender__round=round, card__kind__in=kinds, card__handed_in_at__isnull=False
    ).order_by()
    for contender, kind, code, points in scores.values_list(
        "card__contender_id", "card__kind", "criterion__code", "points"
    ):
        found[contender, kind][code] = points
    if CardKind.COUNCIL in kinds:
        changed = Change.objects.filter(appeal__contender__round=round)
        for contender, code, points in changed.values_list(
            "appeal__contender_id", "appeal__criterion__code", "becomes"
        ):
            found[contender, CardKind.COUNCIL][code] = points
    return dict(found)


@dataclass(frozen=True)
class Standing:
    """One unit as the marks place it. ``counted`` None: the organiser has not scored it, so it has no place."""

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

    Equal points share a place unless somebody settled who comes first. Six queries however many units and criteria.
    """
    criteria = criteria_of(round.sheet)
    marks = marks_in(round, *CardKind)
    rows = [
        (one, {kind: tally(criteria, marks[one.pk, kind]) for kind in CardKind if (one.pk, kind) in marks})
        for one in round.contenders.select_related("unit", "tie_break")
    ]
    scored = [row for row in rows if CardKind.COUNCIL in row[1]]
    scored.sort(key=lambda row: (-row[1][CardKind.COUNCIL].total, _ordinal(row[0])))
    found: list[Standing] = []
    for _total, tied in groupby(scored, key=lambda row: row[1][CardKind.COUNCIL].total):
        found += _placed(list(tied), len(found) + 1)
    return found + [_standing(*row) for row in rows if CardKind.COUNCIL not in row[1]]


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


# ── one unit ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Compared:
    """One criterion of one unit as each side marked it. A group has the sum of its parts (`net`) and no marks."""

    criterion: Criterion
    is_group: bool
    scores: Mapping[str, Score] = field(default_factory=dict)
    net: Mapping[str, Decimal] = field(default_factory=dict)
    appeal: Appeal | None = None

    @property
    def change(self) -> Change | None:
        return getattr(self.appeal, "change", None)

    @property
    def counts(self) -> Decimal | None:
        """What counts in the end for a criterion without parts."""
        if self.change is not None:
            return self.change.becomes
        score = self.scores.get(CardKind.COUNCIL)
        return score.points if score else None

    @property
    def differs(self) -> bool:
        """Whether the organiser gave other points than the unit gave itself."""
        if CardKind.COUNCIL not in self.net or CardKind.SELF not in self.net or self.is_group:
            return False
        return points_in(self.scores, CardKind.COUNCIL) != points_in(self.scores, CardKind.SELF)

    def given(self, kind: str) -> Decimal | None:
        """The points of a side: the sum of its parts for a group, None where nothing was marked."""
        if self.is_group:
            return self.net.get(kind)
        if kind == CardKind.COUNCIL:
            return self.counts
        score = self.scores.get(kind)
        return score.points if score else None

    def sides(self, kinds: Sequence[str]) -> list[tuple[str, Decimal | None, Score | None]]:
        """(side, its points, its mark) in the order of ``kinds``."""
        return [(kind, self.given(kind), self.scores.get(kind)) for kind in kinds]


def points_in(scores: Mapping[str, Score], kind: str) -> Decimal:
    score = scores.get(kind)
    return score.points if score else NOTHING


def compared(contender: Contender, cards: Mapping[str, Card]) -> tuple[list[Compared], dict[str, Tally]]:
    """The tree with the marks of ``cards``, and what each card comes to; council marks as objections changed them."""
    criteria = criteria_of(contender.round.sheet)
    grouping = groups(one.code for one in criteria)
    scores: dict[int, dict[str, Score]] = defaultdict(dict)
    by_card = {card.pk: kind for kind, card in cards.items()}
    for score in Score.objects.filter(card__in=by_card).select_related("file"):
        scores[score.criterion_id][by_card[score.card_id]] = score
    appeals = {
        one.criterion_id: one for one in contender.appeals.select_related("change__by", "by")
    } if CardKind.COUNCIL in cards else {}  # fmt: skip
    rows = [Compared(one, one.code in grouping, scores.get(one.pk, {}), appeal=appeals.get(one.pk)) for one in criteria]
    tallies = {kind: tally(criteria, _marks(rows, kind)) for kind in cards}
    with_sums = [
        Compared(
            row.criterion, row.is_group, row.scores,
            {kind: told.net[row.criterion.code] for kind, told in tallies.items()}, row.appeal,
        )
        for row in rows
    ]  # fmt: skip
    return with_sums, tallies


def _marks(rows: Sequence[Compared], kind: str) -> dict[str, Decimal]:
    if kind == CardKind.COUNCIL:
        return {row.criterion.code: row.counts for row in rows if row.counts is not None}
    return {row.criterion.code: row.scores[kind].points for row in rows if kind in row.scores}


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
