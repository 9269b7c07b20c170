"""Pages of several decisions of one sitting: drafted at one press, numbered at one press."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from bangvang.audit.attempt import attempt, status_of
from bangvang.catalogue.queries import award_name
from bangvang.council.models import Sitting
from bangvang.council.queries import visible_to as sittings_visible_to
from bangvang.decision import actions
from bangvang.decision.checks import Check, checks_of, stopping
from bangvang.decision.choices import DecisionState
from bangvang.decision.forms_row import DraftRowForm, IssueRowForm
from bangvang.decision.known import known_about
from bangvang.decision.models import Decision
from bangvang.decision.permissions import may_draft_for, may_issue, require
from bangvang.decision.queries import (
    counts_beside,
    drafts_of,
    in_a_row,
    last_numbers,
    lines_by_decision,
    usual_signing_day,
    visible_to,
    with_counts,
)
from bangvang.decision.row_numbers import expected_codes
from bangvang.decision.row_proposals import proposals_of
from bangvang.decision.sources import PRESENTING_ORDER
from bangvang.decision.wording import counted, joined
from bangvang_law.finding import Word


@login_required
def draft(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """Every decision that the sitting asks for, on one page; one press drafts those that are ticked."""
    sitting = get_object_or_404(sittings_visible_to(request.user), pk=sitting_pk)
    require(may_draft_for(request.user, sitting.council.body))
    proposed = proposals_of(sitting, usual_signing_day(sitting))
    if request.method == "POST" and not proposed:  # a second click: the first one has drafted them all
        messages.info(request, _("Các quyết định của phiên họp này đã có dự thảo."))
        return redirect("decision:row", sitting_pk)
    form = DraftRowForm(request.POST or None, sitting=sitting, proposed=proposed)
    if request.method == "POST" and form.is_valid():
        wishes = [actions.Wish(**said) for said in form.wishes()]
        made: list[Decision] = []
        if attempt(form, lambda: made.extend(actions.draft_in_a_row(request.user, sitting, wishes))):
            messages.success(request, _("Đã lập %(count)d dự thảo.") % {"count": len(made)})
            return redirect("decision:row", sitting_pk)
    context = {"sitting": sitting, "form": form, "proposed": proposed, "order_by": PRESENTING_ORDER}
    return render(request, "decision/draft_row.html", context, status=status_of(form))


@login_required
def issue(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """Drafts of a sitting in the order of their numbers; one press numbers those that are ticked, or none of them."""
    found = visible_to(request.user).filter(sitting_id=sitting_pk)
    sitting = get_object_or_404(Sitting.objects.select_related("council__body"), pk__in=found.values("sitting_id"))
    form = IssueRowForm(request.POST or None, sitting=sitting)
    if request.method == "POST":
        require(all(may_issue(request.user, decision) for decision in found))
        if form.is_valid():
            said = form.cleaned_data
            issued: list[Decision] = []
            if attempt(
                form,
                lambda: issued.extend(
                    actions.issue_in_a_row(
                        request.user, said["decisions"], key=said["key"], read_versions=form.read_versions()
                    )
                ),
            ):
                messages.success(
                    request,
                    _("Đã cấp số và ban hành: %(codes)s.") % {"codes": ", ".join(decision.code for decision in issued)},
                )
                return redirect("decision:row", sitting_pk)
    return render(request, "decision/issue_row.html", _issue_context(request, sitting, form), status=status_of(form))


def _issue_context(request: HttpRequest, sitting: Sitting, form: IssueRowForm) -> dict[str, object]:
    drafts = in_a_row(with_counts(drafts_of(sitting)))
    ticked = set(request.POST.getlist("decisions")) if form.is_bound else {str(draft.pk) for draft in drafts}
    chosen = [draft for draft in drafts if str(draft.pk) in ticked]
    codes = expected_codes(chosen, last_numbers(sitting.council.body))
    lines = lines_by_decision(drafts)
    known = known_about([line for found in lines.values() for line in found])
    issued = (
        visible_to(request.user).filter(sitting=sitting, state=DecisionState.ISSUED).order_by("signed_on", "number")
    )
    return {
        "sitting": sitting,
        "form": form,
        "rows": [
            _row(draft, str(draft.pk) in ticked, codes.get(draft.pk, ""), checks_of(draft, lines[draft.pk], known))
            for draft in drafts
        ],
        "issued": issued,
        "may_issue": bool(drafts) and all(may_issue(request.user, draft) for draft in drafts),
        "may_draft": may_draft_for(request.user, sitting.council.body),
        "order_by": PRESENTING_ORDER,
        "key": uuid.uuid4().hex,
    }


def _row(draft: Decision, ticked: bool, code: str, checks: Sequence[Check]) -> dict[str, object]:
    return {
        "draft": draft,
        "award": award_name(draft.award),
        "recipients": joined(counted(counts_beside(draft))),
        "code": code,
        "ticked": ticked,
        "told": [check for check in checks if check.finding != Word.MET],
        "met": sum(check.finding == Word.MET for check in checks),
        "stopped": bool(stopping(checks)),
    }
