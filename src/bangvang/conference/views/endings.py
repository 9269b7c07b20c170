"""Pages where a vote is ended by hand: cancelled, its tie settled, or those who are tied voted on again."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.refusals import Refusal
from bangvang.conference import actions
from bangvang.conference.forms import CancelForm, TieForm
from bangvang.conference.models import Slate
from bangvang.conference.permissions import may_plan, require
from bangvang.conference.queries import heads_in, result_of, slates_visible_to, standing_of, vote_of
from bangvang.conference.queries.delegates import counted_in


def _find(request: HttpRequest, pk: int) -> Slate:
    found = get_object_or_404(slates_visible_to(request.user), pk=pk)
    require(may_plan(request.user, found.conference))
    return found


@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a vote that was opened by mistake; the next page is the list on which to vote again."""
    found = _find(request, pk)
    vote = vote_of(found)
    if vote is None:
        raise Http404(_("Danh sách này chưa đưa ra biểu quyết."))
    form = CancelForm(request.POST or None)
    if form.is_valid():
        made: list[Slate] = []
        if attempt(form, lambda: made.append(actions.cancel_vote(request.user, found, **form.cleaned_data))):
            messages.success(request, _("Đã hủy lượt biểu quyết. Đây là danh sách để biểu quyết lại."))
            return redirect("conference:slate", made[0].pk)
    context = {
        "slate": found, "conference": found.conference, "vote": vote, "form": form, "result": result_of(found),
        "heads": heads_in(vote, counted_in(vote)),
    }  # fmt: skip
    return render(request, "conference/cancel_vote.html", context, status=status_of(form))


@login_required
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Write who settled equal votes at the last seat, for whom and why."""
    found = _find(request, pk)
    vote, result = vote_of(found), result_of(found)
    standing = standing_of(vote, result) if vote is not None and result is not None else None
    if standing is None or not (standing.tied or standing.settlement):
        raise Http404(_("Danh sách này không có ai bằng phiếu ở suất cuối."))
    form = TieForm(request.POST or None, standing=standing)
    if form.is_valid() and attempt(form, lambda: actions.settle_tie(request.user, found, **form.cleaned_data)):
        messages.success(request, _("Đã ghi quyết định."))
        return redirect("conference:slate", pk)
    context = {"slate": found, "conference": found.conference, "vote": vote, "standing": standing, "form": form}
    return render(request, "conference/settle_tie.html", context, status=status_of(form))


@login_required
@require_POST
def second(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw up the list of those who are tied."""
    found = _find(request, pk)
    try:
        again = actions.second_ballot(request.user, found)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("conference:slate", pk)
    messages.success(request, _("Đã lập danh sách bầu lại giữa những người bằng phiếu."))
    return redirect("conference:slate", again.pk)
