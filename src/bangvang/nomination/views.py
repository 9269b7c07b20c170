"""Pages of proposals and dossiers: find, ask, act, answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.accounts.models import User
from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.queries import history
from bangvang.catalogue.queries import award_name
from bangvang.intake.queries import visible_to as batches_visible_to
from bangvang.nomination import actions
from bangvang.nomination.choices import DossierField, ProposalState, StatedFact
from bangvang.nomination.forms import (
    DayForm,
    MendForm,
    ProposeForm,
    RefuseForm,
    ReportForm,
    ReturnForm,
    ReviseForm,
    StateForm,
    beginnings,
    usual_day,
)
from bangvang.nomination.matching import match_rows
from bangvang.nomination.models import Nomination, Proposal
from bangvang.nomination.permissions import (
    may_handle,
    may_handle_somewhere,
    may_mend,
    may_propose,
    may_propose_for,
    may_put_report,
    may_state,
    require,
)
from bangvang.nomination.queries import (
    about,
    current_handling,
    dossiers_of,
    flagged_of,
    holds_on,
    proposals_visible_to,
    same_recipient,
    visible_to,
    with_counts,
)
from bangvang.nomination.repeats import repeats_seen_by
from bangvang.report.queries import editions_visible_to

A_PAGE = 50
DOSSIERS_A_PAGE = 100


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Proposals that the person may see, newest first; a nominee's own dossiers."""
    page = Paginator(with_counts(proposals_visible_to(request.user)), A_PAGE).get_page(request.GET.get("trang"))
    own = [
        (award_name(nomination.award), nomination)
        for nomination in visible_to(request.user).filter(about(request.user)).order_by("-id")[:A_PAGE]
    ]
    context = {"page": page, "own": own, "handles": may_handle_somewhere(request.user)}
    return render(request, "nomination/list.html", context)


@login_required
@require_safe
def repeats(request: HttpRequest) -> HttpResponse:
    """Dossiers in hand that may ask twice for one recipient."""
    require(may_handle_somewhere(request.user))
    page = Paginator(repeats_seen_by(request.user), A_PAGE).get_page(request.GET.get("trang"))
    rows = [(one, award_name(one.first.award), award_name(one.second.award)) for one in page]
    return render(request, "nomination/repeats.html", {"page": page, "rows": rows})


# ── a proposal ───────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def propose(request: HttpRequest, batch_pk: int) -> HttpResponse:
    """Make a proposal of an accepted list; a second visit leads to the proposal that was made."""
    batch = get_object_or_404(batches_visible_to(request.user), pk=batch_pk)
    require(may_propose_for(request.user, batch.unit))
    standing = Proposal.objects.filter(batch=batch).first()
    if standing is not None:
        return redirect("nomination:proposal", standing.pk)
    form = ProposeForm(request.POST or None, user=request.user, batch=batch, initial=beginnings(request.user, batch))
    if request.method == "POST" and form.is_valid():
        chosen = form.choices_made()
        matches = match_rows(batch, on=form.cleaned_data["achieved_until"], choices=chosen)
        form.ask(match for match in matches if not match.settled or match.row.pk in chosen)
        made: list[Proposal] = []
        said = {name: form.cleaned_data[name] for name in ProposeForm.Meta.fields}
        if attempt(form, lambda: made.append(actions.propose_from(request.user, batch, choices=chosen, **said))):
            return redirect("nomination:proposal", made[0].pk)
    matches = match_rows(batch, on=_last_day(form), choices=form.choices_made())
    context = {
        "batch": batch,
        "form": form,
        "count": len(matches),
        "new": [match for match in matches if match.is_new],
        "open": [match for match in matches if not match.settled],
    }
    return render(request, "nomination/propose.html", context, status=status_of(form))


def _last_day(form: ProposeForm) -> object:
    """The last day of the achievement as far as the form knows it."""
    said = getattr(form, "cleaned_data", {}).get("achieved_until")
    return said or form.initial.get("achieved_until") or timezone.localdate()


@login_required
@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal with its dossiers and whose turn each is."""
    return _proposal(request, _find_proposal(request, pk))


def _find_proposal(request: HttpRequest, pk: int) -> Proposal:
    return get_object_or_404(proposals_visible_to(request.user), pk=pk)


def _proposal(request: HttpRequest, found: Proposal, form: DayForm | None = None) -> HttpResponse:
    page = Paginator(dossiers_of(found), DOSSIERS_A_PAGE).get_page(request.GET.get("trang"))
    day = usual_day(found.achieved_until)
    context = {
        "proposal": found,
        "page": page,
        "dossiers": [(one, award_name(one.award), current_handling(one)) for one in page],
        "may_propose": may_propose(request.user, found),
        "form": form or DayForm(initial={"version": found.version, "on": f"{day:%d/%m/%Y}"}),
        "history": history(found),
    }
    return render(request, "nomination/proposal.html", context, status=status_of(form))


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a draft says of itself."""
    found = _find_proposal(request, pk)
    require(may_propose(request.user, found))
    if found.state != ProposalState.DRAFT:
        return redirect("nomination:proposal", pk)
    form = ReviseForm(request.POST or None, instance=found, user=request.user, unit=found.unit)
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in actions.REVISABLE}
        if attempt(form, lambda: actions.revise(request.user, found, read_version=form.read_version, **fields)):
            messages.success(request, _("Đã lưu."))
            return redirect("nomination:proposal", pk)
    context = {"form": form, "proposal": _find_proposal(request, pk)}
    return render(request, "nomination/edit.html", context, status=status_of(form))


@login_required
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it to its body."""
    return _on_a_day(request, pk, actions.submit)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    return _on_a_day(request, pk, actions.withdraw)


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a draft."""
    return _on_a_day(request, pk, _discard)


def _discard(by: User, found: Proposal, *, on: date, read_version: int) -> Proposal:
    """A draft was never sent, so no day belongs to leaving it."""
    return actions.discard(by, found, read_version=read_version)


def _on_a_day(request: HttpRequest, pk: int, verb: Callable[..., Proposal]) -> HttpResponse:
    found = _find_proposal(request, pk)
    require(may_propose(request.user, found))
    form = DayForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        if attempt(form, lambda: verb(request.user, found, on=said["on"], read_version=said["version"])):
            return redirect("nomination:proposal", pk)
    return _proposal(request, _find_proposal(request, pk), form)


# ── a dossier ────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier: its words, its turns, what people stated, and what may be done with it now."""
    return _detail(request, _find(request, pk))


def _find(request: HttpRequest, pk: int) -> Nomination:
    return get_object_or_404(
        visible_to(request.user).prefetch_related("handlings__body", "handlings__flagged_items"), pk=pk
    )


def _detail(
    request: HttpRequest, nomination: Nomination, form: RefuseForm | StateForm | ReportForm | None = None
) -> HttpResponse:
    handling = current_handling(nomination)
    is_open = handling is not None and handling.closed_on is None
    day = f"{usual_day(nomination.proposal.achieved_until):%d/%m/%Y}"
    whole = proposals_visible_to(request.user).filter(pk=nomination.proposal_id).exists()
    context = {
        "nomination": nomination,
        "award": award_name(nomination.award),
        "handling": handling,
        "is_open": is_open,
        "holds": holds_on([handling.pk]).get(handling.pk, []) if handling is not None else [],
        "flagged": [(DossierField(item.field).label, item) for item in flagged_of(nomination)],
        "may_handle": is_open and handling is not None and may_handle(request.user, handling),
        "may_mend": bool(flagged_of(nomination)) and may_mend(request.user, nomination),
        "may_state": may_state(request.user, nomination),
        "sees_whole": whole,
        "others": [(award_name(other.award), other) for other in same_recipient(nomination)] if whole else [],
        "stated": [
            (StatedFact(key).label, value) for key, value in nomination.stated.items() if key in StatedFact.values
        ],
        "refuse_form": form if isinstance(form, RefuseForm) else RefuseForm(initial={"on": day}),
        "state_form": form if isinstance(form, StateForm) else StateForm(),
        "report": nomination.report,
        "sees_report": nomination.report_id
        and editions_visible_to(request.user).filter(pk=nomination.report_id).exists(),
        "report_form": form if isinstance(form, ReportForm) else ReportForm(nomination=nomination),
        "may_put_report": may_put_report(request.user, nomination),
    }
    return render(request, "nomination/detail.html", context, status=status_of(form))


@login_required
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a dossier to its unit with the places to mend."""
    nomination = _find(request, pk)
    handling = current_handling(nomination)
    require(handling is not None and may_handle(request.user, handling))
    assert handling is not None  # required just above
    if handling.closed_on is not None:
        return redirect("nomination:detail", pk)
    day = f"{usual_day(nomination.proposal.achieved_until):%d/%m/%Y}"
    form = ReturnForm(request.POST or None, initial={"on": day})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if attempt(
            form,
            lambda: actions.return_for_changes(
                request.user, handling, items=form.items(), note=said["note"], on=said["on"]
            ),
        ):
            messages.success(request, _("Đã trả lại. Đơn vị chỉ sửa được các mục đã nêu."))
            return redirect("nomination:detail", pk)
    context = {"nomination": nomination, "form": form, "handling": handling}
    return render(request, "nomination/return.html", context, status=status_of(form))


@login_required
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend what was flagged and send again."""
    nomination = _find(request, pk)
    require(may_mend(request.user, nomination))
    flagged = flagged_of(nomination)
    if not flagged:
        return redirect("nomination:detail", pk)
    day = f"{usual_day(nomination.proposal.achieved_until):%d/%m/%Y}"
    fields = [item.field for item in flagged]
    form = MendForm(request.POST or None, instance=_find(request, pk), flagged=fields, initial={"on": day})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if attempt(
            form,
            lambda: actions.resubmit(
                request.user, nomination, on=said["on"], read_version=form.read_version, **form.mended()
            ),
        ):
            messages.success(request, _("Đã sửa và gửi lại."))
            return redirect("nomination:detail", pk)
    told = [(DossierField(item.field).label, item) for item in flagged]
    context = {"nomination": _find(request, pk), "form": form, "flagged": told}
    return render(request, "nomination/mend.html", context, status=status_of(form))


@login_required
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Do not take it further."""
    nomination = _find(request, pk)
    handling = current_handling(nomination)
    require(handling is not None and may_handle(request.user, handling))
    form = RefuseForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.refuse(request.user, handling, **form.cleaned_data)):
        return redirect("nomination:detail", pk)
    return _detail(request, _find(request, pk), form)


@login_required
@require_POST
def put_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a closed achievement report into the dossier."""
    nomination = _find(request, pk)
    require(may_put_report(request.user, nomination))
    form = ReportForm(request.POST, nomination=nomination)
    if form.is_valid():
        said = form.cleaned_data
        act = {"read_version": said["version"]}
        if attempt(form, lambda: actions.put_report(request.user, nomination, said["edition"], **act)):
            messages.success(request, _("Đã đưa báo cáo vào hồ sơ."))
            return redirect("nomination:detail", pk)
    return _detail(request, _find(request, pk), form)


@login_required
@require_POST
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """State a fact that the law leaves to people."""
    nomination = _find(request, pk)
    require(may_state(request.user, nomination))
    form = StateForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.state_fact(request.user, nomination, **form.cleaned_data)):
        messages.success(request, _("Đã ghi xác nhận. Xét lại điều kiện để thấy kết quả đổi hay không."))
        return redirect("nomination:detail", pk)
    return _detail(request, _find(request, pk), form)
