"""Pages of what leaves the house: the register of outgoing documents, and tờ trình."""

from __future__ import annotations

import tempfile
from calendar import monthrange
from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bangvang.audit.attempt import attempt
from bangvang.catalogue.queries import award_name
from bangvang.chronicle.queries import head_at, root_of
from bangvang.decision import actions
from bangvang.decision.forms import SendUpForm
from bangvang.decision.letter_papers import letter_paper as paper_of_letter
from bangvang.decision.models import RegisterEntry
from bangvang.decision.queries import (
    bodies_sending_up,
    bodies_with_register,
    handlings_to_send_up,
    letters_visible_to,
    register_visible_to,
)
from bangvang.decision.register_book import write_register
from bangvang.decision.views.signed import signing_of
from bangvang.design.narrowing import narrowing
from bangvang.eligibility.queries import latest_of
from bangvang.files.queries import DOCX, PDF, answer_with, as_download
from bangvang.nomination.queries import words_of
from bangvang.register.models import Unit
from bangvang.register.queries import answering
from bangvang_paper.typesetting.letter import letter_docx, letter_pdf

_PAPERS = {"docx": (letter_docx, DOCX), "pdf": (letter_pdf, PDF)}
A_PAGE = 50
LINES_A_PAGE = 100
DOSSIERS_SHOWN = 1_000


@login_required
@require_safe
def register(request: HttpRequest, body_pk: int) -> HttpResponse:
    """The outgoing-document register of one body, latest first; of one year or month when the address says so.

    A month is what is printed and kept: under it stands the head of the log at its end.
    """
    body, rows, years, year = _register(request, body_pk)
    months = [day.month for day in rows.dates("day", "month")] if year else []
    asked = request.GET.get("thang", "")
    month = int(asked) if asked.isdecimal() and int(asked) in months else None
    if year and month:
        rows = rows.filter(day__month=month).order_by("day", "pk")
    head = head_at(_last_day(year, month)) if year and month else None
    context = {
        "body": body,
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("trang")),
        "years": years,
        "year": year,
        "months": months,
        "month": month,
        "head": head,
        "root": root_of(head) if head else "",
    }
    return render(request, "decision/register.html", context)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _register(request: HttpRequest, body_pk: int) -> tuple[Unit, QuerySet[RegisterEntry], list[int], int | None]:
    """(body, its rows, the years that have any, the year asked for)."""
    body = get_object_or_404(bodies_with_register(request.user), pk=body_pk)
    rows = register_visible_to(request.user).filter(body=body)
    years = [day.year for day in rows.dates("day", "year", order="DESC")]
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else None
    return body, rows.filter(day__year=year) if year else rows, years, year


@login_required
@require_safe
def register_book(request: HttpRequest, body_pk: int) -> FileResponse:
    """One year of the register as Excel, with its ten columns; the latest year that has any when none is asked for."""
    body, rows, years, year = _register(request, body_pk)
    chosen = year or (years[0] if years else timezone.localdate().year)
    file = tempfile.TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    write_register(file, body, chosen, rows.filter(day__year=chosen).order_by("day", "pk").iterator(1_000))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"so-van-ban-di-{chosen}.xlsx")


@login_required
def send_up(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Endorse dossiers of a body and send them up under one tờ trình."""
    body = get_object_or_404(bodies_sending_up(request.user), pk=body_pk)
    waiting = handlings_to_send_up(body)
    turns = list(waiting[:DOSSIERS_SHOWN])
    names = [words_of(turn.nomination) for turn in turns]
    shown = narrowing(request, "handlings", [turn.pk for turn in turns], names, answering)
    typed = request.POST.dict() if shown.asked else {}
    form = SendUpForm(None if typed else request.POST or None, body=body, initial=typed)
    if form.is_bound and form.is_valid():
        said, made = form.cleaned_data, []
        act = {"to_body": said["to_body"], "on": said["on"], "signer": said["signer"]}
        if attempt(form, lambda: made.append(actions.send_up(request.user, list(said["handlings"]), **act))):
            return redirect("decision:letter", made[0].pk)
    total, found = waiting.count(), latest_of(turns)
    context = {
        "body": body,
        "form": form,
        "list": shown,
        "total": total,
        "more": total - len(turns),
        "rows": [
            (turn, award_name(turn.nomination.award), found.get(turn.pk), row)
            for turn, row in zip(turns, shown.rows, strict=True)
        ],
    }
    return render(request, "decision/send_up.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One tờ trình with the dossiers it sent up."""
    found = get_object_or_404(letters_visible_to(request.user), pk=pk)
    turns = found.handlings.select_related("nomination").order_by("nomination__ordinal", "id")
    page = Paginator(turns, LINES_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "letter": found,
        "page": page,
        "rows": [(turn.nomination, award_name(turn.nomination.award)) for turn in page],
        **signing_of(request, found),
    }
    return render(request, "decision/letter.html", context)


@login_required
@require_safe
def letter_paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The tờ trình as DOCX or PDF, as it was set when it was sent; one of before papers were kept is set anew."""
    found = get_object_or_404(letters_visible_to(request.user), pk=pk)
    if kind not in _PAPERS:
        raise Http404
    kept = getattr(found, kind)
    if kept is not None:
        return as_download(kept, inline=True)
    make, media_type = _PAPERS[kind]
    name = f"To-trinh-{found.code}.{kind}".replace("/", "-")
    return answer_with(make(paper_of_letter(found)), name=name, media_type=media_type, inline=True)
