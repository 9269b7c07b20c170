"""One unit as each side marked it, criterion by criterion: itself, its peers on average, the organiser."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bangvang.block.choices import CardKind
from bangvang.block.models import Appeal, Card, Change, Contender, Criterion, Score
from bangvang.block.queries.scoring import Marks, criteria_of
from bangvang.block.sheet import NOTHING, Tally, groups, mean, mean_of, tally


@dataclass(frozen=True)
class Compared:
    """One criterion of one unit. ``scores``: the marks of a side, one for each card that has any.

    ``given``: the points of a side, those of several peers as their mean; a group has the sum of its parts and no marks.
    """

    criterion: Criterion
    is_group: bool
    scores: Mapping[str, Sequence[Score]]
    given: Mapping[str, Decimal | None] = field(default_factory=dict)
    appeal: Appeal | None = None

    @property
    def change(self) -> Change | None:
        return getattr(self.appeal, "change", None)

    @property
    def own(self) -> Score | None:
        """The unit's own mark."""
        return self.of(CardKind.SELF)

    def of(self, kind: str) -> Score | None:
        """The mark of a side that has one card."""
        return next(iter(self.scores.get(kind, ())), None)

    @property
    def peers_differ(self) -> bool:
        """Whether one peer gave other points than another."""
        return len({score.points for score in self.scores.get(CardKind.PEER, ())}) > 1

    @property
    def differs(self) -> bool:
        """Whether the organiser gave other points than the unit gave itself."""
        if CardKind.COUNCIL not in self.given or CardKind.SELF not in self.given or self.is_group:
            return False
        return (self.given[CardKind.COUNCIL] or NOTHING) != (self.given[CardKind.SELF] or NOTHING)

    def sides(self, kinds: Sequence[str]) -> list[tuple[str, Decimal | None, Sequence[Score]]]:
        """(side, its points, its marks) in the order of ``kinds``."""
        return [(kind, self.given.get(kind), self.scores.get(kind, ())) for kind in kinds]


@dataclass(frozen=True)
class Side:
    """One side of the comparison. ``told``: what its ``counted`` cards come to, on average where they are several.

    ``each``: what each card comes to by itself, those too that are not handed in.
    """

    kind: CardKind
    each: Sequence[tuple[Card, Tally]]
    counted: Sequence[Card]
    told: Tally

    @property
    def is_final(self) -> bool:
        return all(card.is_final for card in self.counted)

    @property
    def is_mean(self) -> bool:
        return len(self.counted) > 1


def points_in(score: Score | None) -> Decimal:
    return score.points if score else NOTHING


def compared(contender: Contender, cards: Sequence[Card]) -> tuple[list[Compared], list[Side]]:
    """The tree with the marks of ``cards``, and what each side comes to; council marks as objections changed them."""
    criteria = criteria_of(contender.round.sheet)
    by_card = {card.pk: card for card in cards}
    scores: dict[int, dict[int, Score]] = defaultdict(dict)
    for score in Score.objects.filter(card__in=by_card).select_related("file"):
        score.card = by_card[score.card_id]
        scores[score.criterion_id][score.card_id] = score
    appeals = _appeals(contender, cards)
    marks = {card.pk: _marks(card, criteria, scores, appeals) for card in cards}
    sides = [_side(kind, cards, criteria, marks) for kind in CardKind if any(card.kind == kind for card in cards)]
    grouping = groups(one.code for one in criteria)
    rows = [
        Compared(
            one,
            one.code in grouping,
            {side.kind: [scores[one.pk][card.pk] for card, _told in side.each if card.pk in scores[one.pk]] for side in sides},
            {side.kind: _given(one, side, marks, one.code in grouping) for side in sides},
            appeals.get(one.pk),
        )
        for one in criteria
    ]  # fmt: skip
    return rows, sides


def _appeals(contender: Contender, cards: Sequence[Card]) -> dict[int, Appeal]:
    """By criterion; only for who reads the organiser's card."""
    if not any(card.kind == CardKind.COUNCIL for card in cards):
        return {}
    return {one.criterion_id: one for one in contender.appeals.select_related("change__by", "by")}


def _marks(
    card: Card, criteria: Sequence[Criterion], scores: Mapping[int, Mapping[int, Score]], appeals: Mapping[int, Appeal]
) -> dict[str, Decimal]:
    found = {one.code: scores[one.pk][card.pk].points for one in criteria if card.pk in scores.get(one.pk, {})}
    if card.kind == CardKind.COUNCIL:
        changed = {key: one.change.becomes for key, one in appeals.items() if hasattr(one, "change")}
        found |= {one.code: changed[one.pk] for one in criteria if one.pk in changed}
    return found


def _side(kind: CardKind, cards: Sequence[Card], criteria: Sequence[Criterion], marks: Mapping[int, Marks]) -> Side:
    """Cards that were handed in count; while none was, those that are being filled."""
    theirs = [card for card in cards if card.kind == kind]
    counted = [card for card in theirs if card.is_final] or theirs
    each = [(card, tally(criteria, marks[card.pk])) for card in theirs]
    return Side(kind, each, counted, mean_of([told for card, told in each if card in counted]))


def _given(criterion: Criterion, side: Side, marks: Mapping[int, Marks], is_group: bool) -> Decimal | None:
    """Points of the side on the criterion; a card that has no mark there gave nothing, and None where no card has."""
    if is_group:
        return side.told.net[criterion.code]
    theirs = [marks[card.pk] for card in side.counted]
    if not any(criterion.code in one for one in theirs):
        return None
    return mean([one.get(criterion.code, NOTHING) for one in theirs])
