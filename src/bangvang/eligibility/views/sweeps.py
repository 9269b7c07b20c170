"""Pages of sweeps: ask for one, see how far it is, read what was found, take it away as a workbook."""

from __future__ import annotations

import tempfile
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.catalogue.queries import award_name
from bangvang.eligibility import actions
from bangvang.eligibility.forms import SweepForm, WishForm
from bangvang.eligibility.models import Sweep, SweepRow
from bangvang.eligibility.permissions import may_sweep_somewhere, require
from bangvang.eligibility.queries.single import look_at_one
from bangvang.eligibility.queries.sweeps import by_unit, headline, how_many, rows_of, sweeps_visible_to, told
from bangvang.eligibility.sources import sources_of
from bangvang.eligibility.tree import criteria, tally
from bangvang.eligibility.workbook import MOST, write_workbook
from bangvang_law.errors import CaseError

A_PAGE, SWEEPS_A_PAGE = 100, 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Sweeps over units in one's care, and the form for another."""
    require(may_sweep_somewhere(request.user))
    form = SweepForm(request.POST or None, user=request.user)
    made: list[Sweep] = []
    if form.is_valid() and attempt(form, lambda: made.append(actions.ask_sweep(request.user, **form.cleaned_data))):
        return redirect("sweep:detail", made[0].pk)
    page = Paginator(sweeps_visible_to(request.user), SWEEPS_A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "eligibility/sweeps.html", {"form": form, "page": page}, status=status_of(form))


def _find(request: HttpRequest, pk: int) -> Sweep:
    return get_object_or_404(sweeps_visible_to(request.user), pk=pk)


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a sweep is; once it is done, the rows that the address asks for."""
    sweep = _find(request, pk)
    return _rows(request, sweep) if sweep.done_at else _progress(request, sweep)


def _progress(request: HttpRequest, sweep: Sweep) -> HttpResponse:
    return render(request, "eligibility/sweep_progress.html", {"sweep": sweep})


def _rows(request: HttpRequest, sweep: Sweep) -> HttpResponse:
    form = WishForm(request.GET, sweep=sweep)
    wish = form.wish()
    counts = how_many(sweep, wish)
    paginator = Paginator(rows_of(sweep, wish), A_PAGE)
    paginator.count = counts[wish.view]  # counted already, with the other views
    page = paginator.get_page(request.GET.get("trang"))
    context = {
        "sweep": sweep,
        "form": form,
        "wish": wish,
        "views": [(name, words, counts[name]) for name, words in _view_words(sweep)],
        "headline": headline(sweep, counts),
        "page": page,
        "rows": list(told(sweep, page)),
        "is_filtered": bool(wish.words or wish.unit or wish.award or wish.finding),
        "too_many": counts[wish.view] > MOST,
        "most": MOST,
    }
    response = render(request, "eligibility/sweep.html", context)
    if request.headers.get("HX-Request"):  # the page of progress asked whether it is done: show the whole page anew
        response["HX-Refresh"] = "true"
    return response


def _view_words(sweep: Sweep) -> list[tuple[str, str]]:
    words = [
        ("du", _("Đủ hoặc chỉ còn chờ người ghi nhận")),
        ("chua-de-nghi", _("Chưa từng được đề nghị")),
        ("sang-nam", _("Sang năm có thể đủ")),
        ("tat-ca", _("Tất cả")),
    ]
    return [one for one in words if sweep.ahead or one[0] != "sang-nam"]


@login_required
@require_safe
def units(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found, unit by unit."""
    sweep = _done(request, pk)
    return render(request, "eligibility/sweep_units.html", {"sweep": sweep, "units": by_unit(sweep)})


def _done(request: HttpRequest, pk: int) -> Sweep:
    sweep = _find(request, pk)
    if sweep.done_at is None:
        raise Http404
    return sweep


@login_required
@require_safe
def row(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """Why: the law's tree for one person and award, asked of the register as it stands now."""
    sweep = _done(request, pk)
    one = get_object_or_404(SweepRow.objects.select_related("person", "unit"), pk=row_pk, sweep=sweep)
    context: dict[str, Any] = {
        "sweep": sweep,
        "row": one,
        "told": next(told(sweep, [one])),
        "award": award_name(one.award),
    }
    try:
        found = look_at_one(sweep, one)
    except CaseError as error:  # the register holds something that the book cannot read: say where
        return render(request, "eligibility/sweep_row.html", context | {"unreadable": str(error)})
    nodes = criteria(found.root.as_dict(chains=True), sources_of(one.person, sweep.on))
    context |= {
        "found": found,
        "nodes": nodes,
        "tally": tally(nodes),
        "has_changed": found.finding != one.finding,
    }
    return render(request, "eligibility/sweep_row.html", context)


@login_required
@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a stopped sweep again."""
    sweep = _find(request, pk)
    if sweep.done_at is None:
        actions.resume(request.user, sweep)
    return redirect("sweep:detail", pk)


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a sweep away."""
    actions.discard(request.user, _find(request, pk))
    return redirect("sweep:list")


@login_required
@require_safe
def workbook(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The rows that the address asks for, all pages, as an Excel file."""
    sweep = _done(request, pk)
    wish = WishForm(request.GET, sweep=sweep).wish()
    rows = rows_of(sweep, wish)
    if rows.count() > MOST:
        return _rows(request, sweep)
    file = tempfile.TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    write_workbook(file, sweep, told(sweep, rows.iterator(2_000)))
    file.seek(0)
    name = _("ra-soat-%(day)s.xlsx") % {"day": f"{sweep.on:%Y-%m-%d}"}
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
