"""Questions about names voted on one by one: who is elected, who is tied, who settled it; and a cancelled vote's end."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bangvang.conference.choices import EndKind
from bangvang.conference.models import Slate, SlateVote, TieSettlement, VoteEnd
from bangvang.vote.choices import VoteOutcome
from bangvang.vote.models import Question, Result
from bangvang.vote.queries import differing, elected_by


def end_of(vote: SlateVote) -> VoteEnd | None:
    """How somebody ended it, if somebody did."""
    return getattr(vote, "end", None)


def cancelled(vote: SlateVote | None) -> bool:
    """Whether it was opened by mistake and has no result, ever."""
    end = end_of(vote) if vote is not None else None
    return end is not None and end.kind == EndKind.CANCELLED


def followed_by(slate: Slate) -> Slate | None:
    """The list with which a cancelled vote, or a tie, is voted on again."""
    return getattr(slate, "followed_by", None)


def settlement_of(vote: SlateVote) -> TieSettlement | None:
    """Who settled equal votes at the last seat, if anybody did."""
    return getattr(vote, "settlement", None)


@dataclass(frozen=True)
class NameLine:
    """One name: ``place`` on the list, ``votes``; ``enough`` of the base; ``elected``; ``tied`` for a seat nobody settled yet."""

    place: int
    name: str
    votes: int
    enough: bool
    elected: bool
    tied: bool


@dataclass(frozen=True)
class Standing:
    """What an election came to, most votes first, with what a person settled; ``tied_seats`` are still to be settled."""

    lines: tuple[NameLine, ...]
    seats: int
    tied_seats: int
    open_seats: int
    base_count: int
    missing: int
    settlement: TieSettlement | None
    has_threshold: bool

    @property
    def elected(self) -> list[NameLine]:
        return [line for line in self.lines if line.elected]

    @property
    def tied(self) -> list[NameLine]:
        return [line for line in self.lines if line.tied]


def names_of(vote: SlateVote) -> list[str]:
    """Names of the list as they were read out, without their number."""
    return [line.partition(". ")[2] for line in vote.names.splitlines()]


def called(said: str) -> str:
    """The name alone of a line as it was read out."""
    return said.partition(", ")[0]


def standing_of(vote: SlateVote, result: Result) -> Standing | None:
    """None where the list was voted on as a whole."""
    question = vote.question
    if question.names is None:
        return None
    counted, settlement, names = elected_by(question, result), settlement_of(vote), names_of(vote)
    chosen = set(counted.elected) | set(settlement.places if settlement is not None else ())
    tied = set(counted.tied) if settlement is None else set()
    return Standing(
        lines=tuple(
            NameLine(line.candidate, names[line.candidate - 1], line.votes, line.enough, line.candidate in chosen,
                     line.candidate in tied)
            for line in counted.standing if isinstance(line.candidate, int)
        ),
        seats=question.seats or 0,
        tied_seats=counted.tied_seats if settlement is None else 0,
        open_seats=counted.open_seats,
        base_count=question.base_count,
        missing=counted.missing,
        settlement=settlement,
        has_threshold=result.outcome != VoteOutcome.NO_THRESHOLD,
    )  # fmt: skip


def election_words(standing: Standing) -> str:
    """ "Trúng cử 2/3 người: A (90/100), B (71/100); C và D cùng 60/100, còn 1 suất …"."""
    base = standing.base_count
    if not standing.has_threshold:
        return _("Chưa có ngưỡng nên chưa kết luận ai trúng cử")
    told = [_("Trúng cử %(n)d/%(seats)d người") % {"n": len(standing.elected), "seats": standing.seats}]
    if standing.elected:
        told[0] += ": " + ", ".join(f"{called(line.name)} ({line.votes}/{base})" for line in standing.elected)
    if standing.tied:
        told.append(
            _("%(names)s cùng được %(votes)d/%(base)d, còn %(seats)d suất cho %(n)d người")
            % {
                "names": ", ".join(called(line.name) for line in standing.tied),
                "votes": standing.tied[0].votes,
                "base": base,
                "seats": standing.tied_seats,
                "n": len(standing.tied),
            }
        )
    if standing.settlement is not None:
        told.append(
            _("bằng phiếu ở suất cuối do %(who)s quyết định: %(why)s")
            % {"who": standing.settlement.settled_by, "why": standing.settlement.reason.rstrip(".")}
        )
    if standing.open_seats:
        told.append(_("còn %(n)d suất chưa ai đủ số phiếu") % {"n": standing.open_seats})
    return "; ".join(told)


def differing_names(vote: SlateVote, question: Question) -> list[str]:
    """What two tellers counted differently, by name, without a figure of either. Reads prefetched ``entries``."""
    if question.names is None:
        return []
    names = names_of(vote)
    places, figures = differing(question)
    words = {
        "issued": _("phát ra"), "agree": _("hợp lệ"), "blank": _("phiếu trắng"), "invalid": _("không hợp lệ"),
    }  # fmt: skip
    return [*(called(names[place - 1]) for place in places), *(words[name] for name in figures)]
