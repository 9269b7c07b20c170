"""Corrections of an issued decision: line by line by a công văn, or several lines by a decision that amends it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.decision import actions
from bangvang.decision.choices import CorrectableField, DecisionState
from bangvang.decision.correction_papers import ByOneAct, by_act, paper_of
from bangvang.decision.forms import AmendForm, CorrectForm
from bangvang.decision.models import Act, Correction, Line
from bangvang.decision.permissions import may_correct, may_draft_for, require
from bangvang.decision.queries import acts_amending, corrections_on, lines_to_amend, visible_to, wording_on
from bangvang.files.queries import answer_with


@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a correction of one line, the signed words beside; or see first the paper that would make it."""
    line = get_object_or_404(
        Line.objects.filter(decision__in=visible_to(request.user), decision__state=DecisionState.ISSUED)
        .select_related("decision__body", "decision__issuer__body", "handling")
        .prefetch_related("corrections"),
        pk=pk,
    )
    require(may_correct(request.user, line.decision))
    form = CorrectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if "ban-thao" in request.POST:
            return _draft(line, **said)
        if attempt(form, lambda: actions.correct(request.user, line, **said)):
            messages.success(
                request, _("Đã ghi đính chính. Mọi trang dùng lời mới kèm dấu đính chính; bản đã ký giữ nguyên.")
            )
            return redirect("decision:detail", line.decision_id)
    today = timezone.localdate()
    words = wording_on(line, today)
    context = {
        "line": line,
        "decision": line.decision,
        "form": form,
        "may_amend": may_draft_for(request.user, line.decision.body),
        "current": words["name"],
        "words": [(field.label, getattr(line, field.value), words[field.value]) for field in CorrectableField],
        "corrections": corrections_on(line, today),
    }
    return render(request, "decision/correct.html", context, status=422 if form.errors else 200)


def _draft(line: Line, *, field: str, new: str, act: str, on: date) -> HttpResponse:
    """The paper of a correction that nobody has written yet: Word, to be read and signed before it counts."""
    one = Correction(line=line, field=field, old=wording_on(line, on)[field], new=new.strip(), act=act, on=on)
    data, media_type = paper_of(ByOneAct(line.decision, act, on, [one]), "docx")
    return answer_with(data, name=f"ban-thao-cong-van-{line.decision_id}.docx", media_type=media_type)


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The công văn of corrections that are written: this one, and the others of its document and day."""
    found = get_object_or_404(
        Correction.objects.filter(line__decision__in=visible_to(request.user)).select_related(
            "line__decision__body", "line__decision__issuer__body"
        ),
        pk=pk,
    )
    if kind not in {"docx", "pdf"}:
        raise Http404
    made = next(one for one in by_act(found.line.decision) if (one.act, one.on) == (found.act, found.on))
    data, media_type = paper_of(made, kind)
    return answer_with(data, name=f"cong-van-{pk}.{kind}", media_type=media_type, inline=kind == "pdf")


LINES_AT_ONCE = 50


@login_required
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Word lines of an issued list anew, in the list itself, and draft the decision that says so.

    Which lines stand on the page tells the address: ``dong=…`` several times, ``q`` some words, else the first ones.
    """
    decision = get_object_or_404(
        visible_to(request.user).filter(state=DecisionState.ISSUED).select_related("body", "issuer__body"), pk=pk
    )
    require(may_draft_for(request.user, decision.body))
    wanted = [int(one) for one in request.GET.getlist("dong")[:LINES_AT_ONCE] if one.isdecimal()]
    found = lines_to_amend(decision, wanted, request.GET.get("q", "")[:100])
    form = AmendForm(request.POST or None, decision=decision, lines=found[:LINES_AT_ONCE], on=timezone.localdate())
    if form.is_valid():
        changes = [actions.Change(*one) for one in form.changes()]
        made: list[Act] = []
        if attempt(
            form, lambda: made.append(actions.draft_amendment(request.user, decision, changes, **form.said()))
        ):
            return redirect("decision:act", made[0].pk)
    context = {
        "decision": decision,
        "form": form,
        "q": request.GET.get("q", ""),
        "more": max(len(found) - LINES_AT_ONCE, 0),
        "drafts": acts_amending(decision).filter(state=DecisionState.DRAFT),
    }
    return render(request, "decision/amend.html", context, status=status_of(form))
