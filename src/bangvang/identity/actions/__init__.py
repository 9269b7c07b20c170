"""Verbs of the identity ledger, for people and for units."""

from bangvang.identity.actions.people import dismiss, merge, postpone, undo_merge
from bangvang.identity.actions.units import merge_units, part_units, undo_unit_merge

__all__ = ["dismiss", "merge", "merge_units", "part_units", "postpone", "undo_merge", "undo_unit_merge"]
