"""Pages of movements: of who leads them, and of the units that take part."""

from bangvang.movement.views import leading, taking_part

__all__ = ["leading", "taking_part"]
