"""What the law said: of one handling on one day, and of everybody in a unit at once."""

from bangvang.eligibility.models.assessment import Assessment
from bangvang.eligibility.models.sweep import Sweep, SweepRow

__all__ = ["Assessment", "Sweep", "SweepRow"]
