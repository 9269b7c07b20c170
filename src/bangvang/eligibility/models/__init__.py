"""What the law said, of one handling on one day and of everybody in a unit at once; and by which rules a body is judged."""

from bangvang.eligibility.models.assessment import Assessment
from bangvang.eligibility.models.own_rules import OwnRules
from bangvang.eligibility.models.sweep import Sweep, SweepRow

__all__ = ["Assessment", "OwnRules", "Sweep", "SweepRow"]
