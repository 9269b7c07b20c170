"""Counting of votes, one for councils and conferences alike: whole numbers and exact fractions, nothing rounded.

* `rule`: what a share is a share of, how much is enough, what happens at a tie; `tally_passes`, `needed`
* `motion`: one question, agree or not, or a list of names voted on as a whole
* `sheet`: what was counted, of ballots, of raised hands by section, or by two tellers
* `election`: names one by one for a fixed number of seats

Three kinds of statement meet here and are kept apart.

* **Law** is not here: which awards need a vote, on which base and with which share (NĐ 152/2025 Đ33.5 and others) is in the law
  book and is handed in.
* **Custom** is set by the regulation of the body or by the conference itself: more than half of those present, who settles a
  tie, open or secret. `Rule` has no default for base, share and strictness.
* **Our convention** is said where it is applied. A ballot with a name that was not on the list is invalid, an empty one is
  blank; neither makes the base smaller. More ballots than the base has people are refused.
"""

from bangvang_trust.counting.election import Election, ElectionOutcome, ElectionResult, Line, Reading, elect
from bangvang_trust.counting.motion import Figures, MotionResult, motion, total
from bangvang_trust.counting.reasons import Reason
from bangvang_trust.counting.rule import Base, Outcome, Rule, TieRule, needed, tally_passes, weigh
from bangvang_trust.counting.sheet import Candidate, Sheet, Way

__all__ = [
    "Base",
    "Candidate",
    "Election",
    "ElectionOutcome",
    "ElectionResult",
    "Figures",
    "Line",
    "MotionResult",
    "Outcome",
    "Reading",
    "Reason",
    "Rule",
    "Sheet",
    "TieRule",
    "Way",
    "elect",
    "motion",
    "needed",
    "tally_passes",
    "total",
    "weigh",
]
