"""Names one by one for a fixed number of seats. What the figures do not settle is handed to a person, with the names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bangvang_trust.counting.reasons import Reason, whole, within
from bangvang_trust.counting.rule import Outcome, Rule, TieRule, weigh
from bangvang_trust.counting.sheet import Candidate, Sheet, Way
from bangvang_trust.errors import Refused


class Reading(StrEnum):
    """What one ballot is."""

    VALID = "valid"
    BLANK = "blank"
    INVALID = "invalid"


class ElectionOutcome(StrEnum):
    FILLED = "filled"
    SEATS_OPEN = "seats_open"
    NEEDS_A_PERSON = "needs_a_person"
    NO_THRESHOLD = "no_threshold"


@dataclass(frozen=True, slots=True)
class Election:
    """``candidates``: keys in the order of the list, which settles nothing; fewer than ``seats`` is allowed.

    Raises Refused for no seat, no candidate, or one that is on the list twice.
    """

    rule: Rule
    seats: int
    candidates: tuple[Candidate, ...]
    way: Way = Way.PAPER

    def __post_init__(self) -> None:
        whole(seats=self.seats)
        if self.seats == 0:
            raise Refused(Reason.SEATS, "Chưa ghi được bầu bao nhiêu người. Ghi số lượng trước khi bầu.")
        if not self.candidates:
            raise Refused(Reason.CANDIDATES, "Danh sách bầu chưa có ai. Ghi tên trước khi bầu.")
        if len(set(self.candidates)) != len(self.candidates):
            raise Refused(Reason.CANDIDATES, "Có người ghi hai lần trong danh sách bầu. Bỏ bớt một dòng.")

    def read(self, ballot: Collection[Candidate]) -> Reading:
        """Judge one ballot by the names it chooses. Our convention, where no regulation says otherwise:

        nobody chosen is blank; more than the seats, or anybody who is not on the list, makes the whole ballot invalid.
        """
        chosen = set(ballot)
        if not chosen:
            return Reading.BLANK
        if len(chosen) > self.seats or not chosen <= set(self.candidates):
            return Reading.INVALID
        return Reading.VALID

    def count(self, ballots: Iterable[Collection[Candidate]]) -> Sheet:
        """Count ballots, each the names it chooses. In no order, and each once: who may vote once is the caller's matter."""
        votes = dict.fromkeys(self.candidates, 0)
        read = dict.fromkeys(Reading, 0)
        for ballot in ballots:
            reading = self.read(ballot)
            read[reading] += 1
            if reading is Reading.VALID:
                for candidate in set(ballot):
                    votes[candidate] += 1
        return Sheet(votes, valid=read[Reading.VALID], blank=read[Reading.BLANK], invalid=read[Reading.INVALID])


@dataclass(frozen=True, slots=True)
class Line:
    """One name: ``votes``, ``share`` of the base, exact, and whether that is enough (False without a threshold)."""

    candidate: Candidate
    votes: int
    share: Fraction
    enough: bool


@dataclass(frozen=True, slots=True)
class ElectionResult:
    """``standing``: all names, most votes first. ``elected``: those whose seat is beyond doubt, most votes first.

    ``tied``: names with equally many votes for the last ``tied_seats`` seats, which are fewer than they; ``tie`` says how the
    rule settles that, None when nobody settled it beforehand. ``open_seats``: seats for which nobody has enough.
    Always ``len(elected) + tied_seats + open_seats == seats``. ``missing``: ballots given that did not come back.
    """

    outcome: ElectionOutcome
    standing: tuple[Line, ...]
    elected: tuple[Candidate, ...]
    tied: tuple[Candidate, ...]
    tied_seats: int
    open_seats: int
    tie: TieRule | None
    least: int | None
    missing: int


def elect(election: Election, sheet: Sheet, *, ballots_given: int) -> ElectionResult:
    """Elect those who have enough of the base, from the highest, at most as many as there are seats.

    That enough comes before most, and that equal votes at the last seat go to a person, is custom of Vietnamese congresses;
    the share is the rule's. A tie within the seats matters to nobody. Without a threshold nobody is elected silently.

    Raises Refused when ``sheet`` cannot be a count of this election: other names, more ballots than given or than the base
    has people, more votes than the valid ballots could hold, or (on paper) fewer.
    """
    rule = election.rule
    within(sheet.cast, ballots_given=ballots_given, base_count=rule.base_count)
    _can_be(election, sheet)
    place = {candidate: ordinal for ordinal, candidate in enumerate(election.candidates)}
    ranked = sorted(sheet.votes.items(), key=lambda pair: (-pair[1], place[pair[0]]))
    standing = tuple(
        Line(name, votes, Fraction(votes, rule.base_count), _enough(rule, votes)) for name, votes in ranked
    )
    elected, tied = _seated([line for line in standing if line.enough], election.seats)
    tied_seats = election.seats - len(elected) if tied else 0
    open_seats = election.seats - len(elected) - tied_seats
    return ElectionResult(
        outcome=_outcome(rule, tied_seats, open_seats),
        standing=standing,
        elected=elected,
        tied=tied,
        tied_seats=tied_seats,
        open_seats=open_seats,
        tie=rule.tie if tied else None,
        least=rule.least,
        missing=ballots_given - sheet.cast,
    )


def _can_be(election: Election, sheet: Sheet) -> None:
    if sheet.votes.keys() != set(election.candidates):
        raise Refused(
            Reason.CANDIDATES,
            "Số phiếu không ghi đúng cho những người trong danh sách bầu. Ghi đủ từng người, cả số 0.",
        )
    votes = sum(sheet.votes.values())
    room = sheet.valid * election.seats
    if votes > room:
        raise Refused(
            Reason.MARKS,
            f"Cộng phiếu của mọi người được {votes}, nhưng {sheet.valid} phiếu hợp lệ, mỗi phiếu "
            f"chọn nhiều nhất {election.seats} người, chỉ cho tối đa {room}. Đếm lại rồi ghi cho khớp.",
        )
    if election.way is Way.PAPER and votes < sheet.valid:
        raise Refused(
            Reason.MARKS,
            f"Cộng phiếu của mọi người được {votes}, ít hơn {sheet.valid} phiếu hợp lệ. Phiếu không chọn ai là phiếu trắng; "
            "đếm lại rồi ghi cho khớp.",
        )


def _enough(rule: Rule, votes: int) -> bool:
    return weigh(votes, rule.base_count, rule.threshold, rule.strict) is Outcome.PASSED


def _seated(enough: list[Line], seats: int) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Who is elected and who is tied, of those who have enough, most votes first."""
    if len(enough) <= seats:
        return tuple(line.candidate for line in enough), ()
    last, next_after = enough[seats - 1].votes, enough[seats].votes
    if last > next_after:
        return tuple(line.candidate for line in enough[:seats]), ()
    return (
        tuple(line.candidate for line in enough if line.votes > last),
        tuple(line.candidate for line in enough if line.votes == last),
    )


def _outcome(rule: Rule, tied_seats: int, open_seats: int) -> ElectionOutcome:
    if rule.threshold is None:
        return ElectionOutcome.NO_THRESHOLD
    if tied_seats:
        return ElectionOutcome.NEEDS_A_PERSON
    return ElectionOutcome.SEATS_OPEN if open_seats else ElectionOutcome.FILLED
