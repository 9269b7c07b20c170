"""Corrections of an issued decision: written line by line, and set as the paper that makes them."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bangvang.audit.attempt import attempt
from bangvang.decision import actions
from bangvang.decision.choices import CorrectableField, CorrectionPaper, DecisionState
from bangvang.decision.correction_papers import ByOneAct, by_act, paper_of
from bangvang.decision.forms import CorrectForm
from bangvang.decision.models import Correction, Line
from bangvang.decision.permissions import may_correct, require
from bangvang.decision.queries import corrections_on, visible_to, wording_on
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
        if request.POST.get("ban-thao") in CorrectionPaper.values:
            return _draft(line, CorrectionPaper(request.POST["ban-thao"]), **said)
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
        "papers": CorrectionPaper,
        "current": words["name"],
        "words": [(field.label, getattr(line, field.value), words[field.value]) for field in CorrectableField],
        "corrections": corrections_on(line, today),
    }
    return render(request, "decision/correct.html", context, status=422 if form.errors else 200)


def _draft(line: Line, form: CorrectionPaper, *, field: str, new: str, act: str, on: date) -> HttpResponse:
    """The paper of a correction that nobody has written yet: Word, to be read and signed before it counts."""
    one = Correction(line=line, field=field, old=wording_on(line, on)[field], new=new.strip(), act=act, on=on)
    data, media_type = paper_of(ByOneAct(line.decision, act, on, [one]), form, "docx")
    return answer_with(data, name=f"ban-thao-{form.value}-{line.decision_id}.docx", media_type=media_type)


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, form: str, kind: str) -> HttpResponse:
    """The paper of corrections that are written: this one, and the others of its document and day."""
    found = get_object_or_404(
        Correction.objects.filter(line__decision__in=visible_to(request.user)).select_related(
            "line__decision__body", "line__decision__issuer__body"
        ),
        pk=pk,
    )
    if form not in CorrectionPaper.values or kind not in {"docx", "pdf"}:
        raise Http404
    made = next(one for one in by_act(found.line.decision) if (one.act, one.on) == (found.act, found.on))
    data, media_type = paper_of(made, CorrectionPaper(form), kind)
    return answer_with(data, name=f"{form}-{pk}.{kind}", media_type=media_type, inline=kind == "pdf")
