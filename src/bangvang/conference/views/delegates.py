"""Lists of delegates and the vote on them: draw up, open, count as a teller, show in the hall, print the minutes."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import answered, attempt, status_of
from bangvang.conference import actions
from bangvang.conference.counting import Sheet
from bangvang.conference.forms import CandidateForm, SlateForm
from bangvang.conference.models import Candidate, Slate, SlateVote
from bangvang.conference.papers import count_minutes
from bangvang.conference.permissions import may_count_at, may_plan, require
from bangvang.conference.queries import (
    cancelled,
    code_address,
    composition_of,
    counted_in,
    differing_names,
    end_of,
    followed_by,
    heads_in,
    outcome_words,
    presence_of,
    result_of,
    rule_words,
    settlement_of,
    slates_visible_to,
    standing_of,
    visible_to,
    vote_of,
    votes_counted_by,
)
from bangvang.conference.queries.elected import names_sent
from bangvang.conference.views.hall import stays_shown
from bangvang.files.queries import DOCX, PDF, answer_with
from bangvang.vote.choices import VoteMethod
from bangvang_paper.typesetting.qr import qr_svg
from bangvang_paper.typesetting.statement import statement_docx, statement_pdf

_PAPERS = {"docx": (statement_docx, DOCX), "pdf": (statement_pdf, PDF)}


def _find(request: HttpRequest, pk: int) -> Slate:
    return get_object_or_404(slates_visible_to(request.user), pk=pk)


# ── the list ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def draw_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a list: quota from above and the rule of the vote."""
    conference = get_object_or_404(visible_to(request.user), pk=pk)
    require(may_plan(request.user, conference))
    form = SlateForm(request.POST or None, initial={"congress": conference.delegates_to})
    if form.is_valid():
        made: list[Slate] = []
        said = {name: form.cleaned_data[name] for name in actions.SLATE_FIELDS}
        if attempt(form, lambda: made.append(actions.draw_up_slate(request.user, conference, **said))):
            return redirect("conference:slate", made[0].pk)
    return render(
        request, "conference/slate_form.html", {"conference": conference, "form": form}, status=status_of(form)
    )


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change quota or rule before the vote."""
    found = _find(request, pk)
    require(may_plan(request.user, found.conference))
    form = SlateForm(request.POST or None, instance=_find(request, pk))
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.SLATE_FIELDS}
        if attempt(form, lambda: actions.revise_slate(request.user, found, read_version=form.read_version, **said)):
            messages.success(request, _("Đã lưu."))
            return redirect("conference:slate", pk)
    context = {"conference": found.conference, "slate": found, "form": form}
    return render(request, "conference/slate_form.html", context, status=status_of(form))


@login_required
@require_safe
def slate(request: HttpRequest, pk: int) -> HttpResponse:
    """The list with its composition, the rule, and what the vote came to."""
    return _slate_page(request, _find(request, pk))


def _slate_page(request: HttpRequest, found: Slate, *, form: CandidateForm | None = None) -> HttpResponse:
    vote, result = vote_of(found), result_of(found)
    counted = counted_in(vote) if vote is not None else []
    standing = standing_of(vote, result) if vote is not None and result is not None else None
    context = {
        "slate": found,
        "conference": found.conference,
        "candidates": found.candidates.all(),
        "composition": composition_of(found),
        "heads": presence_of(found.conference),
        "vote": vote,
        "result": result,
        "rule": vote.rule if vote is not None else rule_words(found),
        "sentence": outcome_words(vote, result) if vote is not None and result is not None else "",
        "standing": standing,
        "sends": bool(names_sent(found)),
        "end": end_of(vote) if vote is not None else None,
        "cancelled": cancelled(vote),
        "followed": followed_by(found),
        "on_phones": vote is not None and vote.on_phones,
        "counted": [(one, differing_names(vote, one.question)) for one in counted] if vote is not None else [],
        "heads_counted": heads_in(vote, counted) if vote is not None else 0,
        "form": form or CandidateForm(),
        "may_plan": may_plan(request.user, found.conference),
        "may_count": vote is not None and may_count_at(request.user, vote),
    }
    return render(request, "conference/slate.html", context, status=status_of(form))


@login_required
@require_POST
def put_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Write one name on the list."""
    found = _find(request, pk)
    require(may_plan(request.user, found.conference))
    form = CandidateForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.put_on_slate(request.user, found, **form.cleaned_data)):
        messages.success(request, _("Đã ghi %(name)s.") % {"name": form.cleaned_data["name"]})
        return redirect("conference:slate", pk)
    return _slate_page(request, found, form=form)


@login_required
@require_POST
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a name off the list."""
    mine = Candidate.objects.filter(slate__in=slates_visible_to(request.user))
    candidate = get_object_or_404(mine.select_related("slate__conference"), pk=pk)
    require(may_plan(request.user, candidate.slate.conference))
    return answered(
        request, lambda: actions.take_off_slate(request.user, candidate),
        _("Đã bỏ %(name)s khỏi danh sách.") % {"name": candidate}, redirect("conference:slate", candidate.slate_id),
    )  # fmt: skip


# ── the vote ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_POST
def open_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the list to the vote."""
    found = _find(request, pk)
    require(may_plan(request.user, found.conference))
    return answered(
        request, lambda: actions.open_vote(request.user, found),
        _("Đã bắt đầu biểu quyết. Hai người kiểm mở Bàn việc để nhập số."), redirect("conference:slate", pk),
    )  # fmt: skip


def _vote(request: HttpRequest, pk: int) -> SlateVote:
    return get_object_or_404(votes_counted_by(request.user), pk=pk)


@login_required
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """One teller's sheet: the own figures, and for each row how far the two counts are; never the other's figures."""
    found = _vote(request, pk)
    require(may_count_at(request.user, found))
    if found.on_phones:
        return redirect("conference:voters", pk)
    sheet = Sheet(found, request.user, data=request.POST or None)
    if request.method == "POST" and sheet.save():
        messages.success(request, _("Đã ghi số của %(count)d dòng.") % {"count": sheet.saved})
        return redirect("conference:count_vote", pk)
    context = {
        "vote": found, "conference": found.slate.conference, "sheet": sheet, "end": end_of(found),
        "by_hands": found.question.method == VoteMethod.OPEN,
    }  # fmt: skip
    status = 422 if sheet.wrong else 409 if request.method == "POST" else 200
    return render(request, "conference/count.html", context, status=status)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one's own figures that made no result yet, so that somebody else may count."""
    found = _vote(request, pk)
    require(may_count_at(request.user, found))
    return answered(
        request, lambda: actions.withdraw_counts(request.user, found), _("Đã rút số đã nhập mà chưa khớp."),
        redirect("conference:count_vote", pk),
    )  # fmt: skip


@require_safe
@stays_shown
def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """For the hall: how many of those present have been counted; no split before the result. 204 while nothing changed."""
    found = _voted_on_now(request, _find(request, pk))
    vote, result = vote_of(found), result_of(found)
    heads = heads_in(vote, counted_in(vote)) if vote is not None and result is None else 0
    shown = _shown(found, heads)
    if request.GET.get("co") == shown:
        return HttpResponse(status=204)
    context = {
        "conference": found.conference,
        "slate": found,
        "vote": vote,
        "result": result,
        "heads": heads,
        "names": vote.names.splitlines() if vote is not None else [],
        "sentence": outcome_words(vote, result) if vote is not None and result is not None else "",
        "standing": standing_of(vote, result) if vote is not None and result is not None else None,
        "end": end_of(vote) if vote is not None else None,
        "cancelled": cancelled(vote),
        "asks": f"{request.path}?{urlencode({'co': shown})}",
    }
    if vote is not None and result is None and vote.on_phones:
        address = code_address(found.conference, request.build_absolute_uri("/"))
        context |= {"address": address, "qr": qr_svg(address), "pace": "400ms"}  # the result is one closing away
    return render(request, "conference/vote_screen.html", context)


def _voted_on_now(request: HttpRequest, slate: Slate) -> Slate:
    """The list itself, or the last of those that follow it on which a vote was opened: the hall need not change its address."""
    shown = later = slate
    while (following := followed_by(later)) is not None:
        later = _find(request, following.pk)
        if vote_of(later) is not None:
            shown = later
    return shown


def _shown(slate: Slate, heads: int) -> str:
    """A word for all that the screen tells: another word, another screen."""
    vote = vote_of(slate)
    if vote is None:
        state = "chua"
    elif result_of(slate) is not None:
        state = "ket-qua" if settlement_of(vote) is None else "da-quyet"
    else:
        state = "huy" if cancelled(vote) else f"dem-{heads}"
    return state if slate.turn == 1 else f"{state}-lan-{slate.turn}"


@login_required
@require_safe
def minutes(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The minutes of the count as DOCX or PDF, once there is a result."""
    found = _find(request, pk)
    vote, result = vote_of(found), result_of(found)
    if kind not in _PAPERS or vote is None or result is None:
        raise Http404(_("Chưa có kết quả biểu quyết nên chưa có biên bản."))
    make, media_type = _PAPERS[kind]
    name = f"Bien-ban-kiem-bieu-quyet-{pk}.{kind}"
    return answer_with(make(count_minutes(vote, result)), name=name, media_type=media_type, inline=True)
