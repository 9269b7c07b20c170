"""Verbs that end a vote by hand: cancel what was opened by mistake, settle equal votes at the last seat or vote on them again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.conference.actions.attendance import taken
from bangvang.conference.actions.delegates import CANDIDATE_FIELDS, SLATE_FIELDS, not_ended
from bangvang.conference.choices import EndKind
from bangvang.conference.models import Candidate, Slate, SlateVote, TieSettlement, VoteEnd
from bangvang.conference.permissions import may_plan, require
from bangvang.conference.queries import result_of, settlement_of, vote_of
from bangvang.conference.queries.elections import Standing, followed_by, standing_of
from bangvang.outbox import actions as outbox
from bangvang.vote.choices import TieWay


def _held(slate: Slate) -> tuple[Slate, SlateVote]:
    """The list and its vote as they stand, while both are held: no count and no ballot comes in meanwhile."""
    taken(slate.conference)
    list(SlateVote.objects.select_for_update(of=("self",)).filter(slate=slate))
    slate = Slate.objects.select_related("vote__question__result", "vote__settlement", "followed_by").get(pk=slate.pk)
    vote = vote_of(slate)
    if vote is None:
        raise Refusal(_("Danh sách này chưa đưa ra biểu quyết nên chưa có gì để làm. Hãy tải lại trang."))
    return slate, vote


# ── opened by mistake ────────────────────────────────────────────────────────────────────────────────────────────────
def cancel_vote(by: User, slate: Slate, *, reason: str) -> Slate:
    """Cancel the vote on a list before its result; all that was counted stays. Gives the list on which to vote again.

    It has the same names and rule, which may be corrected before it is opened. Raises PermissionDenied, `Refusal`.
    """
    require(may_plan(by, slate.conference))
    with transaction.atomic():
        slate, vote = _held(slate)
        if result_of(slate) is not None:
            raise Refusal(_("Lượt biểu quyết đã có kết quả nên không hủy được nữa. Kết quả đã chốt thì giữ nguyên."))
        not_ended(vote)
        if not reason.strip():
            raise Refusal(_("Chưa ghi vì sao hủy. Ví dụ: mở trước khi đọc hết danh sách."))
        end = VoteEnd.objects.create(vote=vote, kind=EndKind.CANCELLED, reason=reason.strip(), by=by)
        again = _again(slate, slate.candidates.order_by("ordinal"), seats=slate.seats)
        audit.record(by, "cancelled_slate_vote", slate, note=end.reason)
        outbox.tell("conference.slate_vote_cancelled", slate)
        chronicle.write("conference.slate_vote_cancelled", vote, [end])
    return again


def _again(slate: Slate, people: Iterable[Candidate], *, seats: int) -> Slate:
    """The list that follows this one, of ``people`` in their order, by the same rule."""
    kept = {name: getattr(slate, name) for name in SLATE_FIELDS} | {"seats": seats}
    again = Slate.objects.create(conference=slate.conference, follows=slate, turn=slate.turn + 1, **kept)
    Candidate.objects.bulk_create(
        Candidate(slate=again, ordinal=ordinal, **{name: getattr(one, name) for name in CANDIDATE_FIELDS})
        for ordinal, one in enumerate(people, start=1)
    )
    return again


# ── equal votes at the last seat ─────────────────────────────────────────────────────────────────────────────────────
def _tied(slate: Slate, vote: SlateVote) -> Standing:
    """What was counted, with the tie that is still open."""
    result = result_of(slate)
    standing = standing_of(vote, result) if result is not None else None
    if standing is None or settlement_of(vote) is not None or not standing.tied:
        raise Refusal(_("Không có ai bằng phiếu ở suất cuối mà chưa giải quyết. Hãy tải lại trang."))
    if followed_by(slate) is not None:
        raise Refusal(_("Hội nghị đã chọn bầu lại giữa những người bằng phiếu. Hãy mở danh sách bầu lại."))
    return standing


def settle_tie(by: User, slate: Slate, *, places: Sequence[int], settled_by: str, reason: str) -> TieSettlement:
    """Write whom the named person ``settled_by`` gave the last seats, and why. ``places``: on the list, as many as seats.

    Raises PermissionDenied, `Refusal`, also where the rule set beforehand says that they are voted on again.
    """
    require(may_plan(by, slate.conference))
    with transaction.atomic():
        slate, vote = _held(slate)
        standing = _tied(slate, vote)
        if vote.question.tie == TieWay.RUNOFF:
            raise Refusal(_("Thể lệ đặt trước là bầu lại giữa những người bằng phiếu. Hãy lập danh sách bầu lại."))
        chosen = sorted(set(places))
        if not set(chosen) <= {line.place for line in standing.tied} or len(chosen) != standing.tied_seats:
            raise Refusal(
                _("Còn %(seats)d suất cho %(n)d người bằng phiếu: chọn đúng %(seats)d trong những người ấy.")
                % {"seats": standing.tied_seats, "n": len(standing.tied)}
            )
        if not settled_by.strip() or not reason.strip():
            raise Refusal(_("Chưa ghi ai quyết định và vì sao. Biên bản phải nêu cả hai."))
        settlement = TieSettlement.objects.create(
            vote=vote, places=chosen, settled_by=settled_by.strip(), reason=reason.strip(), by=by
        )
        audit.record(by, "settled_tie", slate, note=f"{settlement.settled_by}: {settlement.reason}")
        outbox.tell("conference.tie_settled", slate)
        chronicle.write("conference.tie_settled", vote, [settlement])
    return settlement


def second_ballot(by: User, slate: Slate) -> Slate:
    """Draw up the list of those with equal votes for the seats that are left. Raises PermissionDenied, `Refusal`."""
    require(may_plan(by, slate.conference))
    with transaction.atomic():
        slate, vote = _held(slate)
        standing = _tied(slate, vote)
        if vote.question.tie in (TieWay.CHAIR, TieWay.LOT):
            raise Refusal(
                _("Thể lệ đặt trước là %(how)s, không bầu lại. Hãy ghi ai quyết định và vì sao.")
                % {"how": TieWay(vote.question.tie).label}
            )
        ordinals = sorted(line.place for line in standing.tied)
        again = _again(
            slate, slate.candidates.filter(ordinal__in=ordinals).order_by("ordinal"), seats=standing.tied_seats
        )
        audit.record(by, "drew_up_second_ballot", again, note=_("%(n)d người bằng phiếu") % {"n": len(ordinals)})
        outbox.tell("conference.slate_drawn_up", again)
    return again
