"""Who may set up a block and name its heads, draft its pact, answer for a member, let a unit into a round, put marks on a card,
settle a tie.
"""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.block.choices import CardKind
from bangvang.block.models import Block, Card, Round
from bangvang.block.queries import FOR_A_UNIT, ORGANISERS, head_of
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds

__all__ = [
    "may_answer_for",
    "may_draft_pact",
    "may_fill",
    "may_let_in",
    "may_organise",
    "may_organise_for",
    "may_settle",
    "require",
]


def may_organise_for(user: User, organiser: Unit) -> bool:
    """Set up blocks for the council of the unit."""
    return holds(user, ORGANISERS, organiser.pk)


def may_organise(user: User, block: Block) -> bool:
    """Change the block: its members, its heads, its rounds."""
    return holds(user, ORGANISERS, block.organiser_id)


def may_draft_pact(user: User, block: Block, year: int) -> bool:
    """Draft the pact of the year, send it, write down that it was signed: the head's officers, or the organiser's."""
    if may_organise(user, block):
        return True
    head = head_of(block, year)
    return head is not None and holds(user, FOR_A_UNIT, head.pk)


def may_let_in(user: User, round: Round) -> bool:
    """Let a unit into a round that is open already: the officers of the head of that year, or the organiser's."""
    return may_draft_pact(user, round.block, round.year)


def may_answer_for(user: User, unit: Unit) -> bool:
    """Agree to a pact for the member, or send it back."""
    return holds(user, FOR_A_UNIT, unit.pk)


def may_fill(user: User, card: Card) -> bool:
    """Put marks on the card: who answers for the unit that scores, or organises for the body that does."""
    roles = ORGANISERS if card.kind == CardKind.COUNCIL else FOR_A_UNIT
    return holds(user, roles, card.scorer_id)


def may_settle(user: User, block: Block) -> bool:
    """Say who comes first among units with equal points: a leader of the organiser, or its officers for the leaders."""
    return holds(user, (*ORGANISERS, Role.LEADER), block.organiser_id)
