"""Papers for whom the conference sends: the decision, a letter for all, one for each; nothing before the list has passed."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from bangvang.audit.refusals import Refusal
from bangvang.conference.models import Slate
from bangvang.conference.papers import delegate_papers, introduction_paper, sending_paper
from bangvang.conference.queries import slates_visible_to
from bangvang.files.queries import DOCX, PDF, answer_with
from bangvang_paper.typesetting.decision import decision_docx, decision_pdf
from bangvang_paper.typesetting.statement import statements_docx, statements_pdf

_MEDIA_TYPES = {"docx": DOCX, "pdf": PDF}
_LETTERS = {"docx": statements_docx, "pdf": statements_pdf}
_DECISION = {"docx": decision_docx, "pdf": decision_pdf}


@login_required
@require_safe
def sending(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The decision by which they are sent, to be numbered and signed."""
    return _answer(request, pk, kind, lambda slate: _DECISION[kind](sending_paper(slate)), "Quyet-dinh-cu-dai-bieu")


@login_required
@require_safe
def introduction(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The letter that lists all who were elected."""
    return _answer(request, pk, kind, lambda slate: _LETTERS[kind]([introduction_paper(slate)]), "Gioi-thieu-dai-bieu")


@login_required
@require_safe
def for_each(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A letter for each, each on a sheet of its own."""
    return _answer(request, pk, kind, lambda slate: _LETTERS[kind](delegate_papers(slate)), "Giay-dai-bieu")


def _answer(request: HttpRequest, pk: int, kind: str, make: Callable[[Slate], bytes], name: str) -> HttpResponse:
    found = get_object_or_404(slates_visible_to(request.user), pk=pk)
    if kind not in _MEDIA_TYPES:
        raise Http404
    try:
        data = make(found)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("conference:slate", pk)
    return answer_with(data, name=f"{name}-{pk}.{kind}", media_type=_MEDIA_TYPES[kind], inline=True)
