"""Verbs of a vote on phones: give a code at the door, send a ballot, enter one for somebody without a phone, close."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.conference.actions.attendance import taken
from bangvang.conference.actions.codes import new_code
from bangvang.conference.actions.delegates import not_ended
from bangvang.conference.choices import BallotChoice, EndKind
from bangvang.conference.models import Attendee, Ballot, Slate, SlateVote, VoteEnd, VotingCode
from bangvang.conference.permissions import may_check_in, may_count_at, may_plan, require
from bangvang.conference.queries import vote_of
from bangvang.conference.queries.phones import figures_of
from bangvang.conference.validators import places_problem
from bangvang.outbox import actions as outbox
from bangvang.vote.actions import count_rows
from bangvang.vote.models import Result


# ── the short code ───────────────────────────────────────────────────────────────────────────────────────────────────
def give_code(by: User, attendee: Attendee) -> VotingCode:
    """A new code for a delegate who is here; an older one opens nothing any more. Raises PermissionDenied, `Refusal`."""
    require(may_check_in(by, attendee.conference))
    with transaction.atomic():
        conference = taken(attendee.conference)
        standing = conference.attendees.get(pk=attendee.pk)
        if not standing.has_a_vote or not standing.is_present:
            raise Refusal(_("Chỉ đại biểu có quyền biểu quyết và đã điểm danh mới có mã. Hãy điểm danh trước."))
        return new_code(by, standing)


# ── the ballot ───────────────────────────────────────────────────────────────────────────────────────────────────────
def send_ballot(attendee: Attendee, vote: SlateVote, *, choice: str = "", places: Sequence[int] = ()) -> Ballot:
    """Take the ballot of whoever holds the invitation. Raises `Refusal` with the moment of the first where there is one.

    One short transaction, for two thousand send theirs at once: is it open, then the write, and whether it is the first the
    constraint knows. The ballot is its own record, so that the journal and the outbox are told once, at the closing.
    """
    return _taken_in(attendee, vote, choice, places, None)


def enter_ballot(
    by: User, attendee: Attendee, vote: SlateVote, *, choice: str = "", places: Sequence[int] = ()
) -> Ballot:
    """Write down, as a teller, the hand of a delegate who has no phone. Raises PermissionDenied, `Refusal`."""
    require(may_count_at(by, vote))
    with transaction.atomic():
        ballot = _taken_in(attendee, vote, choice, places, by)
        audit.record(by, "entered_ballot", vote, note=f"{attendee.ordinal}. {attendee.name}")  # not what it says
        outbox.tell("conference.ballot_entered", vote)
    return ballot


def _taken_in(
    attendee: Attendee, vote: SlateVote, choice: str, places: Sequence[int], entered_by: User | None
) -> Ballot:
    _may_vote(attendee, vote)
    problem = places_problem(places, names=vote.question.names, seats=vote.question.seats)
    if problem:
        raise Refusal(problem)
    if (choice not in BallotChoice.values) if vote.question.names is None else choice:
        raise ValueError(f"no such choice: {choice!r}")
    ballot = Ballot(vote=vote, attendee=attendee, choice=choice, places=sorted(places), entered_by=entered_by)
    try:
        with transaction.atomic():
            _hold_open(vote)
            ballot.save(force_insert=True)
    except IntegrityError:  # there is one already
        _first(attendee, vote)
        raise
    return ballot


def _may_vote(attendee: Attendee, vote: SlateVote) -> None:
    if not vote.on_phones or attendee.conference_id != vote.slate.conference_id:
        raise ValueError("no vote on phones of this conference")
    if not attendee.has_a_vote:
        raise Refusal(_("%(name)s dự với tư cách không có quyền biểu quyết.") % {"name": attendee})
    if not attendee.is_present:
        raise Refusal(
            _("%(name)s chưa được điểm danh nên chưa biểu quyết được. Hãy đến bàn điểm danh.") % {"name": attendee}
        )


def _hold_open(vote: SlateVote) -> None:
    """Ballots are taken side by side, none once the vote is ended; who ends it waits for those that are being written.

    PostgreSQL: ballots share the row that the closing takes alone. SQLite has one writer from the start of a transaction.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM conference_slatevote WHERE id = %s FOR SHARE", [vote.pk])
    not_ended(vote)


def _first(attendee: Attendee, vote: SlateVote) -> None:
    sent = Ballot.objects.filter(vote=vote, attendee=attendee).first()
    if sent is None:
        return
    at = f"{timezone.localtime(sent.at):%H:%M:%S}"
    if sent.entered_by_id is not None:
        raise Refusal(_("Người kiểm đã ghi phiếu của anh/chị lúc %(at)s. Mỗi đại biểu một phiếu.") % {"at": at})
    raise Refusal(
        _("Đã ghi phiếu của anh/chị lúc %(at)s. Mỗi đại biểu một phiếu, phiếu gửi trước giữ nguyên.") % {"at": at}
    )


# ── the closing ──────────────────────────────────────────────────────────────────────────────────────────────────────
def close_vote(by: User, slate: Slate) -> Result:
    """From this moment nothing more is taken in; every ballot is counted once and stands in the log with the result.

    Who sent none is counted as not voting, and stays in the base. Raises PermissionDenied, `Refusal`.
    """
    require(may_plan(by, slate.conference))
    vote = vote_of(slate)
    if vote is None or not vote.on_phones:
        raise ValueError("no vote on phones to close")
    with transaction.atomic():
        vote = SlateVote.objects.select_for_update(of=("self",)).select_related("question", "slate").get(pk=vote.pk)
        not_ended(vote)
        end = VoteEnd.objects.create(vote=vote, kind=EndKind.CLOSED, by=by)
        ballots = list(Ballot.objects.filter(vote=vote).order_by("pk"))
        result = count_rows(vote.question, figures_of(vote, ballots))
        audit.record(by, "closed_slate_vote", slate, note=_("%(n)d phiếu") % {"n": len(ballots)})
        outbox.tell("conference.slate_voted_on", slate)
        chronicle.write("conference.slate_vote_closed", vote, [end, *ballots])
    return result
