"""How far a movement is in every unit: received, pledged, reported, proposed for commendation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from bangvang.movement.models import Movement
from bangvang.movement.queries import BoardRow, board_of
from bangvang.nomination.choices import ProposalState
from bangvang.nomination.models import Nomination


@dataclass(frozen=True)
class UnitRow:
    """One unit on the board. ``proposed``: dossiers that it sent for the movement."""

    board: BoardRow
    proposed: int

    @property
    def owes(self) -> bool:
        """Whether the unit has not taken note, pledged and reported; one that ended owes that it be handed on."""
        return not (self.board.receipt.received_at and self.board.pledges and (self.board.interim or self.board.final))


def board_with_proposals(movement: Movement) -> list[UnitRow]:
    """Every unit that was sent the movement. Four questions however many there are."""
    proposed = dict(
        Nomination.objects.filter(proposal__movement=movement)
        .exclude(proposal__state=ProposalState.DRAFT)
        .order_by()
        .values_list("proposal__unit_id")
        .annotate(n=Count("pk"))
    )
    return [UnitRow(row, proposed.get(row.receipt.unit_id, 0)) for row in board_of(movement)]


def sums_of(board: Sequence[UnitRow]) -> dict[str, int]:
    """How many units have received, pledged, reported in the middle and at the end, and proposed."""
    return {
        "received": sum(row.board.receipt.received_at is not None for row in board),
        "pledged": sum(row.board.pledges > 0 for row in board),
        "interim": sum(row.board.interim is not None for row in board),
        "final": sum(row.board.final is not None for row in board),
        "proposed": sum(row.proposed > 0 for row in board),
    }
