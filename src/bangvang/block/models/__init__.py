"""Blocks with their members and heads."""

from bangvang.block.models.organisation import Block, Leadership, Membership

__all__ = ["Block", "Leadership", "Membership"]
