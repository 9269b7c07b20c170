"""One question put to all: a motion, or a list of names voted on as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from bangvang_trust.counting.reasons import Reason, whole, within
from bangvang_trust.counting.rule import Outcome, Rule, weigh
from bangvang_trust.errors import Refused


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted, in ballots or raised hands. Hands: ``blank`` are those who abstain. Raises TypeError, Refused below 0."""

    agree: int
    disagree: int
    blank: int = 0
    invalid: int = 0

    def __post_init__(self) -> None:
        whole(agree=self.agree, disagree=self.disagree, blank=self.blank, invalid=self.invalid)

    @property
    def cast(self) -> int:
        return self.agree + self.disagree + self.blank + self.invalid

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.agree + other.agree,
            self.disagree + other.disagree,
            self.blank + other.blank,
            self.invalid + other.invalid,
        )


@dataclass(frozen=True, slots=True)
class MotionResult:
    """``share``: agreement in the base, exact. ``least``: the fewest that pass. ``missing``: ballots that did not come back."""

    outcome: Outcome
    figures: Figures
    share: Fraction
    least: int | None
    missing: int


def total(sections: Iterable[Figures]) -> Figures:
    """The sum of what was counted section by section. Raises Refused when nobody counted anything."""
    counted = list(sections)
    if not counted:
        raise Refused(Reason.NOTHING_COUNTED, "Chưa có tổ nào ghi số. Chờ các tổ đếm xong rồi cộng.")
    return sum(counted[1:], counted[0])


def motion(rule: Rule, figures: Figures, *, ballots_given: int) -> MotionResult:
    """Weigh the agreement against the base of the rule.

    ``ballots_given``: ballots handed out, or hands that could be raised. A tie is no matter here: exactly half is not
    more than half. Raises Refused when the base is 0 or when more came back than was given or than the base has people.
    """
    within(figures.cast, ballots_given=ballots_given, base_count=rule.base_count)
    return MotionResult(
        outcome=weigh(figures.agree, rule.base_count, rule.threshold, rule.strict),
        figures=figures,
        share=Fraction(figures.agree, rule.base_count),
        least=rule.least,
        missing=ballots_given - figures.cast,
    )
