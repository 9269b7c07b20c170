"""Letters for those whom the conference sends: one for all, and one for each; nothing before the list has passed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from bangvang.audit.refusals import Refusal
from bangvang.conference.models import Slate
from bangvang.conference.papers import delegate_papers, introduction_paper
from bangvang.conference.queries import slates_visible_to
from bangvang.files.queries import DOCX, PDF, answer_with
from bangvang_paper.typesetting.statement import StatementPaper, statements_docx, statements_pdf

_PAPERS = {"docx": (statements_docx, DOCX), "pdf": (statements_pdf, PDF)}


@login_required
@require_safe
def introduction(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The letter that lists all who were elected."""
    return _answer(request, pk, kind, lambda slate: [introduction_paper(slate)], "Gioi-thieu-dai-bieu")


@login_required
@require_safe
def for_each(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A letter for each, each on a sheet of its own."""
    return _answer(request, pk, kind, delegate_papers, "Giay-dai-bieu")


def _answer(
    request: HttpRequest, pk: int, kind: str, papers: Callable[[Slate], Sequence[StatementPaper]], name: str
) -> HttpResponse:
    found = get_object_or_404(slates_visible_to(request.user), pk=pk)
    if kind not in _PAPERS:
        raise Http404
    try:
        listed = papers(found)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("conference:slate", pk)
    make, media_type = _PAPERS[kind]
    return answer_with(make(listed), name=f"{name}-{pk}.{kind}", media_type=media_type, inline=True)
