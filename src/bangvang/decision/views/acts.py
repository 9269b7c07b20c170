"""Pages of annulment, stripping and restoration: draft, issue, and what came back."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.forms import VersionForm
from bangvang.audit.queries import history
from bangvang.catalogue.queries import award_name
from bangvang.decision import actions
from bangvang.decision.act_papers import act_paper
from bangvang.decision.acts import grounds_on, how_it_stands
from bangvang.decision.choices import DecisionState
from bangvang.decision.forms import ActForm, IssueForm, ReturnForm
from bangvang.decision.models import Act, ActItem
from bangvang.decision.permissions import may_draft_for, may_issue_act, may_take_back, require
from bangvang.decision.queries import (
    acts_visible_to,
    body_to_act,
    changes_of,
    honours_within_reach,
    items_of,
    overdue_returns,
)
from bangvang.decision.views.signed import signing_of
from bangvang.files.queries import as_download
from bangvang.register.choices import Standing
from bangvang.register.models import Honour
from bangvang_paper.typesetting.decision import decision_pdf

A_PAGE = 50
MOST_HONOURS = 200


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Acts of the bodies that the reader sees, latest first, and what should have come back by now."""
    page = Paginator(acts_visible_to(request.user), A_PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "overdue": overdue_returns(request.user, timezone.localdate())[:A_PAGE]}
    return render(request, "decision/acts.html", context)


@login_required
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft an act about one honour, and about others of the same body named in the address (``them=…``, several times)."""
    body = body_to_act(request.user, pk)
    if body is None:
        raise Http404
    wanted = [int(one) for one in request.GET.getlist("them")[:MOST_HONOURS] if one.isdecimal()]
    honours = list(honours_within_reach(request.user, body, [pk, *wanted]))
    form = ActForm(request.POST or None, body=body, initial={"signed_on": f"{timezone.localdate():%d/%m/%Y}"})
    if form.is_valid():
        made: list[Act] = []
        if attempt(form, lambda: made.append(actions.draft_act(request.user, body, honours, **form.said()))):
            return redirect("decision:act", made[0].pk)
    _grounds, citations, unread = grounds_on(timezone.localdate())
    context = {
        "body": body,
        "form": form,
        "honours": [(honour, award_name(honour.award), _standing(honour)) for honour in honours],
        "citations": citations,
        "unread": unread,
    }
    return render(request, "decision/act_new.html", context, status=status_of(form))


def _standing(honour: Honour) -> str:
    return str(Standing(how_it_stands(honour)[0]).label)


def _find(request: HttpRequest, pk: int) -> Act:
    return get_object_or_404(acts_visible_to(request.user), pk=pk)


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One act: what it does to whom, why, its paper, and what came back."""
    return _detail(request, _find(request, pk))


def _detail(request: HttpRequest, act: Act, form: VersionForm | ReturnForm | None = None) -> HttpResponse:
    items = list(items_of(act))
    context = {
        "act": act,
        "items": [(item, award_name(item.honour.award)) for item in items],
        "changes": list(changes_of(act)),
        "may_draft": may_draft_for(request.user, act.body),
        "may_issue": may_issue_act(request.user, act),
        "may_take_back": may_take_back(request.user, act) and act.state == DecisionState.ISSUED,
        "late": overdue_returns(request.user, timezone.localdate()).filter(act=act).exists(),
        "form": form,
        "return_form": form if isinstance(form, ReturnForm) else ReturnForm(items=items),
        "key": uuid.uuid4().hex,
        "history": history(act),
        **signing_of(request, act),
    }
    return render(request, "decision/act.html", context, status=409 if form is not None and form.errors else 200)


@login_required
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the act in force. A second click, or a second person, gets the first answer."""
    act = _find(request, pk)
    require(may_issue_act(request.user, act))
    form = IssueForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        if attempt(form, lambda: actions.issue_act(request.user, act, key=said["key"], read_version=said["version"])):
            messages.success(request, _("Đã ghi hiệu lực của quyết định %(code)s.") % {"code": act.code})
            return redirect("decision:act", pk)
    return _detail(request, _find(request, pk), form)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the draft."""
    act = _find(request, pk)
    require(may_draft_for(request.user, act.body))
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    if attempt(form, lambda: actions.drop_act(request.user, act, read_version=version)):
        messages.success(request, _("Đã bỏ dự thảo. Khen thưởng đứng như trước."))
        return redirect("decision:acts")
    return _detail(request, _find(request, pk), form)


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Write that object or money came back."""
    act = _find(request, pk)
    require(may_take_back(request.user, act))
    form = ReturnForm(request.POST, items=list(items_of(act)))
    if form.is_valid():
        said = form.cleaned_data
        item = get_object_or_404(ActItem.objects.select_related("act__body"), pk=said.pop("item"), act=act)
        if attempt(form, lambda: actions.record_return(request.user, item, **said)):
            messages.success(request, _("Đã ghi nhận lại."))
            return redirect("decision:act", pk)
    return _detail(request, _find(request, pk), form)


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The act as DOCX or PDF; a draft is set anew each time and not kept."""
    act = _find(request, pk)
    if not act.is_own or kind not in {"docx", "pdf"} or act.state == DecisionState.DROPPED:
        raise Http404
    if act.state == DecisionState.DRAFT and kind == "pdf":
        answer = HttpResponse(decision_pdf(act_paper(act)), content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="du-thao-{pk}.pdf"'
        return answer
    file = getattr(act, kind)
    if file is None:
        raise Http404
    return as_download(file, inline=kind == "pdf")
