"""Pages of decisions, of what leaves the house, and of what follows the issue."""

from bangvang.decision.views import acts, decisions, outgoing, rows

__all__ = ["acts", "decisions", "outgoing", "rows"]
