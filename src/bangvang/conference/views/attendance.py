"""The list of a conference and its door: who is invited, who is here; the page behind the QR of an invitation."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import answered, attempt, status_of
from bangvang.audit.refusals import Refusal
from bangvang.conference import actions
from bangvang.conference.choices import AttendeeRole
from bangvang.conference.forms import AttendeeForm, FromUnitForm, InviteForm, ReasonForm
from bangvang.conference.forms.attendance import UnitToInviteForm
from bangvang.conference.models import Attendee, Conference
from bangvang.conference.permissions import may_check_in, may_plan, require
from bangvang.conference.queries import (
    address_of,
    attendees_matching,
    attendees_of,
    by_token,
    code_of,
    has_opened_a_vote,
    people_to_invite,
    presence_of,
    sections_of,
    units_for_tasks,
    visible_to,
    votes_by_phone,
)
from bangvang.conference.queries.invitations import invited_as
from bangvang.conference.queries.seating import seat_of
from bangvang.register.queries import posts_on
from bangvang_paper.typesetting.qr import qr_svg

A_PAGE = 100
PEOPLE_SHOWN = 300


def _conference(request: HttpRequest, pk: int) -> Conference:
    return get_object_or_404(visible_to(request.user), pk=pk)


def _attendee(request: HttpRequest, pk: int) -> Attendee:
    mine = Attendee.objects.filter(conference__in=visible_to(request.user))
    return get_object_or_404(mine.select_related("conference__body", "checked_in_by", "answer", "seat__block"), pk=pk)


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody invited, looked through by words; who stands at the door presses beside a name."""
    conference = _conference(request, pk)
    words, which = request.GET.get("q", "").strip()[:100], request.GET.get("loc", "")
    shown = attendees_matching(attendees_of(conference), words)
    if which in ("vang", "co"):
        shown = shown.filter(checked_in_at__isnull=which == "vang")
    context = {
        "conference": conference,
        "page": Paginator(shown, A_PAGE).get_page(request.GET.get("trang")),
        "heads": presence_of(conference),
        "sections": sections_of(conference),
        "words": words,
        "which": which,
        "may_plan": may_plan(request.user, conference),
        "may_check_in": may_check_in(request.user, conference),
        "delegate": AttendeeRole.DELEGATE,
        "voted": has_opened_a_vote(conference),
    }
    return render(request, "conference/attendees.html", context)


@login_required
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Write one person on the list."""
    conference = _conference(request, pk)
    require(may_plan(request.user, conference))
    form = InviteForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: actions.invite(request.user, conference, **form.cleaned_data)):
        messages.success(request, _("Đã ghi %(name)s vào danh sách.") % {"name": form.cleaned_data["name"]})
        return redirect("conference:invite" if "nua" in request.POST else "conference:attendees", pk)
    return render(request, "conference/invite.html", {"conference": conference, "form": form}, status=status_of(form))


@login_required
def invite_from(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a unit, then tick its people."""
    conference = _conference(request, pk)
    require(may_plan(request.user, conference))
    chooser = UnitToInviteForm(request.GET or None, conference=conference)
    if not chooser.is_valid():
        context: dict[str, Any] = {"conference": conference, "chooser": chooser}
        return render(
            request, "conference/invite_from.html", context, status=status_of(chooser) if request.GET else 200
        )
    unit = get_object_or_404(units_for_tasks(conference), pk=chooser.cleaned_data["don_vi"].pk)
    people = people_to_invite(conference, unit, request.user)
    form = FromUnitForm(request.POST or None, people=people)
    if form.is_valid():
        made: list[Attendee] = []
        if attempt(form, lambda: made.extend(actions.invite_from(request.user, conference, unit, **form.cleaned_data))):
            messages.success(request, _("Đã mời %(count)d người của %(unit)s.") % {"count": len(made), "unit": unit})
            return redirect("conference:attendees", pk)
    ticked = set(request.POST.getlist("people"))
    rows = [
        (
            person,
            next((post.position for post in posts_on(person, conference.held_on) if post.unit_id == unit.pk), ""),
            str(person.pk) in ticked,
        )
        for person in people[:PEOPLE_SHOWN]
    ]
    more = max(people.count() - PEOPLE_SHOWN, 0)
    context = {"conference": conference, "unit": unit, "form": form, "rows": rows, "more": more, "chooser": chooser}
    return render(request, "conference/invite_from.html", context, status=status_of(form))


@login_required
def attendee(request: HttpRequest, pk: int) -> HttpResponse:
    """Change how somebody stands on the list; take a wrong check-in back."""
    found = _attendee(request, pk)
    require(may_plan(request.user, found.conference))
    form = AttendeeForm(request.POST or None, instance=_attendee(request, pk))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.ATTENDEE_FIELDS}
        if attempt(form, lambda: actions.revise_attendee(request.user, found, read_version=form.read_version, **said)):
            messages.success(request, _("Đã lưu."))
            return redirect("conference:attendees", found.conference_id)
    return _attendee_page(request, pk, form=form, status=status_of(form))


def _attendee_page(
    request: HttpRequest,
    pk: int,
    *,
    form: AttendeeForm | None = None,
    undo: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    found = _attendee(request, pk)
    address = address_of(found, request.build_absolute_uri("/"))
    context = {
        "attendee": found, "form": form or AttendeeForm(instance=found), "undo": undo or ReasonForm(),
        "address": address, "qr": qr_svg(address), "voted": has_opened_a_vote(found.conference),
    }  # fmt: skip
    return render(request, "conference/attendee.html", context, status=status)


@login_required
@require_POST
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody off the list."""
    found = _attendee(request, pk)
    require(may_plan(request.user, found.conference))
    return answered(
        request, lambda: actions.take_off(request.user, found),
        _("Đã bỏ %(name)s khỏi danh sách.") % {"name": found}, redirect("conference:attendees", found.conference_id),
    )  # fmt: skip


# ── the door ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_POST
def check_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Write from the list that somebody is here; the search that found them is kept."""
    found = _attendee(request, pk)
    require(may_check_in(request.user, found.conference))
    kept = {name: said for name in ("q", "loc", "trang") if (said := request.POST.get(name, "")[:100])}
    address = reverse("conference:attendees", args=[found.conference_id])
    back = redirect(f"{address}?{urlencode(kept)}" if kept else address)
    return _checked_in(request, found, back)


def _checked_in(request: HttpRequest, attendee: Attendee, back: HttpResponse) -> HttpResponse:
    """Check in and go ``back``, where it is said, with the code that the delegate votes with on a phone, if there is one.

    Whoever comes second with the same person, at another door or by a second press, is told who wrote it and when.
    """
    pressed_at = timezone.now()
    try:
        standing = actions.check_in(request.user, attendee)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return back
    said, code = _here(attendee), code_of(standing)
    written_at = standing.checked_in_at or pressed_at
    if written_at < pressed_at or standing.checked_in_by != request.user:
        at = f"{timezone.localtime(written_at):%H:%M:%S}"
        said = _("%(name)s đã được ghi có mặt lúc %(at)s, %(by)s ghi; không ghi lần nữa.") % {
            "name": attendee, "at": at, "by": standing.checked_in_by,
        }  # fmt: skip
    if code is not None:
        said += " " + _("Số %(n)d, mã biểu quyết %(code)s.") % {"n": attendee.ordinal, "code": code.spaced}
    messages.success(request, said)
    return back


def _here(attendee: Attendee) -> str:
    """Who came, and where they sit: what the door tells them."""
    place = seat_of(attendee)
    told = {"name": invited_as(attendee).name, "place": place.words if place is not None else ""}
    return (_("%(name)s có mặt, ngồi %(place)s.") if place is not None else _("%(name)s có mặt.")) % told


@login_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a wrong check-in back."""
    found = _attendee(request, pk)
    require(may_check_in(request.user, found.conference))
    form = ReasonForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.undo_check_in(request.user, found, **form.cleaned_data)):
        messages.success(request, _("Đã bỏ điểm danh của %(name)s.") % {"name": found})
        return redirect("conference:attendees", found.conference_id)
    return _attendee_page(request, pk, undo=form, status=status_of(form))


@login_required
@require_POST
def close_presence(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody comes in any more."""
    found = _conference(request, pk)
    require(may_check_in(request.user, found))
    return answered(
        request, lambda: actions.close_presence(request.user, found), _("Đã chốt điểm danh."),
        redirect("conference:attendees", pk),
    )  # fmt: skip


@login_required
@require_POST
def reopen_presence(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody came late."""
    found = _conference(request, pk)
    require(may_check_in(request.user, found))
    return answered(
        request, lambda: actions.reopen_presence(request.user, found), _("Đã mở lại điểm danh."),
        redirect("conference:attendees", pk),
    )  # fmt: skip


@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What the QR of an invitation opens: at the door the name and one button; for the invited their own page."""
    found = _by_token(token)
    at_door = request.user.is_authenticated and may_check_in(request.user, found.conference)
    context = {
        "attendee": found, "conference": found.conference, "at_door": at_door,
        "invited": invited_as(found), "place": seat_of(found),
        "qr": qr_svg(address_of(found, request.build_absolute_uri("/"))),
    }  # fmt: skip
    by_phone = found.has_a_vote and votes_by_phone(found.conference)
    context["by_phone"] = by_phone
    if at_door:
        context["heads"] = presence_of(found.conference)
        context["code"] = code_of(found) if by_phone else None
    return render(request, "conference/invitation.html", context)


def _by_token(token: str) -> Attendee:
    found = by_token(token)
    if found is None:
        raise Http404(_("Giấy mời này không còn hiệu lực."))
    return found


@login_required
@require_POST
def scan(request: HttpRequest, token: str) -> HttpResponse:
    """Check in whoever holds the invitation that was scanned."""
    found = _by_token(token)
    require(may_check_in(request.user, found.conference))
    return _checked_in(request, found, redirect("conference:invitation", token))
