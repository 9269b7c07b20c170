"""What officers decided about rows that look like one person, or one unit."""

from bangvang.identity.models.people import Judgement, Merge
from bangvang.identity.models.units import UnitJudgement, UnitMerge

__all__ = ["Judgement", "Merge", "UnitJudgement", "UnitMerge"]
