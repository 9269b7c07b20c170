"""Pages that everybody gets alike are kept in memory, as long as nothing that they tell of has changed.

A view says so of its answer: ``return kept(request, answer, "decision", "register")``. See docs/decisions/0016.
"""

from bangvang.design.keeping.mark import kept

__all__ = ["kept"]
