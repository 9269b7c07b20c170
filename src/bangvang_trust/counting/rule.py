"""When a share is enough: the base, the threshold, whether it must be exceeded, and who settles a tie."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bangvang_trust.counting.reasons import Reason, whole
from bangvang_trust.errors import Refused


class Base(StrEnum):
    """What a share is a share of. Blank, invalid and missing ballots stay in the base: they are not agreement."""

    TOTAL_MEMBERS = "total_members"
    PRESENT = "present"


class TieRule(StrEnum):
    """Who settles a tie at the last seat. Custom, set beforehand; this package names the rule and never acts on it."""

    RUNOFF = "runoff"  # vote again between those who are tied
    CHAIR = "chair"  # the side on which the chair voted
    LOT = "lot"


class Outcome(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NO_THRESHOLD = "no_threshold"


@dataclass(frozen=True, slots=True)
class Rule:
    """What was settled before the vote.

    ``base_count``: people. ``threshold``: exact share of them in (0, 1], or None where neither law nor regulation gives one.
    ``strict``: the share must be exceeded, as in "quá nửa" (threshold 1/2), not only reached, as in "từ 2/3 trở lên".
    ``tie``: None when nobody settled it beforehand; a tie is then told without a way on.

    Raises TypeError for a threshold that is not a Fraction (0.9 is not nine tenths), Refused for one that nobody could
    reach or that everybody would, and for a negative base. A base of 0 may be written, and is refused when counted.
    """

    base: Base
    base_count: int
    threshold: Fraction | None
    strict: bool
    tie: TieRule | None = None

    def __post_init__(self) -> None:
        whole(base_count=self.base_count)
        if self.threshold is None:
            return
        if not isinstance(self.threshold, Fraction):
            raise TypeError("a threshold is a Fraction: a float was rounded before it got here")
        if not 0 < self.threshold <= 1 or (self.strict and self.threshold == 1):
            how = "quá" if self.strict else "ít nhất"
            raise Refused(
                Reason.THRESHOLD,
                f"Ngưỡng “{how} {self.threshold}” không dùng được: phải lớn hơn 0, không quá toàn bộ, và có người đạt được.",
            )

    @property
    def least(self) -> int | None:
        """The fewest votes that are enough; None without a threshold or a base."""
        if self.threshold is None or self.base_count == 0:
            return None
        return needed(self.base_count, self.threshold, self.strict)


def tally_passes(agree: int, base: int, threshold: Fraction, strict: bool) -> bool:
    """Whether ``agree`` of ``base`` reaches the share; ``strict``: exceeds it. Nobody can pass on a base of nothing."""
    if base <= 0:
        return False
    share = Fraction(agree, base)
    return share > threshold if strict else share >= threshold


def needed(base: int, threshold: Fraction, strict: bool) -> int:
    """The fewest votes that pass."""
    exact = base * threshold
    fewest = -(-exact.numerator // exact.denominator)
    return fewest + 1 if strict and fewest == exact else fewest


def weigh(agree: int, base: int, threshold: Fraction | None, strict: bool) -> Outcome:
    """The outcome of ``agree`` votes. Without a threshold nothing passes silently: the outcome says that there is none."""
    if threshold is None:
        return Outcome.NO_THRESHOLD
    return Outcome.PASSED if tally_passes(agree, base, threshold, strict) else Outcome.FAILED
