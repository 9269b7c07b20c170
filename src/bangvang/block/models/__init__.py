"""Blocks with their members and heads, and the pacts that members sign."""

from bangvang.block.models.organisation import Block, Leadership, Membership
from bangvang.block.models.pact import Pact, Signatory, Undertaking

__all__ = ["Block", "Leadership", "Membership", "Pact", "Signatory", "Undertaking"]
