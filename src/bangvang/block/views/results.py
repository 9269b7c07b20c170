"""The order of a round, ties, exports, and who is put forward against what was granted."""

from __future__ import annotations

import tempfile
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.block.actions import results as actions
from bangvang.block.choices import RoundState
from bangvang.block.exports import ranking_csv, write_ranking
from bangvang.block.forms.scoring import PutForwardForm, TieForm, WithdrawForm
from bangvang.block.models import Round
from bangvang.block.papers.scoring import ranking_paper
from bangvang.block.permissions import may_organise, may_organise_for, may_settle, require
from bangvang.block.queries import visible_to
from bangvang.block.queries.honouring import closed_rounds, counts, fates, flag_bound, put_forward_visible_to
from bangvang.block.queries.scoring import standings, ties
from bangvang.block.queries.tables import may_see_order
from bangvang.block.views.cards import PAPERS
from bangvang.block.views.scoring import round_seen
from bangvang.files.queries import answer_with
from bangvang.register.models import Unit


def _ordered(request: HttpRequest, pk: int) -> Round:
    """The round whose order the person may know; else not found."""
    found = round_seen(request, pk)
    if not may_see_order(request.user, found):
        raise Http404
    return found


@login_required
@require_safe
def ranking(request: HttpRequest, pk: int) -> HttpResponse:
    """Every unit with its points, in order."""
    found = _ordered(request, pk)
    rows = standings(found)
    context = {
        "round": found,
        "rows": rows,
        "ties": ties(rows),
        "may_settle": found.state == RoundState.APPEALS and may_settle(request.user, found.block),
    }
    return render(request, "block/ranking.html", context)


@login_required
@require_safe
def ranking_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse | FileResponse:
    """The order as CSV, Excel, Word or PDF."""
    found = _ordered(request, pk)
    rows, name = standings(found), f"Xep-hang-{found.year}-{pk}.{kind}"
    if kind == "csv":
        return answer_with(ranking_csv(found, rows), name=name, media_type="text/csv; charset=utf-8")
    if kind == "xlsx":
        file = tempfile.TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
        write_ranking(file, found, rows)
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=name)
    if kind not in PAPERS:
        raise Http404
    make, media_type = PAPERS[kind]
    paper = ranking_paper(found, rows, on=found.closed_on or timezone.localdate())
    return answer_with(make(paper), name=name, media_type=media_type, inline=True)


@login_required
def settle(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Say who comes first among the units that share the place."""
    found = _ordered(request, pk)
    require(may_settle(request.user, found.block))
    tied = next((some for some in ties(standings(found)) if some[0].place == place), None)
    if tied is None:
        raise Http404
    form = TieForm(request.POST or None, tied=[one.contender for one in tied])
    if request.method == "POST" and form.is_valid():
        reason, today = form.cleaned_data["reason"], timezone.localdate()
        if attempt(form, lambda: actions.settle_tie(request.user, found, form.order, reason=reason, today=today)):
            messages.success(request, _("Đã xếp thứ tự các đơn vị bằng điểm."))
            return redirect("block:ranking", pk)
    context = {"form": form, "round": found, "tied": tied}
    return render(request, "block/tie.html", context, status=status_of(form))


# ── suy tôn ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def put_forward(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down whom the block puts forward for what."""
    found = round_seen(request, pk)
    require(may_organise(request.user, found.block))
    contenders = [one.contender for one in standings(found) if one.place is not None]
    form = PutForwardForm(request.POST or None, contenders=contenders)
    if request.method == "POST" and form.is_valid():
        said, today = form.cleaned_data, timezone.localdate()
        if attempt(
            form,
            lambda: actions.put_forward(
                request.user, form.contender, said["award"], words=said["words"], on=said["on"], today=today
            ),
        ):
            messages.success(request, _("Đã ghi suy tôn %(unit)s.") % {"unit": form.contender})
            return redirect("block:round", pk)
    return render(request, "block/put_forward.html", {"form": form, "round": found}, status=status_of(form))


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a line of suy tôn back, with the reason."""
    line = get_object_or_404(put_forward_visible_to(request.user), pk=pk)
    require(may_organise(request.user, line.contender.round.block))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, today = form.cleaned_data["reason"], timezone.localdate()
        if attempt(form, lambda: actions.withdraw_put_forward(request.user, line, reason=reason, today=today)):
            messages.success(request, _("Đã rút. Dòng cũ vẫn giữ, kèm lý do."))
            return redirect("block:round", line.contender.round_id)
    (fate,) = fates([line], timezone.localdate())
    return render(request, "block/withdraw.html", {"form": form, "fate": fate, "line": line}, status=status_of(form))


@login_required
@require_safe
def honours(request: HttpRequest, organiser_pk: int, year: int) -> HttpResponse:
    """All blocks of an organiser in a year: who was put forward for what, what was granted, and the bound of the law."""
    organisers = Unit.objects.filter(pk__in=visible_to(request.user).values("organiser_id"))
    organiser = get_object_or_404(organisers, pk=organiser_pk)
    today = timezone.localdate()
    lines = put_forward_visible_to(request.user).filter(contender__organiser=organiser, contender__year=year)
    found = fates(list(lines), today)
    context = {
        "organiser": organiser,
        "organises": may_organise_for(request.user, organiser),
        "year": year,
        "fates": found,
        "counts": counts(found),
        "rounds": closed_rounds(organiser, year).filter(block__in=visible_to(request.user)),
        "bound": flag_bound(organiser, year, min(today, date(year, 12, 31))),
    }
    return render(request, "block/honours.html", context)
