"""Pages of the identity ledger: of people, and of units."""

from bangvang.identity.views import people, units

__all__ = ["people", "units"]
