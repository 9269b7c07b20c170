"""Votes on phones: the page of a delegate, the way there by a code, the tellers' desk for whoever has no phone, the closing."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bangvang.audit.attempt import answered, attempt, status_of
from bangvang.conference import actions
from bangvang.conference.forms import BallotForm, CodeForm
from bangvang.conference.models import Attendee, Ballot, Conference, Slate, SlateVote
from bangvang.conference.permissions import may_check_in, may_count_at, may_plan, require
from bangvang.conference.queries import (
    attendees_matching,
    result_of,
    slates_visible_to,
    visible_to,
    voter_by,
    voters_of,
    votes_counted_by,
    votes_for,
)
from bangvang.conference.queries.phones import OneVote
from bangvang.vote.choices import VoteMethod

A_PAGE = 100
_WHICH = {"chua": False, "roi": True}


# ── a delegate ───────────────────────────────────────────────────────────────────────────────────────────────────────
@never_cache
@csrf_exempt  # the address itself is the secret that lets one vote; no cookie speaks for anybody here
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest, token: str) -> HttpResponse:
    """Every vote of the conference for whoever holds the invitation: send a ballot, or see what was sent and when."""
    attendee = voter_by(token)
    if attendee is None:
        raise Http404(_("Giấy mời này không còn hiệu lực."))
    votes, form = votes_for(attendee), None
    if request.method == "POST":
        votes, form = _sent(request, attendee, votes)
    context = {
        "attendee": attendee, "conference": attendee.conference, "sent": form,
        "rows": [(one, form if form is not None and form.vote == one.vote else _asked(one)) for one in votes],
        "may_vote": attendee.has_a_vote and attendee.is_present,
        "demonstration": attendee.conference.body.demonstration,
    }  # fmt: skip
    # Without the request: what every page of the office knows about its reader is asked for nobody here.
    answer = HttpResponse(render_to_string("conference/phone.html", context), status=status_of(form))
    answer._has_been_logged = True  # type: ignore[attr-defined]  # Django would write the address, which lets one vote
    return answer


def _asked(one: OneVote) -> BallotForm | None:
    """An empty ballot where one can still be sent."""
    return BallotForm(vote=one.vote) if one.is_open and one.ballot is None else None


def _sent(request: HttpRequest, attendee: Attendee, votes: list[OneVote]) -> tuple[list[OneVote], BallotForm]:
    """Take the ballot in; the votes with it, or, where it was not taken, as they stand now."""
    vote = next((one.vote for one in votes if str(one.vote.pk) == request.POST.get("vote")), None)
    if vote is None:
        raise Http404(_("Không có lượt biểu quyết này."))
    form, taken = BallotForm(request.POST, vote=vote), list[Ballot]()
    if form.is_valid() and attempt(
        form, lambda: taken.append(actions.send_ballot(attendee, vote, **form.cleaned_data))
    ):
        return [OneVote(vote, taken[0]) if one.vote == vote else one for one in votes], form
    return votes_for(attendee), form


@require_http_methods(["GET", "HEAD", "POST"])
def by_code(request: HttpRequest, pk: int) -> HttpResponse:
    """Number and code lead to the own page; a conference that votes with no phones has no such page."""
    conference = get_object_or_404(
        Conference, pk=pk, pk__in=Slate.objects.filter(method=VoteMethod.PHONE).values("conference")
    )
    form = CodeForm(request.POST or None)
    if form.is_valid():
        admitted: list[Attendee] = []
        if attempt(form, lambda: admitted.append(actions.admitted(conference, **form.cleaned_data))):
            return redirect("conference:phone", admitted[0].token)
    return render(
        request, "conference/phone_code.html", {"conference": conference, "form": form}, status=status_of(form)
    )


@login_required
@require_POST
def give_code(request: HttpRequest, pk: int) -> HttpResponse:
    """A new code at the door."""
    mine = Attendee.objects.filter(conference__in=visible_to(request.user)).select_related("conference__body")
    found = get_object_or_404(mine, pk=pk)
    require(may_check_in(request.user, found.conference))
    return answered(
        request, lambda: actions.give_code(request.user, found), _("Đã cấp mã mới; mã cũ thôi dùng được."),
        redirect("conference:invitation", found.token),
    )  # fmt: skip


# ── the tellers' desk ────────────────────────────────────────────────────────────────────────────────────────────────
def _desk(request: HttpRequest, pk: int) -> SlateVote:
    """A vote on phones whose tellers' desk the user stands at, or whose conference they plan."""
    votes = SlateVote.objects.filter(question__method=VoteMethod.PHONE).select_related(
        "slate__conference__body", "question__result", "end__by"
    )
    counted = votes_counted_by(request.user).values("pk")
    found = get_object_or_404(
        votes.filter(pk__in=counted) | votes.filter(slate__in=slates_visible_to(request.user).values("pk")), pk=pk
    )
    require(may_count_at(request.user, found) or may_plan(request.user, found.slate.conference))
    return found


@login_required
@require_safe
def voters(request: HttpRequest, pk: int) -> HttpResponse:
    """Delegates who are here and whether their vote is in; who leads the conference reads after the result what each said."""
    vote = _desk(request, pk)
    words, which = request.GET.get("q", "").strip()[:100], request.GET.get("loc", "")
    shown = attendees_matching(voters_of(vote, sent=_WHICH.get(which)), words)
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("trang"))
    ballots = {
        one.attendee_id: one for one in vote.ballots.filter(attendee__in=list(page)).select_related("entered_by")
    }
    told = result_of(vote.slate) is not None and may_plan(request.user, vote.slate.conference)
    context = {
        "vote": vote, "conference": vote.slate.conference, "page": page, "words": words, "which": which,
        "rows": [(one, ballots.get(one.pk)) for one in page],
        "sent": vote.ballots.count(), "told": told, "end": getattr(vote, "end", None),
        "may_enter": may_count_at(request.user, vote) and not hasattr(vote, "end"),
    }  # fmt: skip
    return render(request, "conference/voters.html", context)


@login_required
def enter(request: HttpRequest, pk: int, attendee_pk: int) -> HttpResponse:
    """A teller writes down the hand of somebody without a phone."""
    vote = get_object_or_404(votes_counted_by(request.user).filter(question__method=VoteMethod.PHONE), pk=pk)
    require(may_count_at(request.user, vote))
    attendee = get_object_or_404(voters_of(vote).select_related("conference"), pk=attendee_pk)
    form = BallotForm(request.POST if request.method == "POST" else None, vote=vote)
    if form.is_valid() and attempt(
        form, lambda: actions.enter_ballot(request.user, attendee, vote, **form.cleaned_data)
    ):
        messages.success(request, _("Đã ghi phiếu của %(name)s.") % {"name": attendee})
        return redirect("conference:voters", pk)
    context = {"vote": vote, "conference": vote.slate.conference, "attendee": attendee, "form": form}
    return render(request, "conference/enter_ballot.html", context, status=status_of(form))


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing more is taken in; the result stands."""
    found = get_object_or_404(
        slates_visible_to(request.user).filter(method=VoteMethod.PHONE, vote__isnull=False), pk=pk
    )
    require(may_plan(request.user, found.conference))
    return answered(
        request, lambda: actions.close_vote(request.user, found), _("Đã đóng biểu quyết; kết quả đã chốt."),
        redirect("conference:slate", pk),
    )  # fmt: skip
