"""The plan of seats: drawn, proposed by the rule, one person moved by two presses, printed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.forms import VersionForm
from bangvang.conference import actions
from bangvang.conference.choices import SeatReason
from bangvang.conference.forms import BlockForm, SeatForm
from bangvang.conference.models import Attendee, Block, Conference, Seating
from bangvang.conference.papers import plan_paper, seat_list_paper
from bangvang.conference.permissions import may_plan, require
from bangvang.conference.queries import visible_to
from bangvang.conference.queries.seating import (
    blocks_of,
    drawn,
    room_of,
    seating_of,
    seats_of,
    without_a_seat,
)
from bangvang.files.queries import DOCX, PDF, answer_with
from bangvang_paper.typesetting.seating import seating_pdf
from bangvang_paper.typesetting.statement import statement_docx, statement_pdf

_PAPERS = {"docx": (statement_docx, DOCX), "pdf": (statement_pdf, PDF)}


def _conference(request: HttpRequest, pk: int) -> Conference:
    return get_object_or_404(visible_to(request.user), pk=pk)


def _seating(conference: Conference) -> Seating:
    found = seating_of(conference)
    if found is None:
        raise Http404(_("Hội nghị chưa có sơ đồ chỗ ngồi."))
    return found


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as it stands; ``?nguoi=`` has one person in the hand, to be set on the seat that is pressed."""
    found = _conference(request, pk)
    return _page(request, found, in_hand=_in_hand(request, found) if may_plan(request.user, found) else None)


def _page(
    request: HttpRequest, found: Conference, refused: VersionForm | None = None, *, in_hand: Attendee | None = None
) -> HttpResponse:
    blocks = blocks_of(found)
    seats = list(seats_of(found))
    context: dict[str, Any] = {
        "conference": found,
        "seating": seating_of(found),
        "blocks": drawn(blocks, seats),
        "room": room_of(found, blocks),
        "standing": without_a_seat(found),
        "reasons": _reasons([one.why for one in seats]),
        "in_hand": in_hand,
        "may_plan": may_plan(request.user, found),
        "refused": refused,
    }
    return render(request, "conference/seating.html", context, status=status_of(refused))


def _reasons(whys: list[str]) -> list[tuple[str, int]]:
    return [(str(reason.label), count) for reason in SeatReason if (count := whys.count(reason.value))]


def _in_hand(request: HttpRequest, conference: Conference) -> Attendee | None:
    chosen = request.GET.get("nguoi", "")
    mine = conference.attendees.select_related("seat__block")
    return mine.filter(pk=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 10 else None


@login_required
@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Seat everybody by the rule."""
    found = _conference(request, pk)
    require(may_plan(request.user, found))
    form, count = VersionForm(request.POST), [0]
    if form.is_valid() and attempt(form, lambda: count.append(_propose(request, found, form))):
        messages.success(request, _("Đã xếp chỗ cho %(count)d người.") % {"count": count[-1]})
        return redirect("conference:seating", pk)
    return _page(request, found, form)


def _propose(request: HttpRequest, found: Conference, form: VersionForm) -> int:
    said = {"read_version": form.cleaned_data["version"], "anew": "lai" in request.POST}
    return actions.propose_seats(request.user, _seating(found), **said)


@login_required
@require_POST
def clear(request: HttpRequest, pk: int) -> HttpResponse:
    """Let nobody sit any more."""
    found = _conference(request, pk)
    require(may_plan(request.user, found))
    form = VersionForm(request.POST)
    if form.is_valid() and attempt(
        form,
        lambda: actions.clear_seats(request.user, _seating(found), read_version=form.cleaned_data["version"]),
    ):
        messages.success(request, _("Đã bỏ hết chỗ ngồi."))
        return redirect("conference:seating", pk)
    return _page(request, found, form)


@login_required
@require_POST
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the person in the hand on the seat that was pressed."""
    mine = Attendee.objects.filter(conference__in=visible_to(request.user)).select_related("conference__body", "seat__block")
    attendee = get_object_or_404(mine, pk=pk)
    conference = attendee.conference
    require(may_plan(request.user, conference))
    form = SeatForm(request.POST, conference=conference)
    if form.is_valid() and attempt(form, lambda: _seat(request, attendee, form)):
        return redirect(f"{reverse('conference:seating', args=[conference.pk])}#nguoi-{pk}")
    return _page(request, conference, form, in_hand=attendee)


def _seat(request: HttpRequest, attendee: Attendee, form: SeatForm) -> None:
    place, read = form.cleaned_data["cho"], form.cleaned_data["version"]
    if place is None:
        actions.unseat(request.user, attendee, read_version=read)
        messages.success(request, _("%(name)s chưa có chỗ.") % {"name": attendee})
        return
    actions.seat(request.user, attendee, place, read_version=read)
    messages.success(request, _("%(name)s ngồi %(place)s.") % {"name": attendee, "place": place.words})


# ── the hall ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def add_block(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one block behind the others."""
    found = _conference(request, pk)
    require(may_plan(request.user, found))
    form = BlockForm(request.POST or None, version=1)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.BLOCK_FIELDS}
        if attempt(form, lambda: actions.add_block(request.user, found, **said)):
            messages.success(request, _("Đã thêm %(name)s.") % {"name": said["name"]})
            return redirect("conference:add_block" if "nua" in request.POST else "conference:seating", pk)
    return render(request, "conference/block.html", {"conference": found, "form": form}, status=status_of(form))


def _block(request: HttpRequest, pk: int) -> Block:
    mine = Block.objects.filter(seating__conference__in=visible_to(request.user))
    found = get_object_or_404(mine.select_related("seating__conference__body"), pk=pk)
    require(may_plan(request.user, found.seating.conference))
    return found


@login_required
def block(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one block, or take it off."""
    found = _block(request, pk)
    conference = found.seating.conference
    form = BlockForm(request.POST or None, instance=_block(request, pk), version=found.seating.version)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.BLOCK_FIELDS}
        read = form.cleaned_data["version"]
        if attempt(form, lambda: actions.revise_block(request.user, found, read_version=read, **said)):
            messages.success(request, _("Đã lưu."))
            return redirect("conference:seating", conference.pk)
    context = {"conference": conference, "form": form, "found": found, "version": found.seating.version}
    return render(request, "conference/block.html", context, status=status_of(form))


@login_required
@require_POST
def remove_block(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an empty block off."""
    found = _block(request, pk)
    conference, form = found.seating.conference, VersionForm(request.POST)
    if form.is_valid() and attempt(
        form, lambda: actions.remove_block(request.user, found, read_version=form.cleaned_data["version"])
    ):
        messages.success(request, _("Đã bỏ %(name)s khỏi sơ đồ.") % {"name": found.name})
        return redirect("conference:seating", conference.pk)
    return _page(request, conference, form)


# ── on paper ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def plan_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as PDF."""
    found = _conference(request, pk)
    _seating(found)
    data = seating_pdf(plan_paper(found, drawn(blocks_of(found), seats_of(found))))
    return answer_with(data, name=f"So-do-cho-ngoi-{pk}.pdf", media_type=PDF, inline=True)


@login_required
@require_safe
def list_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Who sits where, by name, as DOCX or PDF."""
    found = _conference(request, pk)
    if kind not in _PAPERS:
        raise Http404
    make, media_type = _PAPERS[kind]
    data = make(seat_list_paper(found, list(seats_of(found))))
    return answer_with(data, name=f"Danh-sach-cho-ngoi-{pk}.{kind}", media_type=media_type, inline=True)
