"""Movements, and what the units below their body did about them."""

from bangvang.movement.models.movement import Movement, MovementPhase, PlannedAward
from bangvang.movement.models.taking_part import Pledge, Receipt, Review

__all__ = ["Movement", "MovementPhase", "PlannedAward", "Pledge", "Receipt", "Review"]
