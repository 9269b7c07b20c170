"""The proof sheet on screen and on paper; asking the law again."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.catalogue.queries import authority_name, award_name
from bangvang.eligibility import actions
from bangvang.eligibility.forms import AssessForm
from bangvang.eligibility.models import Assessment
from bangvang.eligibility.permissions import may_assess, may_assess_proposal, require
from bangvang.eligibility.queries import earlier_looks, latest, latest_of, proof_sheet, tally, visible_to
from bangvang.eligibility.tree import criteria
from bangvang.eligibility.tree import tally as tally_of_criteria
from bangvang.nomination.models import Handling, Proposal
from bangvang.nomination.queries import handlings_visible_to, last_handlings_of, proposals_visible_to
from bangvang_paper.typesetting.proof import proof_sheets_pdf

A_PAGE = 100


# ── a whole proposal ─────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """What the law last said of each dossier of a proposal."""
    return _proposal(request, get_object_or_404(proposals_visible_to(request.user), pk=pk))


def _proposal(request: HttpRequest, found: Proposal, form: AssessForm | None = None) -> HttpResponse:
    turns = list(last_handlings_of(found))
    looks = latest_of(turns)
    page = Paginator(turns, A_PAGE).get_page(request.GET.get("trang"))
    open_turns = [turn for turn in turns if turn.closed_on is None]
    context = {
        "proposal": found,
        "page": page,
        "rows": [(turn, award_name(turn.nomination.award), looks.get(turn.pk)) for turn in page],
        "tally": list(tally(looks.values()).items()),
        "unasked": len(turns) - len(looks),
        "may_assess": bool(open_turns) and may_assess_proposal(request.user, found),
        "form": form or (_form(open_turns[0]) if open_turns else None),
    }
    return render(request, "eligibility/proposal.html", context, status=status_of(form))


def _form(handling: Handling, data: object = None) -> AssessForm:
    return AssessForm(data, body=handling.body, received_on=handling.received_on)


@login_required
@require_POST
def assess_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the law about every dossier that a body has in hand."""
    found = get_object_or_404(proposals_visible_to(request.user), pk=pk)
    require(may_assess_proposal(request.user, found))
    turn = last_handlings_of(found).filter(closed_on=None).first()
    if turn is None:
        return redirect("eligibility:proposal", pk)
    form = _form(turn, request.POST)
    if form.is_valid() and attempt(form, lambda: actions.assess_proposal(request.user, found, **form.cleaned_data)):
        return redirect("eligibility:proposal", pk)
    return _proposal(request, found, form)


@login_required
@require_safe
def proposal_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """All last proof sheets of a proposal in one file, in document order."""
    found = get_object_or_404(proposals_visible_to(request.user), pk=pk)
    looks = visible_to(request.user).filter(handling__nomination__proposal=found).order_by("id")
    last = {look.handling.nomination_id: look for look in looks}
    if not last:
        raise Http404
    in_order = sorted(last.values(), key=lambda look: look.handling.nomination.ordinal)
    return _pdf(in_order, _("phieu-chung-minh-dot-%(pk)d.pdf") % {"pk": pk})


# ── one dossier ──────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The last look at one handling; the place to ask when nobody has."""
    handling = _find(request, pk)
    return _sheet(request, handling, latest(handling))


def _find(request: HttpRequest, pk: int) -> Handling:
    return get_object_or_404(handlings_visible_to(request.user), pk=pk)


@login_required
@require_safe
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """One look as it was, also when a later one says otherwise."""
    assessment = get_object_or_404(visible_to(request.user), pk=pk)
    return _sheet(request, assessment.handling, assessment)


def _sheet(
    request: HttpRequest, handling: Handling, assessment: Assessment | None, form: AssessForm | None = None
) -> HttpResponse:
    nodes = criteria(assessment.tree, assessment.sources) if assessment else ()
    is_open = handling.closed_on is None
    looks = list(earlier_looks(handling))
    context = {
        "handling": handling,
        "nomination": handling.nomination,
        "award": award_name(handling.nomination.award),
        "assessment": assessment,
        "authority": authority_name(assessment.issuer) if assessment else "",
        "nodes": nodes,
        "tally": tally_of_criteria(nodes),
        "looks": looks,
        "is_latest": not looks or assessment == looks[0],
        "sees_whole": proposals_visible_to(request.user).filter(pk=handling.nomination.proposal_id).exists(),
        "form": form or (_form(handling) if is_open and may_assess(request.user, handling) else None),
    }
    return render(request, "eligibility/sheet.html", context, status=status_of(form))


@login_required
@require_POST
def assess(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the law about one dossier."""
    handling = _find(request, pk)
    require(may_assess(request.user, handling))
    form = _form(handling, request.POST)
    if form.is_valid() and attempt(form, lambda: actions.assess_handling(request.user, handling, **form.cleaned_data)):
        return redirect("eligibility:sheet", pk)
    return _sheet(request, handling, latest(handling), form)


@login_required
@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """One look on paper."""
    assessment = get_object_or_404(visible_to(request.user), pk=pk)
    return _pdf([assessment], _("phieu-chung-minh-%(pk)d.pdf") % {"pk": pk})


def _pdf(assessments: list[Assessment], name: str) -> HttpResponse:
    data = proof_sheets_pdf([proof_sheet(assessment) for assessment in assessments])
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
