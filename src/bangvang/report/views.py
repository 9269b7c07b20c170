"""Pages of achievement reports: written, quoted, closed, compared with others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
from bangvang.catalogue.queries import award_name
from bangvang.files.queries import DOCX, PDF, answer_with
from bangvang.register.choices import RecipientKind
from bangvang.register.picking import units_offered
from bangvang.report import actions
from bangvang.report.choices import QuoteKind, ReportState
from bangvang.report.content import Cited, Content, Written, content_from
from bangvang.report.forms import BeginForm, CloseForm, FigureForm, HonourForm, ReviseForm
from bangvang.report.models import AchievementReport, Edition
from bangvang.report.papers import report_paper
from bangvang.report.permissions import may_write, may_write_in, require
from bangvang.report.queries import (
    alike_to,
    compared,
    content_of,
    corrected_since,
    doubts_in,
    editions_visible_to,
    form_of,
    units_writing,
    visible_to,
)
from bangvang.report.shapes import form_words, forms_for
from bangvang_paper.similarity import side_by_side
from bangvang_paper.typesetting.report import report_docx, report_pdf

A_PAGE = 50
KINDS = {
    "ca-nhan": RecipientKind.INDIVIDUAL,
    "tap-the": RecipientKind.COLLECTIVE,
    "ho-gia-dinh": RecipientKind.HOUSEHOLD,
}
_PAPERS = {"docx": (report_docx, DOCX), "pdf": (report_pdf, PDF)}


@dataclass(frozen=True)
class Piece:
    """A piece of a text; ``cited``: it is a quote."""

    words: str
    cited: Cited | None = None


# ── lists and writing ────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Reports that the person may see, the newest first."""
    page = Paginator(visible_to(request.user), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "rows": [(one, award_name(one.award)) for one in page],
        "units": units_offered(units_writing(request.user), request.GET.get("don-vi", "")),
    }
    return render(request, "report/list.html", context)


@login_required
def begin(request: HttpRequest, unit_pk: int, kind: str) -> HttpResponse:
    """Begin a report of a person, a collective or a household of a unit."""
    unit = get_object_or_404(units_writing(request.user), pk=unit_pk)
    require(may_write_in(request.user, unit))
    if kind not in KINDS:
        raise Http404
    form = BeginForm(request.POST or None, user=request.user, unit=unit, kind=KINDS[kind])
    if request.method == "POST" and form.is_valid():
        made: list[AchievementReport] = []
        if attempt(form, lambda: made.append(actions.begin(request.user, unit, **form.cleaned_data))):
            return redirect("report:edit", made[0].pk)
    read: dict[str, list[str]] = {}
    for one in forms_for(KINDS[kind]):
        read.setdefault(form_words(one), []).append(str(one.label))
    context = {"form": form, "unit": unit, "kind": KINDS[kind], "read": read.items()}
    return render(request, "report/begin.html", context, status=status_of(form))


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write; what is quoted is picked on a page of its own."""
    found = _find(request, pk)
    require(may_write(request.user, found))
    if found.state != ReportState.DRAFT:
        return redirect("report:detail", pk)
    form = ReviseForm(request.POST or None, instance=_find(request, pk))
    if request.method == "POST" and form.is_valid():
        said = form.said()
        if attempt(form, lambda: actions.revise(request.user, found, read_version=form.read_version, **said)):
            messages.success(request, _("Đã lưu."))
            return redirect("report:detail", pk)
    content = content_of(found, timezone.localdate())
    context = {"form": form, "report": found, "content": content}
    return render(request, "report/form.html", context, status=status_of(form))


@login_required
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """Pick a figure or an honour to quote."""
    found = _find(request, pk)
    require(may_write(request.user, found))
    if found.state != ReportState.DRAFT:
        return redirect("report:detail", pk)
    honours = "khen" in request.POST
    figure = FigureForm(request.POST if request.POST and not honours else None, report=found)
    honour = HonourForm(request.POST if honours else None, report=found)
    form = honour if honours else figure
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        read = said.pop("version")
        verb = actions.quote_honour if honours else actions.quote_figure
        if attempt(form, lambda: verb(request.user, found, read_version=read, **said)):
            messages.success(request, _("Đã thêm trích dẫn."))
            return redirect("report:edit", pk)
    context = {"report": found, "figure_form": figure, "honour_form": honour}
    return render(request, "report/quote.html", context, status=status_of(form))


@login_required
@require_POST
def unquote(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take a quote away."""
    found = _find(request, pk)
    require(may_write(request.user, found))
    form = VersionForm(request.POST)
    if form.is_valid():
        read = form.cleaned_data["version"]
        if attempt(form, lambda: actions.unquote(request.user, found, number, read_version=read)):
            return redirect("report:detail", pk)
    return _detail(request, _find(request, pk), status=status_of(form), version_form=form)


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it."""
    found = _find(request, pk)
    require(may_write(request.user, found))
    form = CloseForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        act = {"on": said["on"], "read_version": said["version"]}
        if attempt(form, lambda: actions.submit(request.user, found, **act)):
            messages.success(request, _("Đã chốt. Số và khen thưởng trong bản này không đổi nữa."))
            return redirect("report:detail", pk)
    return _detail(request, _find(request, pk), status=status_of(form), close_form=form)


@login_required
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it for another edition."""
    found = _find(request, pk)
    require(may_write(request.user, found))
    form = VersionForm(request.POST)
    if form.is_valid():
        read = form.cleaned_data["version"]
        if attempt(form, lambda: actions.reopen(request.user, found, read_version=read)):
            return redirect("report:edit", pk)
    return _detail(request, _find(request, pk), status=status_of(form), version_form=form)


# ── looking ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What the report says, what is typed in it, and what reads alike."""
    return _detail(request, _find(request, pk))


def _find(request: HttpRequest, pk: int) -> AchievementReport:
    return get_object_or_404(visible_to(request.user), pk=pk)


def _detail(request: HttpRequest, found: AchievementReport, status: int = 200, **forms: object) -> HttpResponse:
    """Whoever does not write it sees the last closed edition, never the draft of the next."""
    writes = may_write(request.user, found)
    today = timezone.localdate()
    editions = list(found.editions.select_related("by").order_by("-number"))
    draft = found.state == ReportState.DRAFT and writes
    content = content_of(found, today) if draft else content_from(editions[0].content)
    known = {"version": found.version}
    context = {
        "draft": draft,
        "may_write": writes,
        "editions": editions,
        "table_quotes": found.quotes.filter(kind=QuoteKind.BY_YEAR).select_related("indicator", "unit")
        if draft
        else [],
        "doubts": doubts_in(found, content),
        "alike": alike_to(request.user, found, content),
        "corrected": [] if draft else corrected_since(found, content, today),
        "close_form": CloseForm(initial=known),
        "version_form": VersionForm(initial=known),
    }
    return render(request, "report/detail.html", _shown(found, content) | context | forms, status=status)


def _shown(found: AchievementReport, content: Content) -> dict[str, object]:
    cited = {one.number: one for one in content.cited}
    named = {number for place in content.places for _begin, _end, number in place.spans}
    return {
        "report": found,
        "content": content,
        "award": award_name(content.award),
        "form_words": form_of(content),
        "chapters": [
            (chapter, [(place, _pieces(place, cited)) for place in chapter.written]) for chapter in content.chapters
        ],
        "cited": [(one, one.number in named) for one in content.cited],
    }


def _pieces(place: Written, cited: dict[int, Cited]) -> list[Piece]:
    pieces, at = [], 0
    for begin, end, number in place.spans:
        pieces += [Piece(place.text[at:begin]), Piece(place.text[begin:end], cited.get(number))]
        at = end
    return [*pieces, Piece(place.text[at:])]


@login_required
@require_safe
def edition(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A closed edition as it was closed."""
    kept = _edition(request, pk, number)
    content = content_from(kept.content)
    corrected = corrected_since(kept.report, content, timezone.localdate())
    context = _shown(kept.report, content) | {"edition": kept, "corrected": corrected}
    return render(request, "report/edition.html", context)


def _edition(request: HttpRequest, pk: int, number: int) -> Edition:
    return get_object_or_404(editions_visible_to(request.user), report_id=pk, number=number)


@login_required
@require_safe
def draft_paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """What is being written, as DOCX or PDF."""
    found = _find(request, pk)
    require(may_write(request.user, found))
    today = timezone.localdate()
    return _paper(found, content_of(found, today), today, kind, closed=False)


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, number: int, kind: str) -> HttpResponse:
    """A closed edition as DOCX or PDF."""
    kept = _edition(request, pk, number)
    return _paper(kept.report, content_from(kept.content), kept.submitted_on, kind, closed=True)


def _paper(found: AchievementReport, content: Content, on: date, kind: str, *, closed: bool) -> HttpResponse:
    if kind not in _PAPERS:
        raise Http404
    make, media_type = _PAPERS[kind]
    made = make(report_paper(found, content, on, closed=closed))
    return answer_with(made, name=f"Bao-cao-thanh-tich-{found.pk}.{kind}", media_type=media_type, inline=True)


@login_required
@require_safe
def compare(request: HttpRequest, pk: int, edition_pk: int) -> HttpResponse:
    """The passages that stand in this report and in a closed one, side by side; both must be the reader's to see."""
    found = _find(request, pk)
    other = get_object_or_404(editions_visible_to(request.user).exclude(report=found), pk=edition_pk)
    draft = found.state == ReportState.DRAFT and may_write(request.user, found)
    last = found.editions.order_by("-number").first()
    content = content_of(found, timezone.localdate()) if draft or last is None else content_from(last.content)
    mine, theirs = content.own_text, content_from(other.content).own_text
    likeness = compared(mine, other)
    context = {
        "report": found,
        "other": other,
        "share": round(likeness.of_here * 100),
        "share_there": round(likeness.of_there * 100),
        "passages": [side_by_side(mine, theirs, one) for one in likeness.passages],
    }
    return render(request, "report/compare.html", context)
